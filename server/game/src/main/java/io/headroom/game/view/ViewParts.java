package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.result.WhatIfResult;
import io.headroom.game.score.NextStep;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/** What the three views have in common. */
public interface ViewParts {

    /**
     * Where the game's clock stands.
     *
     * @param instance number of the phase instance; phase-bound commands name it
     * @param remainingMillis at the moment the view was built; null without a deadline
     */
    record Clock(
            int instance,
            Phase phase,
            boolean paused,
            long lengthMillis,
            @Nullable Long remainingMillis) {}

    /** A track as its team and the class see it. */
    record TrackCard(
            String track,
            String title,
            String persona,
            String crisis,
            String objective,
            String unitName,
            String costUnit) {}

    /**
     * A team on every screen.
     *
     * @param name the number of its name, from 0, of which the first 1,024 are different words
     */
    record TeamCard(
            int team,
            int name,
            String track,
            List<MemberCard> members,
            int whatIfsUsed,
            boolean submitted) {}

    /**
     * A student as others see them.
     *
     * @param name null when it was erased
     */
    record MemberCard(int seat, @Nullable String name) {}

    /**
     * A knob as the workbench shows it.
     *
     * @param names what is shown for each of the values, for a knob that picks one of several;
     *     empty for numbers
     */
    record KnobCard(
            String knob,
            String label,
            String plainWords,
            String unit,
            int divisor,
            List<Long> values,
            List<String> names) {}

    /**
     * The lock on a screen.
     *
     * @param answered how many have answered
     * @param own the viewer's choice, if it has one
     * @param histogram answers by choice; null until the lock is revealed
     * @param answer the right choice; null until the lock is revealed
     * @param explanation null until the lock is revealed
     */
    record LockCard(
            String opening,
            String question,
            List<String> choices,
            int answered,
            @Nullable Integer own,
            @Nullable List<Integer> histogram,
            @Nullable Integer answer,
            @Nullable String explanation) {}

    /** One what-if on a team's strip. */
    record WhatIfCard(
            int id,
            int seat,
            SortedMap<String, Long> configuration,
            @Nullable WhatIfResult result) {}

    /** The team's candidate. */
    record CandidateCard(
            int revision, int seat, SortedMap<String, Long> configuration, boolean submitted) {}

    /**
     * An entrant's points, the sums of its rounds; everything else is from the last of them, see
     * {@link io.headroom.game.result.RoundScore}.
     *
     * @param ghost null for a team
     * @param name the number of a team's name; null for a ghost
     * @param star the label of the gold star that it earned; null without one
     */
    record ScoreCard(
            int rank,
            @Nullable Integer team,
            @Nullable Ghost ghost,
            @Nullable Integer name,
            String track,
            double adherence,
            @Nullable Double costPerGood,
            double slo,
            double thrift,
            double lock,
            int sloPoints,
            int thriftPoints,
            int lockPoints,
            int points,
            NextStep nextStep,
            @Nullable String star) {}

    /**
     * A live run as the board shows it when it opens; updates follow.
     *
     * @param entrants teams first, then ghosts, in a stable order; updates name their index
     * @param faults one for each track once the instructor has let something break
     */
    record LiveCard(
            int lengthTicks,
            int tick,
            List<EntrantCard> entrants,
            List<BurstCard> bursts,
            List<FaultCard> faults) {}

    /** Who rides along without a team. */
    enum Ghost {
        /** The best known configuration. */
        FRONTIER,
        /** The configuration that meets the objective by money alone. */
        OVERBUILD
    }

    /**
     * One entrant of a live run.
     *
     * @param name the number of a team's name; null for a ghost
     */
    record EntrantCard(
            @Nullable Integer team,
            @Nullable Ghost ghost,
            @Nullable Integer name,
            String track,
            double target) {}

    /** A burst of the live run, past or running. */
    record BurstCard(int tick, int lengthTicks, int strengthPercent) {}

    /** What broke, or is broken, on a track in the live run. */
    record FaultCard(int tick, int lengthTicks, String track, String label, String plainWords) {}

    /** What the instructor can let break on a track. */
    record FaultChoice(String track, String label, String plainWords, int seconds) {}
}
