package io.headroom.game.state;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
    /** What-ifs of a team in a round: the ten-iteration rule; also the bound of a strip. */
    public static final int MOST_WHAT_IFS = 10;

    /** A bench on which nothing happened yet. */
    public static final Bench EMPTY = new Bench(List.of(), null, null);

    /** Keeps its own copy. */
    public Bench {
        strip = List.copyOf(strip);
    }

    /** With a what-if spent or simulated. */
    Bench with(WhatIf whatIf) {
        List<WhatIf> changed = new ArrayList<>(strip);
        changed.replaceAll(old -> old.id().equals(whatIf.id()) ? whatIf : old);
        if (!changed.contains(whatIf)) {
            changed.add(whatIf);
        }
        return new Bench(changed, candidate, submitted);
    }

    /** With another candidate. */
    Bench with(Candidate adopted) {
        return new Bench(strip, adopted, submitted);
    }
}
