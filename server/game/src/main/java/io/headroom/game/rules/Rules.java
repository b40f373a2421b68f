package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;

/** Who may ask what, and which family of rules answers. */
public final class Rules {
    private Rules() {}

    /** See {@link io.headroom.game.Game#decide}. */
    public static Decision decide(
            GameState state, Actor actor, PhaseInstance meantFor, Command command, Moment now) {
        Asked asked = new Asked(state, meantFor, now);
        return switch (command) {
            case Command.OfStudent ofStudent -> student(asked, actor, ofStudent);
            case Command.OfHost ofHost -> host(asked, actor, ofHost);
            case Command.OfEngine ofEngine -> engine(asked, actor, ofEngine);
        };
    }

    private static Decision student(Asked asked, Actor actor, Command.OfStudent command) {
        return switch (actor) {
            case Actor.Host host -> studentsOnly();
            case Actor.Engine engine -> studentsOnly();
            case Actor.Newcomer newcomer ->
                    command instanceof Command.Join join
                            ? LobbyRules.join(asked, newcomer, join)
                            : Answers.refused(
                                    RefusalCode.NO_SEAT, "Join the game first: you have no seat.");
            case Actor.Student student -> seated(asked, student, command);
        };
    }

    private static Decision studentsOnly() {
        return Answers.refused(RefusalCode.STUDENT_ONLY, "Only a student can do this.");
    }

    private static Decision seated(Asked asked, Actor.Student student, Command.OfStudent command) {
        Seat seat = asked.state().roster().seats().get(student.seat());
        if (seat == null) {
            return Answers.refused(RefusalCode.NO_SEAT, "You have no seat in this game any more.");
        }
        if (command instanceof Command.Join) {
            return Answers.refused(RefusalCode.ALREADY_SEATED, "You are in the game already.");
        }
        if (asked.state().phase() == Phase.FINISHED) {
            return over();
        }
        return switch (command) {
            case Command.Join join -> throw new IllegalStateException("answered above");
            case Command.AnswerLock answer -> LockRules.answer(asked, seat, answer);
            case Command.RunWhatIf whatIf -> BenchRules.runWhatIf(asked, seat, whatIf);
            case Command.Adopt adopt -> BenchRules.adopt(asked, seat, adopt);
            case Command.Submit submit -> BenchRules.submit(asked, seat, submit);
        };
    }

    private static Decision host(Asked asked, Actor actor, Command.OfHost command) {
        if (!(actor instanceof Actor.Host)) {
            return Answers.refused(RefusalCode.HOST_ONLY, "Only the instructor can do this.");
        }
        if (asked.state().phase() == Phase.FINISHED && !(command instanceof Command.RemoveSeat)) {
            return over();
        }
        return switch (command) {
            case Command.MoveSeat move -> LobbyRules.moveSeat(asked, move);
            case Command.AssignTrack assign -> LobbyRules.assignTrack(asked, assign);
            case Command.RemoveSeat remove -> LobbyRules.removeSeat(asked, remove);
            case Command.Advance advance -> ClockRules.advance(asked);
            case Command.Pause pause -> ClockRules.pause(asked);
            case Command.Resume resume -> ClockRules.resume(asked);
            case Command.Extend extend -> ClockRules.extend(asked, extend);
            case Command.EndGame end -> ClockRules.endGame(asked);
            case Command.InjectBurst burst -> LiveRules.injectBurst(asked, burst);
            case Command.InjectFault fault -> LiveRules.injectFault(asked);
        };
    }

    private static Decision over() {
        return Answers.refused(RefusalCode.GAME_OVER, "The game is over.");
    }

    private static Decision engine(Asked asked, Actor actor, Command.OfEngine command) {
        if (!(actor instanceof Actor.Engine)) {
            return Answers.refused(RefusalCode.HOST_ONLY, "Only the game itself can do this.");
        }
        return switch (command) {
            case Command.PhaseExpired expired -> ClockRules.expired(asked, expired);
            case Command.GhostsFound found -> LiveRules.ghostsFound(asked, found);
            case Command.WhatIfDone done -> BenchRules.whatIfDone(asked, done);
            case Command.LiveRunDone done -> LiveRules.liveRunDone(asked, done);
        };
    }
}
