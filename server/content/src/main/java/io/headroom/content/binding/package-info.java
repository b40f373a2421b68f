/**
 * What moves a description before it is read: knobs, derived values, the conditions of a game, and
 * values of the command line. The parsed tree is rewritten, and every value keeps its place.
 *
 * <p>Start with {@link io.headroom.content.binding.Template}, then {@link
 * io.headroom.content.binding.Expression} for what may be computed.
 */
@NullMarked
package io.headroom.content.binding;

import org.jspecify.annotations.NullMarked;
