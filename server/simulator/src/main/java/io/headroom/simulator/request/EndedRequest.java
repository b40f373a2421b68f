package io.headroom.simulator.request;

/** A request that has just ended; to be read while the observer is told of it, not kept. */
public interface EndedRequest {
    /** Its number in order of arrival, from 0. */
    long ordinal();

    /** The number of its flow. */
    int flow();

    /** The number of its user within the flow. */
    int user();

    /** Its prompt length. */
    int promptTokens();

    /** Its answer length, as it was asked for. */
    int outputTokens();

    /** When it came. */
    long arrivalNanos();

    /** When its first response came; its end if it had none. */
    long firstResponseNanos();

    /** When the last token of its answer came; its end if it was not one of tokens. */
    long lastTokenNanos();

    /** When it left. */
    long endNanos();

    /** How. */
    Outcome outcome();

    /** Whether it was good, as its flow's objective says. */
    boolean isGood();

    /** How much of its time in system it waited. */
    long waitedNanos();

    /** How often a server took its place from it to give it to others. */
    int preemptions();

    /** How much of its time in system is under a label. */
    long labelNanos(int label);

    /** How much of its time in the service of language-model servers went to that. */
    long workNanos(WorkPart part);
}
