/**
 * The figures that are told of a system, by name: one catalogue for what-ifs, live readings,
 * results, locks, reports and screens. A new figure is one entry in {@link
 * io.headroom.game.measure.Measures}.
 */
@NullMarked
package io.headroom.game.measure;

import org.jspecify.annotations.NullMarked;
