package io.headroom.content.simulation;

/**
 * What language models worked on for the completed requests that arrived in the window.
 *
 * @param promptTokens of their prompts
 * @param outputTokens of their answers, as far as these were not cut
 * @param withinWindow output tokens that came in the window, whenever their requests arrived, the
 *     tokens of an answer taken as evenly spaced from its first to its last
 */
record Tokens(long promptTokens, long outputTokens, long withinWindow) {}
