/**
 * Turns (deployment, traffic, seed) into measurements, request by request. Pure Java: no clock, no
 * threads, no input or output.
 *
 * <p>Read first, in this order:
 *
 * <ol>
 *   <li>{@link io.headroom.simulator.SimulationPlan}: all that a simulation is; follow its records
 *       into {@code traffic}, {@code stage}, {@code policy}, {@code cost} and {@code measure}
 *   <li>{@link io.headroom.simulator.Simulation}: start, advance, intervene, measure; its loop is
 *       the whole engine
 *   <li>{@link io.headroom.simulator.stage.Station}: where requests wait, form batches and are
 *       served
 *   <li>{@link io.headroom.simulator.path.Paths}: how they go on from there, are split and joined,
 *       balanced, hedged, retried
 *   <li>{@link io.headroom.simulator.device.Device}: what stages run on: its clock, heat, battery
 * </ol>
 *
 * <p>Four rules keep it exact. An actor has at most one pending event, in one total order ({@code
 * time}). Every random number is a function of (seed, purpose, entity, index), never of what was
 * drawn before ({@code chance}). Decisions see what a real system could see ({@code policy}).
 * Measuring solves for now and reads; it never schedules ({@code measure}).
 *
 * <p>Time is in integer nanoseconds. Doubles occur in samplers, in costs and in what a governor
 * computes at its look, and are rounded to integers once; what is counted, summed or integrated is
 * an integer and balances with equality.
 *
 * <p>Of the promises of the design two are kept here, each with a test of its name:
 *
 * <ul>
 *   <li>2, replay is exact ({@code Promise2ReplayIsExactTest}, with {@code GoldenDigestTest} and
 *       {@code SameBitsTest}): the same plan, seed and interventions give the same measurements,
 *       bit for bit, however often the run is stopped and looked at, on every machine and JDK
 *   <li>3, books balance ({@code Promise3BooksBalanceTest}): at every instant offered = rejected +
 *       dropped + crashed + abandoned + timed out + completed + in system, and attempts launched =
 *       won + cancelled + lost + late + running; the stage times of a request add up to its time in
 *       system; ∫N dt = Σ time in system; no server is idle while work that it may take is waiting.
 *       {@link io.headroom.simulator.Simulation#checkBooks()} checks it
 * </ul>
 */
@NullMarked
package io.headroom.simulator;

import org.jspecify.annotations.NullMarked;
