package io.headroom.game.scenario;

/**
 * Settings that a team may set out from instead of par; none of them is good.
 *
 * @param name as the file has it
 * @param label a few words
 */
public record Start(String name, String label, Configuration configuration) {}
