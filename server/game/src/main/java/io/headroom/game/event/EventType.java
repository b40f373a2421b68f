package io.headroom.game.event;

import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.CandidateAdopted;
import io.headroom.game.event.Event.CandidateSubmitted;
import io.headroom.game.event.Event.Claimed;
import io.headroom.game.event.Event.Expired;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.event.Event.GameCreated;
import io.headroom.game.event.Event.GameEnded;
import io.headroom.game.event.Event.GhostsChosen;
import io.headroom.game.event.Event.LiveRunFinished;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.LockAnswered;
import io.headroom.game.event.Event.Paused;
import io.headroom.game.event.Event.PhaseExtended;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.Resumed;
import io.headroom.game.event.Event.RoundScored;
import io.headroom.game.event.Event.SeatMoved;
import io.headroom.game.event.Event.SeatRemoved;
import io.headroom.game.event.Event.SeatTaken;
import io.headroom.game.event.Event.TeamFormed;
import io.headroom.game.event.Event.TrackAssigned;
import io.headroom.game.event.Event.WhatIfFinished;
import io.headroom.game.event.Event.WhatIfStarted;

import org.jspecify.annotations.Nullable;

/**
 * The stable name and the present version of each event in a log. A version rises when the payload
 * changes; what is in a log keeps the version it was written with.
 */
public enum EventType {
    /** See {@link GameCreated}. */
    GAME_CREATED("game-created", 2, GameCreated.class),
    /** See {@link Claimed}. */
    CLAIMED("claimed", 1, Claimed.class),
    /** See {@link SeatTaken}. */
    SEAT_TAKEN("seat-taken", 1, SeatTaken.class),
    /** See {@link SeatMoved}. */
    SEAT_MOVED("seat-moved", 1, SeatMoved.class),
    /** See {@link SeatRemoved}. */
    SEAT_REMOVED("seat-removed", 1, SeatRemoved.class),
    /** See {@link TeamFormed}. */
    TEAM_FORMED("team-formed", 1, TeamFormed.class),
    /** See {@link TrackAssigned}. */
    TRACK_ASSIGNED("track-assigned", 1, TrackAssigned.class),
    /** See {@link PhaseStarted}. */
    PHASE_STARTED("phase-started", 1, PhaseStarted.class),
    /** See {@link PhaseExtended}. */
    PHASE_EXTENDED("phase-extended", 1, PhaseExtended.class),
    /** See {@link Paused}. */
    PAUSED("paused", 1, Paused.class),
    /** See {@link Resumed}. */
    RESUMED("resumed", 1, Resumed.class),
    /** See {@link LockAnswered}. */
    LOCK_ANSWERED("lock-answered", 1, LockAnswered.class),
    /** See {@link WhatIfStarted}. */
    WHAT_IF_STARTED("what-if-started", 1, WhatIfStarted.class),
    /** See {@link WhatIfFinished}. */
    WHAT_IF_FINISHED("what-if-finished", 1, WhatIfFinished.class),
    /** See {@link CandidateAdopted}. */
    CANDIDATE_ADOPTED("candidate-adopted", 1, CandidateAdopted.class),
    /** See {@link CandidateSubmitted}. */
    CANDIDATE_SUBMITTED("candidate-submitted", 1, CandidateSubmitted.class),
    /** See {@link GhostsChosen}. */
    GHOSTS_CHOSEN("ghosts-chosen", 2, GhostsChosen.class),
    /** See {@link LiveRunStarted}. */
    LIVE_RUN_STARTED("live-run-started", 1, LiveRunStarted.class),
    /** See {@link BurstInjected}. */
    BURST_INJECTED("burst-injected", 1, BurstInjected.class),
    /** See {@link FaultInjected}. */
    FAULT_INJECTED("fault-injected", 1, FaultInjected.class),
    /** See {@link Expired}. */
    EXPIRED("expired", 1, Expired.class),
    /** See {@link LiveRunFinished}. */
    LIVE_RUN_FINISHED("live-run-finished", 1, LiveRunFinished.class),
    /** See {@link RoundScored}. */
    ROUND_SCORED("round-scored", 2, RoundScored.class),
    /** See {@link GameEnded}. */
    GAME_ENDED("game-ended", 1, GameEnded.class);

    private final String typeName;
    private final int version;
    private final Class<? extends Event> payload;

    EventType(String typeName, int version, Class<? extends Event> payload) {
        this.typeName = typeName;
        this.version = version;
        this.payload = payload;
    }

    /** The name in the log, in kebab-case. */
    public String typeName() {
        return typeName;
    }

    /** The version that this program writes. */
    public int version() {
        return version;
    }

    /** The record that carries it. */
    public Class<? extends Event> payload() {
        return payload;
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
            if (type.typeName.equals(typeName)) {
                return type;
            }
        }
        return null;
    }
}
