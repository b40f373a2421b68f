package io.headroom.node.store;

/** What became of a new game. */
public sealed interface CreateResult {
    /**
     * It stands in the database.
     *
     * @param end the last row of its log
     */
    record Created(LogEnd end) implements CreateResult {}

    /**
     * Nothing was written: an unfinished game has this code. Try another.
     *
     * @param code the code that is in use
     */
    record CodeTaken(String code) implements CreateResult {}
}
