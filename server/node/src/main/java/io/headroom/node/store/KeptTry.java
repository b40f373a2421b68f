package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

/**
 * A try of somebody who practises after class.
 *
 * @param kind what was asked, by its name on the wire
 * @param configuration as text, the same for the same settings
 * @param result as text; null while it is computed
 * @param beaten whether it counts as one that beat the frontier
 */
public record KeptTry(String kind, String configuration, @Nullable String result, boolean beaten) {}
