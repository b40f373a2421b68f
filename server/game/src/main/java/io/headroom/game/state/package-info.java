/**
 * What a game is at one moment: immutable, a function of its scenario and its events.
 *
 * <p>What has an end counts in game time, which its owner drives: it runs with the owner's clock
 * and stands in a pause and while the owner's process stands still. Nothing ever ends in a pause.
 *
 * <table>
 * <caption>What becomes of an end</caption>
 * <tr><th>end</th><th>pause</th><th>the owner stands still, or is gone</th>
 *     <th>the record cannot be written</th><th>take-over</th></tr>
 * <tr><td>a phase's deadline</td><td>waits</td><td>waits</td>
 *     <td>comes; the next phase begins when that is saved</td>
 *     <td>goes on at the last known instant</td></tr>
 * <tr><td>a lock that closes since nearly all have answered</td><td>waits</td><td>waits</td>
 *     <td>comes; what closes it is saved with the answer</td><td>likewise</td></tr>
 * <tr><td>extra time to predict</td><td>waits</td><td>waits</td>
 *     <td>comes; an answer that waited may be too late</td><td>likewise</td></tr>
 * <tr><td>the countdown to a live run</td><td>waits</td><td>waits</td>
 *     <td>comes: what began is saved already</td><td>likewise, then the first tick</td></tr>
 * <tr><td>ten seconds to undo</td><td>wait</td><td>wait</td>
 *     <td>pass; an undo that waited may be too late</td><td>likewise</td></tr>
 * <tr><td>the pause behind a what-if, the return of what nobody spent, ten silent seconds</td>
 *     <td>wait</td><td>wait</td><td>pass</td><td>go on at the last known instant</td></tr>
 * <tr><td>ten seconds of a halted run</td><td>wait</td><td>wait</td>
 *     <td>pass; the run is over when that is saved</td><td>likewise, at its tick</td></tr>
 * <tr><td>ticks of a live run, bursts, faults</td><td>wait</td><td>wait, no leap</td>
 *     <td>go on; a burst or a fault is waited for, five seconds at most</td>
 *     <td>go on at the highest tick that anybody knows</td></tr>
 * </table>
 *
 * <p>A phase without a deadline lasts as long as nobody advances, also for days: code, seats and
 * tokens stay as they are.
 */
@NullMarked
package io.headroom.game.state;

import org.jspecify.annotations.NullMarked;
