package io.headroom.node.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that an operator has said about one node.
 *
 * @param port of HTTP and sockets; 0 for any free one
 * @param bind the address on which HTTP listens
 * @param dataFolder absolute; where files of this program live
 * @param database where the record is kept
 * @param publicUrls addresses by which phones reach it, scheme and authority only
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param members the cluster's nodes; empty for a node on its own
 * @param cluster where this node listens for the others, and what lets them in
 * @param hostKeyFile empty for the key in the data folder
 * @param retentionDays how long what people typed in a finished game is kept; empty for ever
 * @param scenarios a folder instead of the packed scenarios
 */
public record Settings(
        int port,
        String bind,
        Path dataFolder,
        DatabaseSettings database,
        List<URI> publicUrls,
        List<Network> trustedProxies,
        List<HostAndPort> members,
        ClusterAccess cluster,
        Optional<Path> hostKeyFile,
        OptionalInt retentionDays,
        Optional<Path> scenarios) {
    /** Settings as given, the lists copied. */
    public Settings {
        publicUrls = List.copyOf(publicUrls);
        trustedProxies = List.copyOf(trustedProxies);
        members = List.copyOf(members);
    }
}
