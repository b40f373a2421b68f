package io.headroom.node.cluster;

import java.util.List;

/**
 * How nodes find each other.
 *
 * @param members host:port of every node that may be there, this one among them or not
 * @param bindHost the address that membership and the bus listen on; loopback by default
 * @param bindPort membership's port on this node
 */
public record ClusterSettings(List<String> members, String bindHost, int bindPort) {
    /** The default of {@code bindHost}. */
    public static final String LOOPBACK = "127.0.0.1";

    /** What members and those who come to them as clients call the cluster. */
    public static final String CLUSTER_NAME = "headroom";

    /** The executor on which nodes do runs of a search. */
    public static final String SEARCH_EXECUTOR = "search";

    /** Keeps its own copy. */
    public ClusterSettings {
        members = List.copyOf(members);
    }
}
