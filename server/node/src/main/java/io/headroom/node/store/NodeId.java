package io.headroom.node.store;

/** The name of one server process; a restart takes a new one. */
public record NodeId(String value) {
    /**
     * A node id as given.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public NodeId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a node id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
