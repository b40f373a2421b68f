package io.headroom.game.rules;

import io.headroom.game.Moment;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.state.GameState;

import org.jspecify.annotations.Nullable;

/** Who may ask what, and which family of rules answers. */
public final class Rules {
    private Rules() {}

    /** See {@link io.headroom.game.Game#decide}. */
    public static Decision decide(
            GameState state, Actor actor, PhaseInstance meantFor, Command command, Moment now) {
        Asked asked = new Asked(state, actor, meantFor, now);
        if (command instanceof Command.OfLoop ofLoop) {
            return loop(asked, actor, ofLoop);
        }
        CommandRow<?> row = CommandTable.of(command);
        Decision stranger = stranger(asked, row.who());
        return stranger == null ? row.decide(asked, command) : stranger;
    }

    /** Why somebody may not ask this at any time; null if they may. */
    private static @Nullable Decision stranger(Asked asked, CommandRow.Who who) {
        return switch (asked.actor()) {
            case Actor.Host host when who == CommandRow.Who.HOST -> null;
            case Actor.Host host -> studentsOnly();
            case Actor.Loop loop when who != CommandRow.Who.HOST -> studentsOnly();
            case Actor.Newcomer newcomer when who == CommandRow.Who.NEWCOMER -> null;
            case Actor.Student student when who == CommandRow.Who.STUDENT && asked.hasSeat() ->
                    null;
            case Actor.Newcomer newcomer when who == CommandRow.Who.STUDENT ->
                    Answers.refused(RefusalCode.NO_SEAT);
            case Actor.Student student when who != CommandRow.Who.HOST && !asked.hasSeat() ->
                    Answers.refused(RefusalCode.NO_SEAT);
            case Actor.Student student when who == CommandRow.Who.NEWCOMER ->
                    Answers.refused(RefusalCode.ALREADY_SEATED);
            default -> Answers.refused(RefusalCode.HOST_ONLY);
        };
    }

    private static Decision studentsOnly() {
        return Answers.refused(RefusalCode.STUDENT_ONLY);
    }

    private static Decision loop(Asked asked, Actor actor, Command.OfLoop command) {
        if (!(actor instanceof Actor.Loop)) {
            return Answers.refused(RefusalCode.HOST_ONLY);
        }
        return switch (command) {
            case Command.PhaseExpired expired -> ClockRules.expired(asked, expired);
            case Command.GhostsFound found -> LiveRules.ghostsFound(asked, found);
            case Command.WhatIfDone done -> BenchRules.whatIfDone(asked, done);
            case Command.LiveRunDone done -> LiveRules.liveRunDone(asked, done);
        };
    }
}
