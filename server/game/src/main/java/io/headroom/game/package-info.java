/**
 * The rules of a game: pure functions from (state, command, now) to events or a refusal, and from
 * (state, event) to state. No I/O, no clock, no threads, no chance from outside.
 *
 * <p>Reading order:
 *
 * <ol>
 *   <li>{@link io.headroom.game.Game}: the three functions, and behind them {@code rules.Rules},
 *       with a class for each family of commands;
 *   <li>{@link io.headroom.game.command.Command} and {@link io.headroom.game.event.Event}: what can
 *       be asked and what can happen;
 *   <li>{@link io.headroom.game.state.GameState}, changed only by {@code state.Evolution};
 *   <li>{@link io.headroom.game.live.LiveRun}: the scored simulation, tick by tick, and {@link
 *       io.headroom.game.live.Practice}, the what-ifs before it;
 *   <li>{@link io.headroom.game.score.Scoring}: how it becomes points;
 *   <li>{@link io.headroom.game.view.Views}: what each screen may see of all this;
 *   <li>{@link io.headroom.game.replay.Replay}: the proof that nothing else went in.
 * </ol>
 *
 * <p>Promises of the design that are kept here, each with a test of its name: 2, replay is exact;
 * 3, books balance (the simulator keeps them, every settled run checks them); 4, the server
 * decides, and no view holds what its screen may not see; 7, the class goes on; 8, bad input gets a
 * clear refusal and changes nothing.
 */
@NullMarked
package io.headroom.game;

import org.jspecify.annotations.NullMarked;
