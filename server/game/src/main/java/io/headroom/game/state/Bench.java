package io.headroom.game.state;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One team's workbench.
 *
 * @param strip its what-ifs in the order in which they were spent
 * @param candidate the last adopted configuration
 * @param submitted the last submitted one; a later adoption leaves it standing
 */
public record Bench(
        List<WhatIf> strip, @Nullable Candidate candidate, @Nullable Candidate submitted) {
    /** A bench on which nothing happened yet. */
    public static final Bench EMPTY = new Bench(List.of(), null, null);

    /** Keeps its own copy. */
    public Bench {
        strip = List.copyOf(strip);
    }
}
