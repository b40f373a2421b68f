package io.headroom.node.store;

/** What became of an append or a claim whose outcome is known. */
public sealed interface AppendResult {
    /**
     * All of it is durable.
     *
     * @param end the last row that was written
     */
    record Appended(LogEnd end) implements AppendResult {}

    /**
     * Nothing was written: the log does not end where the writer believes. Another node has claimed
     * the game, an append of one's own whose answer was lost stands there, or the database was
     * rolled back.
     *
     * @param actual where the log ends
     */
    record Fenced(LogEnd actual) implements AppendResult {}
}
