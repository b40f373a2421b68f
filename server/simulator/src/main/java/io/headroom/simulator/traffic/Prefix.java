package io.headroom.simulator.traffic;

/**
 * What the beginning of a prompt has in common with others: a group's shared tokens, and after them
 * what was said before in the conversation of the request's user.
 *
 * @param group the group within the flow, from 0; negative without one
 * @param groupTokens tokens that all prompts of the group begin with
 * @param historyTokens tokens at the beginning of the prompt that its user's last request ended
 *     with, prompt and answer, those of the group included; 0 for the first of a conversation
 */
public record Prefix(int group, int groupTokens, int historyTokens) {}
