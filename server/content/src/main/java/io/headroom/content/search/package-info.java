/**
 * The search for the Pareto front of p99 against cost: knobs, runs on common random numbers,
 * successive halving, fresh seeds for what is reported. Runs are pure functions of a file, a
 * setting of its knobs and a seed, so it does not matter where, when or in which order they are
 * done.
 */
@NullMarked
package io.headroom.content.search;

import org.jspecify.annotations.NullMarked;
