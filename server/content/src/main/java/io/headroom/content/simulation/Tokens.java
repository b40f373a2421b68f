package io.headroom.content.simulation;

import io.headroom.simulator.measure.Percentiles;

/**
 * What language models worked on for the completed requests that arrived in the window.
 *
 * @param promptTokens of their prompts
 * @param outputTokens of their answers, as far as these were not cut
 * @param perOutputTokenNanos Σ over requests with two tokens or more of (end − first token) ÷
 *     (output tokens − 1): the time per output token (TPOT)
 * @param perOutputToken percentiles of that time over these requests
 * @param withinWindow output tokens that came in the window, whenever their requests arrived, the
 *     tokens of an answer taken as evenly spaced from its first to its last
 */
record Tokens(
        long promptTokens,
        long outputTokens,
        long perOutputTokenNanos,
        Percentiles perOutputToken,
        long withinWindow) {}
