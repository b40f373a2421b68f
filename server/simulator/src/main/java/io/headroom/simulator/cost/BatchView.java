package io.headroom.simulator.cost;

/** What is known of a batch when its service starts; members are numbered from the oldest, 0. */
public interface BatchView {
    /** Number of members, at least 1. */
    int size();

    /** Most members that the station's policy allows. */
    int maxBatch();

    /** Work of a member in thousandths of an item. */
    long workPermille(int member);

    /** Prompt length of a member in tokens. */
    int promptTokens(int member);

    /** Answer length of a member in tokens: the hidden truth that policies never see. */
    int outputTokens(int member);

    /** How often interrupts come, in thousandths of the planned rate. */
    default long interruptsPermille() {
        return 1000;
    }

    /** Random bits of (member, station), the same for every configuration that meets the member. */
    long noiseWord(int member);
}
