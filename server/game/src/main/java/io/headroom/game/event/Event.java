package io.headroom.game.event;

import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.Prediction;
import io.headroom.game.RidingSource;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Ghosts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/**
 * An entry of a game's log. What an event says is complete: applying it needs nothing but the state
 * before it and the scenario that the game pins. Instants are milliseconds of game time.
 */
public sealed interface Event {

    /**
     * The first event.
     *
     * @param code what students type to join; no look-alike letters
     * @param scenario the mission's name
     * @param scenarioHash what was pinned, traces among it
     * @param rulesVersion of the rules that decide
     * @param agenda the phases that are walked between lobby and end; empty in the logs of programs
     *     that did not write it: what the preset says in the content that is pinned
     * @param pacingMillis how long a team's next what-if waits after one began; 0 in the logs of
     *     programs in which none waited
     * @param seed every stream of random numbers derives from it
     * @param conditions per round's number and track, what the game's seed drew, in permille of the
     *     scenario's figure
     * @param tracks the tracks that are played, in the order in which teams are dealt them
     * @param houseTeams whether teams of the house ride beside the students'; false in the logs of
     *     programs that had none
     */
    record GameCreated(
            String code,
            String scenario,
            String scenarioHash,
            int engineVersion,
            int rulesVersion,
            String preset,
            List<AgendaStep> agenda,
            int pacingMillis,
            long seed,
            SortedMap<Integer, SortedMap<TrackId, SortedMap<String, Integer>>> conditions,
            int teamSize,
            List<TrackId> tracks,
            boolean houseTeams)
            implements Event {
        /** The same with the agenda that it stands for. */
        public GameCreated with(List<AgendaStep> steps) {
            return new GameCreated(
                    code,
                    scenario,
                    scenarioHash,
                    engineVersion,
                    rulesVersion,
                    preset,
                    steps,
                    pacingMillis,
                    seed,
                    conditions,
                    teamSize,
                    tracks,
                    houseTeams);
        }
    }

    /**
     * A node became the game's owner.
     *
     * @param epoch the new one; every owner has its own
     * @param gameMillis where the game's clock goes on
     * @param resumeTick the tick at which a live run goes on; 0 outside of one
     */
    record Claimed(long epoch, String node, int engineVersion, long gameMillis, int resumeTick)
            implements Event {}

    /** A student took a seat. The token's hash is kept, never the token. */
    record SeatTaken(SeatId seat, TeamId team, TextKey name, String tokenHash) implements Event {}

    /** The instructor moved a student. */
    record SeatMoved(SeatId seat, TeamId team) implements Event {}

    /**
     * The instructor took a student out; the token opens nothing until the seat is forgiven.
     *
     * @param gameMillis 0 in the logs of programs that did not write it
     */
    record SeatRemoved(SeatId seat, long gameMillis) implements Event {}

    /** The instructor let a removed student come back: same team, same token. */
    record SeatForgiven(SeatId seat) implements Event {}

    /** The instructor calls a student something else; the text of the key is another now. */
    record SeatRenamed(SeatId seat, TextKey name) implements Event {}

    /** A seat has another token; the one before opens nothing any more. Its hash is kept. */
    record SeatLinked(SeatId seat, String tokenHash) implements Event {}

    /** The instructor said whether somebody new may come in; until then the door is open. */
    record JoiningSet(Joining joining) implements Event {}

    /**
     * The instructor lets the teams of the house have places among the others, or not; until then
     * they have none.
     */
    record HouseRanked(boolean ranked) implements Event {}

    /**
     * A team came to be, with a track.
     *
     * @param name the number of its name, from 0; each screen has words for it in its language
     */
    record TeamFormed(TeamId team, TrackId track, int name) implements Event {}

    /** The instructor gave a team another track. */
    record TrackAssigned(TeamId team, TrackId track) implements Event {}

    /** The game begins, and some teams play another track, so that none has one team alone. */
    record TracksDealt(SortedMap<TeamId, TrackId> tracks) implements Event {}

    /**
     * A phase began and the one before it ended.
     *
     * @param lengthMillis 0 when it lasts until the instructor advances
     */
    record PhaseStarted(PhaseInstance instance, Phase phase, long gameMillis, long lengthMillis)
            implements Event {}

    /**
     * The instructor went back, or took a step back: a phase began again, as a new instance. What
     * people did meanwhile stays theirs. A live run that was left had not played a tick.
     *
     * @param step how many phases of the agenda have begun then; 0 in the lobby
     * @param lengthMillis what was left of it, or its whole length; 0 when it lasts until the
     *     instructor advances
     * @param undone whether it undoes what the host did last, which cannot be undone again
     */
    record PhaseReopened(
            PhaseInstance instance,
            int step,
            Phase phase,
            long gameMillis,
            long lengthMillis,
            boolean undone)
            implements Event {}

    /** The present phase was given more time. */
    record PhaseExtended(PhaseInstance instance, long byMillis) implements Event {}

    /**
     * Nearly all have answered, and the lock closes earlier than it would have; who has time of
     * their own keeps it.
     */
    record PhaseShortened(PhaseInstance instance, long byMillis) implements Event {}

    /**
     * Students have more time for the present round's prediction.
     *
     * @param byMillis added to what each of them had
     */
    record TimeGiven(List<SeatId> seats, long byMillis) implements Event {}

    /** The game's clock stopped. */
    record Paused(long gameMillis) implements Event {}

    /** The game's clock ran on. */
    record Resumed(long gameMillis) implements Event {}

    /** A student committed to a prediction. */
    record LockAnswered(SeatId seat, int choice) implements Event {}

    /**
     * A student answered the lock's question once more, after the first votes were in; these alone
     * are worth points.
     */
    record VotedAgain(SeatId seat, int choice) implements Event {}

    /**
     * A what-if was spent. Its result is a function of this event and what the game pins.
     *
     * @param gameMillis when; 0 in the logs of programs that did not write it
     * @param prediction what the p99 of the time in system was thought to do; null when nobody said
     * @param against the what-if whose result it is compared with; null for par
     */
    record WhatIfStarted(
            WhatIfId id,
            TeamId team,
            SeatId seat,
            SortedMap<KnobId, Long> configuration,
            long seed,
            long gameMillis,
            @Nullable Prediction prediction,
            @Nullable WhatIfId against)
            implements Event {}

    /** A what-if was simulated. */
    record WhatIfFinished(WhatIfId id, Forecast result) implements Event {}

    /** A configuration became a team's candidate. */
    record CandidateAdopted(
            TeamId team, SeatId seat, int revision, SortedMap<KnobId, Long> configuration)
            implements Event {}

    /** A member wants the team to ride with its candidate; another one confirms. */
    record CandidateProposed(TeamId team, SeatId seat, int revision, long gameMillis)
            implements Event {}

    /**
     * A team's candidate was submitted for the live run: a member confirmed what another one had
     * proposed, or was enough alone.
     *
     * @param gameMillis when; 0 in the logs of programs that did not write it
     */
    record CandidateSubmitted(TeamId team, SeatId seat, int revision, long gameMillis)
            implements Event {}

    /** A member took the team's last word back; what was submitted before it counts again. */
    record SubmissionUndone(TeamId team, SeatId seat, int revision) implements Event {}

    /** A round's ghosts are known; replay simulates them, it does not search again. */
    record GhostsChosen(int round, SortedMap<TrackId, Ghosts> ghosts) implements Event {}

    /**
     * The scored run began at tick 0.
     *
     * @param configurations what each team rides with
     * @param sources where each of these comes from; empty in the logs of programs that did not
     *     write it
     * @param seed of the traffic and the weather; all teams of a track meet the same
     * @param weather what comes by itself, by track; none in the logs of programs in which nothing
     *     did
     * @param challengeTick when the challenge is offered by itself; 0 when only the instructor
     *     does, and in the logs of programs that had none
     */
    record LiveRunStarted(
            PhaseInstance instance,
            SortedMap<TeamId, SortedMap<KnobId, Long>> configurations,
            SortedMap<TeamId, RidingSource> sources,
            long seed,
            int lengthTicks,
            SortedMap<TrackId, List<Band>> weather,
            int challengeTick)
            implements Event {}

    /**
     * What is done to a live run from a tick on: by the instructor to all of its systems, by a team
     * to its own.
     */
    sealed interface Disturbance extends Event {
        /** The live run. */
        PhaseInstance instance();

        /** The first tick that it touches. */
        int tick();

        /** Whether it goes beyond what the tracks publish, which leaves the run unscored. */
        boolean beyond();
    }

    /**
     * Traffic comes faster for a while.
     *
     * @param tick the first tick that it touches
     * @param strengthPercent 200 is twice the traffic
     * @param beyond whether it goes beyond what the tracks publish
     */
    record BurstInjected(
            PhaseInstance instance, int tick, int lengthTicks, int strengthPercent, boolean beyond)
            implements Disturbance {}

    /**
     * Something breaks on every track that has a fault, once more.
     *
     * @param tick the first tick that it touches
     * @param beyond whether it goes beyond what the tracks publish
     */
    record FaultInjected(PhaseInstance instance, int tick, boolean beyond) implements Disturbance {}

    /**
     * The instructor offered the challenge to all teams.
     *
     * @param tick from which it stands
     */
    record ChallengeOffered(PhaseInstance instance, int tick) implements Disturbance {
        @Override
        public boolean beyond() {
            return false;
        }
    }

    /**
     * A team took the challenge on.
     *
     * @param seat who said so last
     * @param tick from which its system goes on with other settings
     * @param configuration with which it goes on; as it rode where nothing is turned
     */
    record ChallengeAccepted(
            PhaseInstance instance,
            TeamId team,
            SeatId seat,
            int tick,
            SortedMap<KnobId, Long> configuration)
            implements Disturbance {
        @Override
        public boolean beyond() {
            return false;
        }
    }

    /**
     * A student proposed to the team what to answer to the challenge; another confirms it.
     *
     * @param revision from 1, one more with each proposal of the team
     * @param configuration with which the system would go on
     */
    record ChallengeProposed(
            TeamId team,
            SeatId seat,
            int revision,
            boolean accepts,
            SortedMap<KnobId, Long> configuration,
            long gameMillis)
            implements Event {}

    /**
     * A team declined the challenge; whoever does not answer has as well.
     *
     * @param seat who said so last
     */
    record ChallengeDeclined(TeamId team, SeatId seat) implements Event {}

    /**
     * A disturbance was committed too late: the run had gone on without it. It is void, as if it
     * had never been, in state, replay and digest.
     *
     * @param disturbance the how-manieth of its live run, from 1, expired ones counted
     */
    record Expired(PhaseInstance instance, int disturbance) implements Event {}

    /**
     * The instructor skipped the live run or ended it early: it stands still at a tick, and is over
     * in ten seconds unless that is undone.
     *
     * @param tick ticks that were played
     * @param scored whether what was played counts
     */
    record LiveRunHalted(PhaseInstance instance, int tick, long gameMillis, boolean scored)
            implements Event {}

    /** The instructor took that back: the run goes on at its tick. */
    record LiveRunContinued(PhaseInstance instance, long gameMillis) implements Event {}

    /** The scored run is over. */
    record LiveRunFinished(PhaseInstance instance, List<EntrantResult> results) implements Event {}

    /** The round's points. */
    record RoundScored(int round, List<RoundScore> scores) implements Event {}

    /**
     * A team's sentence on a round was written, by one of its members. It is no part of the game's
     * record and does not enter its digest.
     */
    record LedgerWritten(TeamId team, int round, SeatId seat, TextKey sentence) implements Event {}

    /** A student's sentence was written; likewise. */
    record ExitWritten(SeatId seat, TextKey sentence) implements Event {}

    /** The game is over. */
    record GameEnded(long gameMillis) implements Event {}
}
