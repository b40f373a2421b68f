package io.headroom.game.command;

import io.headroom.game.Joining;
import io.headroom.game.Prediction;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.Ghosts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/**
 * What is asked of a game. Commands of people come with an id and the phase instance that they were
 * meant for; both travel beside the command.
 */
public sealed interface Command {

    /** What a newcomer or a student may ask. */
    sealed interface OfStudent extends Command {}

    /** What the instructor may ask. */
    sealed interface OfHost extends Command {}

    /** What the game's own loop tells the rules. */
    sealed interface OfLoop extends Command {}

    /**
     * Takes a seat in the first team that has room, or in a new one.
     *
     * @param name what the student typed; 1 to 24 characters after trimming
     */
    record Join(String name) implements OfStudent {}

    /**
     * Commits a prediction; the last one before the lock closes counts. In a second vote it is kept
     * beside the first.
     *
     * @param choice index of the chosen answer, from 0
     */
    record AnswerLock(int choice) implements OfStudent {}

    /**
     * Spends one of the team's what-ifs on a configuration.
     *
     * @param configuration a value for every knob of the track-round, in the knob's own unit
     * @param prediction what the p99 of the time in system will do against the team's last result,
     *     or against par; null when nothing is said
     */
    record RunWhatIf(SortedMap<KnobId, Long> configuration, @Nullable Prediction prediction)
            implements OfStudent {
        /** Without a prediction. */
        public RunWhatIf(SortedMap<KnobId, Long> configuration) {
            this(configuration, null);
        }
    }

    /** Makes a configuration the team's candidate, as a new revision. */
    record Adopt(SortedMap<KnobId, Long> configuration) implements OfStudent {}

    /**
     * Proposes that the team rides with its candidate; of one who is alone in the team that is
     * enough.
     *
     * @param revision the candidate's revision that the student saw
     */
    record Propose(int revision) implements OfStudent {}

    /**
     * Confirms what a team mate proposed, or after ten silent seconds oneself.
     *
     * @param revision the candidate's revision whose values the student saw
     */
    record Confirm(int revision) implements OfStudent {}

    /**
     * Takes back what the team agreed on last, for ten seconds; what it agreed on before counts
     * again.
     *
     * @param revision that the team agreed on
     */
    record TakeBack(int revision) implements OfStudent {}

    /**
     * Writes the own team's sentence on the round that is looked back on; the last one stands.
     *
     * @param sentence 1 to 140 characters after trimming
     */
    record WriteLedger(String sentence) implements OfStudent {}

    /**
     * Writes what a student takes away; the last one stands.
     *
     * @param sentence 1 to 140 characters after trimming
     */
    record WriteExit(String sentence) implements OfStudent {}

    /**
     * Proposes to the own team to take the challenge on; whoever is alone does.
     *
     * @param configuration with which the running system is to go on: as it rides, or with some of
     *     the challenge's knobs turned
     */
    record AcceptChallenge(SortedMap<KnobId, Long> configuration) implements OfStudent {}

    /** Proposes to the own team to decline the challenge; whoever is alone does. */
    record DeclineChallenge() implements OfStudent {}

    /**
     * Confirms what another member proposed to answer to the challenge, or after ten seconds what
     * one proposed oneself.
     *
     * @param revision of the proposal that the student saw
     */
    record ConfirmChallenge(int revision) implements OfStudent {}

    /** Says whether somebody new may come in. */
    record SetJoining(Joining joining) implements OfHost {}

    /** Moves a seat to another team, of whichever track; what it did stays where it was done. */
    record MoveSeat(SeatId seat, TeamId team) implements OfHost {}

    /** Gives a team another track, while the game is in the lobby. */
    record AssignTrack(TeamId team, TrackId track) implements OfHost {}

    /**
     * Calls a student something else.
     *
     * @param name 1 to 24 characters after trimming
     */
    record RenameSeat(SeatId seat, String name) implements OfHost {}

    /**
     * Gives a seat a new personal link, with a secret that the console makes and shows once; the
     * link before it closes.
     */
    record LinkSeat(SeatId seat, SeatToken secret) implements OfHost {}

    /** Takes seats out of the game; those that are out already stay so. */
    record RemoveSeats(List<SeatId> seats) implements OfHost {
        /** Keeps its own copy. */
        public RemoveSeats {
            seats = List.copyOf(seats);
        }
    }

    /** Lets a removed seat come back, as it was. */
    record ForgiveSeat(SeatId seat) implements OfHost {}

    /**
     * Ends the present phase now and starts the next. A live run is skipped: it halts, and is left
     * without a score when ten seconds have passed.
     */
    record Advance() implements OfHost {}

    /** Goes back to the phase before; never past a live run. */
    record Back() implements OfHost {}

    /** Ends the live run where it is: it halts, and is scored when ten seconds have passed. */
    record EndRun() implements OfHost {}

    /**
     * Takes back what the host did last, for ten seconds.
     *
     * @param number of what the host saw that could be undone
     */
    record Undo(int number) implements OfHost {}

    /** Stops the game's clock. */
    record Pause() implements OfHost {}

    /** Lets the game's clock run on. */
    record Resume() implements OfHost {}

    /**
     * Adds time to the present phase.
     *
     * @param millis 1,000 to 600,000 of game time
     * @param seenMillis the length of the phase that the host saw, so that two consoles that extend
     *     at the same moment do so once
     */
    record Extend(long millis, long seenMillis) implements OfHost {}

    /**
     * Gives students more time for this round's prediction. Theirs stays open for so long after the
     * lock has closed for the others, who go on to their benches; the live run waits for nobody.
     *
     * @param seats a student, or the members of a team
     * @param millis 1,000 to 600,000 of game time, added to what they had
     */
    record GiveTime(List<SeatId> seats, long millis) implements OfHost {
        /** Keeps its own copy. */
        public GiveTime {
            seats = List.copyOf(seats);
        }
    }

    /**
     * Lets traffic come faster for a while in the live run.
     *
     * @param strengthPercent 110 to 300; 200 is twice the traffic
     * @param seconds wall time at the run's pace, 1 to 30
     */
    record InjectBurst(int strengthPercent, int seconds) implements OfHost {}

    /** Lets what a track publishes break once more in the live run; once a run. */
    record InjectFault() implements OfHost {}

    /** Offers the challenge of the live run to all teams; once a run. */
    record OfferChallenge() implements OfHost {}

    /** Lets the teams of the house have places among the others, or not. */
    record RankHouse(boolean ranked) implements OfHost {}

    /** Ends the game now. */
    record EndGame() implements OfHost {}

    /** The present phase's deadline has come. */
    record PhaseExpired(PhaseInstance instance) implements OfLoop {}

    /** The ghosts of a round were found. */
    record GhostsFound(int round, SortedMap<TrackId, Ghosts> ghosts) implements OfLoop {}

    /** A what-if has been simulated. */
    record WhatIfDone(WhatIfId id, Forecast result) implements OfLoop {}

    /** The live run has reached its last tick, or was ended before and has halted long enough. */
    record LiveRunDone(PhaseInstance instance, List<EntrantResult> results) implements OfLoop {}
}
