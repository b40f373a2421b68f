package io.headroom.node.settings;

/**
 * Where a node listens for the other nodes.
 *
 * @param bind the address of membership and of the event bus, and the port of membership
 * @param busPort the event bus's; 0 for any free one
 * @param open whether that address may be one that other machines reach
 */
public record ClusterAccess(HostAndPort bind, int busPort, boolean open) {}
