package io.headroom.node.web;

import io.vertx.core.net.SocketAddress;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The addresses at which a server can be reached. */
public final class JoinAddresses {
    private static final String LOOPBACK = "127.0.0.1";

    private JoinAddresses() {}

    /**
     * The addresses that students can type, best first: the public ones; else those of this
     * machine's networks when it listens on all; else the one it listens on.
     */
    public static List<String> joinBases(List<URI> publicUrls, String bind, int port) {
        if (!publicUrls.isEmpty()) {
            return publicUrls.stream().map(JoinAddresses::base).toList();
        }
        List<String> hosts = listensEverywhere(bind) ? networkAddresses() : List.of(bind);
        if (hosts.isEmpty()) {
            hosts = List.of(LOOPBACK);
        }
        return hosts.stream().map(host -> base(host, port)).toList();
    }

    /** The address that works on this machine itself. */
    public static String localBase(String bind, int port) {
        return base(listensEverywhere(bind) ? LOOPBACK : bind, port);
    }

    /** Where a long link opens practice on a game, for others. */
    public static String practice(String base, String game, String token) {
        return base + "/practice#game=" + game + "&link=" + token;
    }

    /** Whether a host as a browser names it is this machine for itself only. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
    }

    private static boolean listensEverywhere(String bind) {
        return bind.equals("0.0.0.0") || bind.equals("::");
    }

    /** The address that a request came in at, which works from where it came. */
    static String base(SocketAddress local) {
        return base(local.hostAddress(), local.port());
    }

    /** A public address without the slash at its end. */
    public static String base(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String base(String host, int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static List<String> networkAddresses() {
        List<InetAddress> found = new ArrayList<>();
        try {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                if (network.isUp() && !network.isLoopback() && !network.isPointToPoint()) {
                    network.inetAddresses()
                            .filter(address -> address instanceof Inet4Address)
                            .filter(address -> !address.isLinkLocalAddress())
                            .forEach(found::add);
                }
            }
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        // A hall's network hands out private addresses; they are what phones can reach.
        found.sort(Comparator.comparing(address -> !address.isSiteLocalAddress()));
        return found.stream().map(InetAddress::getHostAddress).toList();
    }
}
