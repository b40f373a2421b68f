package io.headroom.node.cluster;

import java.util.List;

/**
 * How nodes find each other.
 *
 * @param members host:port of every node that may be there, this one among them or not
 * @param bindHost the IP address that membership and the bus listen on; loopback by default
 * @param bindPort membership's port on this node
 * @param busPort the bus's port on this node; 0 for any free one
 */
public record ClusterSettings(List<String> members, String bindHost, int bindPort, int busPort) {
    /** The default of {@code bindHost}. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The executor on which nodes do runs of a search. */
    public static final String SEARCH_EXECUTOR = "search";

    /** The class of those runs; no other object of this program's is read from the wire. */
    public static final String SEARCH_TASK = "io.headroom.node.search.RemoteRun";

    /** Keeps its own copy. */
    public ClusterSettings {
        members = List.copyOf(members);
    }

    /** Settings of a node whose bus takes any free port. */
    public ClusterSettings(List<String> members, String bindHost, int bindPort) {
        this(members, bindHost, bindPort, 0);
    }
}
