package io.headroom.game;

import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.rules.Opening;
import io.headroom.game.rules.Rules;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.state.Evolution;
import io.headroom.game.state.GameState;

/**
 * The rules of a game as three pure functions: what a new game starts with, what a command leads
 * to, and what an event changes.
 */
public final class Game {
    private Game() {}

    /**
     * The first event of a new game, its hidden conditions drawn; or why there is no such game.
     *
     * @return accepted with one {@link Event.GameCreated}, or refused when the request names
     *     something that the scenario does not have
     */
    public static Decision create(Scenario scenario, NewGame request) {
        return Opening.create(scenario, request);
    }

    /**
     * What a command leads to. Changes nothing; the events take effect once they are committed and
     * {@linkplain #apply applied}.
     *
     * @param meantFor the phase instance that the sender saw
     * @throws IllegalArgumentException when the game's own loop asks for what cannot be: a bug
     */
    public static Decision decide(
            GameState state, Actor actor, PhaseInstance meantFor, Command command, Moment now) {
        return Rules.decide(state, actor, meantFor, command, now);
    }

    /** The state after an event. Total: an event of the log is never refused. */
    public static GameState apply(GameState state, Event event) {
        return Evolution.apply(state, event);
    }
}
