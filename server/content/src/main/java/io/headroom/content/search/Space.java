package io.headroom.content.search;

import java.util.List;

/** What can be set, and what a run of a setting comes to. Thread-safe. */
public interface Space {
    /** What it is, for people. */
    String title();

    /** Everything that a run depends on but the knobs and the seed, as a hash in hexadecimal. */
    String fingerprint();

    /** What may be turned; at least one. */
    List<SearchKnob> knobs();

    /** What counts. */
    Aim aim();

    /** Simulates a setting. A pure function. */
    Trial run(List<Integer> places, long seed);

    /**
     * What counts.
     *
     * @param floor adherence at which points start, 0 to 1
     * @param target adherence that earns all, above the floor
     * @param costUnit what the cost per good unit is told in
     */
    record Aim(double floor, double target, String costUnit) {}
}
