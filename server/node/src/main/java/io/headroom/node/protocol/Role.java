package io.headroom.node.protocol;

/** What a connection may see and ask. */
public enum Role {
    /** A student's phone. */
    SEAT,
    /** The instructor's console. */
    HOST,
    /** The projector: sees what the whole class sees and asks nothing. */
    PROJECTOR
}
