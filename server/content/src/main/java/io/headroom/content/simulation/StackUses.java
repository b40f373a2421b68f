package io.headroom.content.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stacks that a description goes by, as they are read. */
final class StackUses {
    private final Set<Experiment.StackUse> all = new LinkedHashSet<>();

    void add(Experiment.StackUse use) {
        all.add(use);
    }

    /** Each once, in the order of the file. */
    List<Experiment.StackUse> all() {
        return List.copyOf(all);
    }
}
