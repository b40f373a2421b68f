/**
 * The node's side towards browsers: pages, a small HTTP interface, and one WebSocket for each
 * screen. It decides nothing about a game; it checks who may ask, bounds what may be asked, and
 * carries frames between a screen and {@link io.headroom.node.games.Games}.
 *
 * <p>Read {@link io.headroom.node.web.WebServer}, then {@link io.headroom.node.web.ScreenSocket},
 * then {@link io.headroom.node.web.Outbox}. Every code that a program may meet stands in {@link
 * io.headroom.game.decision.RefusalCode}.
 */
@NullMarked
package io.headroom.node.web;

import org.jspecify.annotations.NullMarked;
