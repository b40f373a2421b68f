package io.headroom.content.simulation;

import io.headroom.simulator.measure.Percentiles;

/**
 * What language models worked on for the requests that were completed in the measured span.
 *
 * @param promptTokens of their prompts
 * @param outputTokens of their answers, as far as these were not cut
 * @param perOutputTokenNanos Σ over requests with two tokens or more of (end − first token) ÷
 *     (output tokens − 1): the time per output token (TPOT)
 * @param perOutputToken percentiles of that time over these requests
 */
record Tokens(
        long promptTokens,
        long outputTokens,
        long perOutputTokenNanos,
        Percentiles perOutputToken) {}
