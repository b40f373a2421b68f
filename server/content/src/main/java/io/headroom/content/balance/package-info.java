/**
 * Proves that track-rounds are worth playing: better designs earn more, no knob is idle and no
 * trick wins. Read {@code SystemRuns} first, which is all that is asked of a simulation, then
 * {@code TrackDraw}, then a rule.
 */
@NullMarked
package io.headroom.content.balance;

import org.jspecify.annotations.NullMarked;
