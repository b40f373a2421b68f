package io.headroom.game.event;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The stable name and the present version of each event in a log; each constant is named after its
 * record. A version rises when the payload changes; what is in a log keeps the version it was
 * written with.
 */
public enum EventType {
    GAME_CREATED(4, Event.GameCreated.class),
    CLAIMED(1, Event.Claimed.class),
    SEAT_TAKEN(1, Event.SeatTaken.class),
    SEAT_MOVED(1, Event.SeatMoved.class),
    SEAT_REMOVED(2, Event.SeatRemoved.class),
    SEAT_FORGIVEN(1, Event.SeatForgiven.class),
    SEAT_RENAMED(1, Event.SeatRenamed.class),
    SEAT_LINKED(1, Event.SeatLinked.class),
    JOINING_SET(1, Event.JoiningSet.class),
    HOUSE_RANKED(1, Event.HouseRanked.class),
    TEAM_FORMED(2, Event.TeamFormed.class),
    TRACK_ASSIGNED(1, Event.TrackAssigned.class),
    TRACKS_DEALT(1, Event.TracksDealt.class),
    PHASE_STARTED(1, Event.PhaseStarted.class),
    PHASE_REOPENED(1, Event.PhaseReopened.class),
    PHASE_EXTENDED(1, Event.PhaseExtended.class),
    PHASE_SHORTENED(1, Event.PhaseShortened.class),
    TIME_GIVEN(1, Event.TimeGiven.class),
    PAUSED(1, Event.Paused.class),
    RESUMED(1, Event.Resumed.class),
    LOCK_ANSWERED(1, Event.LockAnswered.class),
    VOTED_AGAIN(1, Event.VotedAgain.class),
    WHAT_IF_STARTED(2, Event.WhatIfStarted.class),
    WHAT_IF_FINISHED(3, Event.WhatIfFinished.class),
    CANDIDATE_ADOPTED(1, Event.CandidateAdopted.class),
    CANDIDATE_PROPOSED(1, Event.CandidateProposed.class),
    CANDIDATE_SUBMITTED(2, Event.CandidateSubmitted.class),
    SUBMISSION_UNDONE(1, Event.SubmissionUndone.class),
    GHOSTS_CHOSEN(4, Event.GhostsChosen.class),
    LIVE_RUN_STARTED(2, Event.LiveRunStarted.class),
    BURST_INJECTED(2, Event.BurstInjected.class),
    FAULT_INJECTED(2, Event.FaultInjected.class),
    CHALLENGE_OFFERED(1, Event.ChallengeOffered.class),
    CHALLENGE_PROPOSED(1, Event.ChallengeProposed.class),
    CHALLENGE_ACCEPTED(1, Event.ChallengeAccepted.class),
    CHALLENGE_DECLINED(1, Event.ChallengeDeclined.class),
    EXPIRED(1, Event.Expired.class),
    LIVE_RUN_HALTED(1, Event.LiveRunHalted.class),
    LIVE_RUN_CONTINUED(1, Event.LiveRunContinued.class),
    LIVE_RUN_FINISHED(3, Event.LiveRunFinished.class),
    LEDGER_WRITTEN(1, Event.LedgerWritten.class),
    EXIT_WRITTEN(1, Event.ExitWritten.class),
    ROUND_SCORED(3, Event.RoundScored.class),
    GAME_ENDED(1, Event.GameEnded.class);

    private final int version;
    private final Class<? extends Event> payload;

    EventType(int version, Class<? extends Event> payload) {
        this.version = version;
        this.payload = payload;
    }

    /** The name in the log, in kebab-case. */
    public String typeName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The version that this program writes. */
    public int version() {
        return version;
    }

    /** The record that carries it. */
    public Class<? extends Event> payload() {
        return payload;
    }

    /**
     * Whether it enters the game's digest: who owned the game does not, nor what people write of it
     * when its results are told.
     */
    public boolean isDigested() {
        return this != CLAIMED && this != LEDGER_WRITTEN && this != EXIT_WRITTEN;
    }

    /** The type of an event. */
    public static EventType of(Event event) {
        for (EventType type : values()) {
            if (type.payload == event.getClass()) {
                return type;
            }
        }
        throw new IllegalStateException("no event type for " + event.getClass());
    }

    /** The type of a name in a log; null when this program does not know it. */
    public static @Nullable EventType named(String typeName) {
        for (EventType type : values()) {
            if (type.typeName().equals(typeName)) {
                return type;
            }
        }
        return null;
    }
}
