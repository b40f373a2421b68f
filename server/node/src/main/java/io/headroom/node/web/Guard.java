package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps other sites' pages out. A request must name this machine in its Host header: the address
 * that it came in at, localhost, the machine's name, or a public address, whose port may be left
 * out as some proxies do. Without that, a site could point its own name at a machine in the hall. A
 * page's Origin must be the Host it talks to, or a public address.
 */
final class Guard {
    private final List<URI> publicUrls;
    private final Set<String> ownNames;

    Guard(List<URI> publicUrls) {
        this.publicUrls = List.copyOf(publicUrls);
        this.ownNames = ownNames();
    }

    /** Why a request is not listened to by its Host; null when it is. */
    @Nullable RefusalCode refuseHost(HttpServerRequest request) {
        HostAndPort host = request.authority();
        if (host == null) {
            return RefusalCode.FOREIGN_HOST;
        }
        String name = host.host().toLowerCase(Locale.ROOT);
        boolean known =
                ownNames.contains(name)
                        || isPublicHost("http", name, host.port())
                        || isPublicHost("https", name, host.port())
                        || isAddress(name, request.localAddress().hostAddress());
        return known ? null : RefusalCode.FOREIGN_HOST;
    }

    /** Whether browsers call the address that a request names potentially trustworthy. */
    boolean isTrustworthy(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return host != null
                && (JoinAddresses.isLoopback(host.host())
                        || isPublicHost("https", host.host(), host.port()));
    }

    /** Why a request is not listened to by its Origin; null when it is, or has none. */
    @Nullable RefusalCode refuseOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return null;
        }
        HostAndPort host = request.authority();
        URI page;
        try {
            page = URI.create(origin);
        } catch (IllegalArgumentException notAUri) {
            return RefusalCode.FOREIGN_ORIGIN;
        }
        String scheme = page.getScheme();
        String name = page.getHost();
        if (host == null || scheme == null || name == null) {
            return RefusalCode.FOREIGN_ORIGIN;
        }
        boolean own =
                scheme.equals("http")
                        && name.equalsIgnoreCase(host.host())
                        && port(page) == port("http", host.port());
        return own || isPublic(scheme, name.toLowerCase(Locale.ROOT), page.getPort())
                ? null
                : RefusalCode.FOREIGN_ORIGIN;
    }

    /** Whether a Host header, with or without a port, names a public address. */
    private boolean isPublicHost(String scheme, String name, int port) {
        return isPublic(scheme, name, port)
                || (port <= 0
                        && publicUrls.stream()
                                .anyMatch(
                                        url ->
                                                scheme.equals(url.getScheme())
                                                        && name.equalsIgnoreCase(url.getHost())));
    }

    private boolean isPublic(String scheme, String name, int port) {
        return publicUrls.stream()
                .anyMatch(
                        url ->
                                scheme.equals(url.getScheme())
                                        && name.equalsIgnoreCase(url.getHost())
                                        && port(url) == port(scheme, port));
    }

    private static int port(URI url) {
        return port(url.getScheme(), url.getPort());
    }

    private static int port(String scheme, int port) {
        if (port > 0) {
            return port;
        }
        return scheme.equals("https") ? 443 : 80;
    }

    private static boolean isAddress(String name, @Nullable String localAddress) {
        byte[] named = NetUtil.createByteArrayFromIpAddressString(name);
        return named != null
                && localAddress != null
                && Arrays.equals(named, NetUtil.createByteArrayFromIpAddressString(localAddress));
    }

    private static Set<String> ownNames() {
        Set<String> names = new TreeSet<>();
        names.add("localhost");
        try {
            String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            names.add(name);
            names.add(name + ".local");
        } catch (UnknownHostException nameless) {
            // A machine without a name has one name less.
            return names;
        }
        return names;
    }
}
