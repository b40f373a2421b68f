package io.headroom.simulator.engine;

/**
 * What a prompt begins with that others may have computed.
 *
 * @param flow of the request: groups and users of two flows have nothing in common
 * @param group whose tokens it begins with; anything where there are none
 * @param groupTokens how many
 * @param user whose conversation it goes on with
 * @param historyTokens tokens of that conversation so far, those of the group included
 */
public record Beginning(int flow, int group, int groupTokens, int user, int historyTokens) {}
