package io.headroom.content.search;

import io.headroom.game.frontier.Space;

import java.util.List;

/** The space of a file. */
public interface FileSpace extends Space {
    /** What it is, for people. */
    String title();

    /** Everything that a run depends on but the knobs and the seed, as a hash in hexadecimal. */
    String fingerprint();

    /** What may be turned; at least one. */
    List<SearchKnob> knobs();

    /** What the cost per good unit is told in. */
    String costUnit();

    @Override
    default List<Integer> sizes() {
        return knobs().stream().map(knob -> knob.values().size()).toList();
    }
}
