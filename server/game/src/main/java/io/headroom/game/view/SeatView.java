package io.headroom.game.view;

import io.headroom.game.measure.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/**
 * What one student's phone shows.
 *
 * @param law null until the lock is revealed
 * @param name as it was typed; null when it was erased
 * @param predictMillis how long this student may still predict, at the moment the view was built,
 *     though the benches are open; null for who was given no time
 * @param bench how the team's workbench stands
 * @param measures what the numbers of what-ifs, of the own instruments and of the result are
 * @param bar what earns points at the bench; null until the bench is open and the best known found
 * @param instruments null when no live run is on
 * @param challenge what the team may answer to the challenge of a live run; null where nobody asks
 * @param result the numbers of the own system's live run, once it is scored
 * @param leaderboard of the own track: its ghosts, its first five teams, and the own
 * @param debrief null until the lock is revealed
 */
public record SeatView(
        String code,
        int round,
        String title,
        String riddle,
        @Nullable String law,
        ViewParts.Clock clock,
        int seat,
        @Nullable String name,
        ViewParts.TeamCard team,
        ViewParts.TrackCard track,
        List<ViewParts.MeasureCard> measures,
        List<ViewParts.KnobCard> knobs,
        SortedMap<String, Long> par,
        List<ViewParts.StartCard> starts,
        LockParts.LockCard lock,
        @Nullable Long predictMillis,
        BenchView bench,
        List<ViewParts.WhatIfCard> strip,
        ViewParts.@Nullable CandidateCard candidate,
        double floorShare,
        double targetShare,
        ViewParts.@Nullable BarCard bar,
        ViewParts.@Nullable LiveCard live,
        ViewParts.@Nullable InstrumentsCard instruments,
        ViewParts.@Nullable AnswerCard challenge,
        @Nullable Numbers result,
        List<ViewParts.ScoreCard> leaderboard,
        DebriefParts.@Nullable SeatDebrief debrief) {}
