package io.headroom.game.rules;

import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A command of people: who may ask it and when, what it costs, and which rule answers. The rows
 * stand in the {@link CommandTable}.
 *
 * @param <C> the command
 */
public final class CommandRow<C extends Command> {
    private final Class<C> type;
    private final Who who;
    private final Set<Phase> phases = EnumSet.complementOf(EnumSet.of(Phase.FINISHED));
    private final BiFunction<Asked, C, Decision> handler;
    private boolean whilePaused = true;
    private boolean phaseBound;
    private boolean disturbing;
    private int cost = 1;

    /** Who may ask. */
    public enum Who {
        /** Somebody whose token has no seat. */
        NEWCOMER,
        /** A student on a seat. */
        STUDENT,
        /** The instructor. */
        HOST
    }

    /** At any time until the game is over, unless more is said. */
    CommandRow(Who who, Class<C> type, BiFunction<Asked, C, Decision> handler) {
        this.who = who;
        this.type = type;
        this.handler = handler;
    }

    /** Only in one phase, the one that the sender saw, while the clock runs. */
    CommandRow<C> during(Phase phase) {
        whilePaused = false;
        return bound().in(phase);
    }

    /** Only in one phase. */
    CommandRow<C> in(Phase phase) {
        phases.retainAll(Set.of(phase));
        return this;
    }

    /** Also in another phase, for some or in some cases; the rule says so. */
    CommandRow<C> alsoIn(Phase phase) {
        phases.add(phase);
        return this;
    }

    /** Meant for the phase that the sender saw. */
    CommandRow<C> bound() {
        phaseBound = true;
        return this;
    }

    /** Meant to disturb a live run. */
    CommandRow<C> disturbing() {
        disturbing = true;
        return this;
    }

    /** More expensive than others. */
    CommandRow<C> costing(int tokens) {
        cost = tokens;
        return this;
    }

    /** The command. */
    public Class<C> type() {
        return type;
    }

    /** Who may ask it. */
    public Who who() {
        return who;
    }

    /** When it may be asked. */
    public Set<Phase> phases() {
        return Collections.unmodifiableSet(phases);
    }

    /** Whether it may be asked while the game is paused. */
    public boolean whilePaused() {
        return whilePaused;
    }

    /** Whether it comes too late once the phase that its sender saw is over. */
    public boolean phaseBound() {
        return phaseBound;
    }

    /** Whether it is meant to disturb a live run, which then waits for it. */
    public boolean isDisturbing() {
        return disturbing;
    }

    /** What it takes of a connection's allowance of commands. */
    public int cost() {
        return cost;
    }

    Decision decide(Asked asked, Command command) {
        Decision out = untimely(asked);
        return out == null ? handler.apply(asked, type.cast(command)) : out;
    }

    private @Nullable Decision untimely(Asked asked) {
        Phase phase = asked.state().phase();
        if (phase == Phase.FINISHED && !phases.contains(phase)) {
            return Answers.refused(RefusalCode.GAME_OVER);
        }
        if (phaseBound && !asked.meantFor().equals(asked.state().instance())) {
            return Answers.refused(RefusalCode.PHASE_OVER);
        }
        if (!phases.contains(phase)) {
            return Answers.refused(RefusalCode.WRONG_PHASE, wireName(phases.iterator().next()));
        }
        return whilePaused || !asked.state().paused() ? null : Answers.refused(RefusalCode.PAUSED);
    }

    static String wireName(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
