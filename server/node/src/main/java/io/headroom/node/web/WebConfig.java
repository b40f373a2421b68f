package io.headroom.node.web;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the web side of a node needs to know.
 *
 * @param bind the address to listen on; 0.0.0.0 for all
 * @param port 0 for any free one
 * @param publicUrls addresses that browsers use besides this machine's own, without a path
 * @param trustedProxy whether the machine at an IP address is a proxy whose {@code X-Forwarded-For}
 *     is believed
 * @param hostKey opens the console and the hosting of games; never logged
 * @param node this node's name
 * @param version this program's version
 */
public record WebConfig(
        String bind,
        int port,
        List<URI> publicUrls,
        Predicate<String> trustedProxy,
        String hostKey,
        String node,
        String version,
        WebLimits limits) {
    /** Keeps its own copy. */
    public WebConfig {
        publicUrls = List.copyOf(publicUrls);
    }

    /** Without the key, so that no log can hold it. */
    @Override
    public String toString() {
        return "WebConfig[" + bind + ":" + port + ", " + publicUrls + ", node " + node + "]";
    }
}
