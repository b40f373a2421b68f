package io.headroom.node.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a node listens for the other nodes, and what lets them in.
 *
 * @param bind the address of membership and of the event bus, and the port of membership
 * @param busPort the event bus's; 0 for any free one
 * @param open whether that address may be one that other machines reach
 * @param secretFile empty for the secret in the database
 */
public record ClusterAccess(
        HostAndPort bind, int busPort, boolean open, Optional<Path> secretFile) {}
