package io.headroom.node.settings;

/**
 * An address of the cluster.
 *
 * @param host a name or an IP address; an IPv6 address without its brackets
 * @param port from 1 to 65535
 */
public record HostAndPort(String host, int port) {
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
