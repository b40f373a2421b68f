package io.headroom.node.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whom a request counts for: the address that it comes from; through a proxy that the operator
 * trusts, the address that the proxy saw. Everybody can write a header, so what a proxy was told
 * itself is believed only as far back as trusted proxies wrote it.
 */
final class Clients {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** Every network of IPv6 hands out at least this many bytes' addresses at a time. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    /** How far back a chain of proxies is followed. */
    private static final int MOST_PROXIES = 16;

    private final Predicate<String> trustedProxy;

    /**
     * Clients behind some proxies.
     *
     * @param trustedProxy whether the machine at an IP address is one of ours
     */
    Clients(Predicate<String> trustedProxy) {
        this.trustedProxy = trustedProxy;
    }

    /** The client's address, or the network of it where one client has as many as it likes. */
    String address(HttpServerRequest request) {
        String peer = String.valueOf(request.remoteAddress().hostAddress());
        return network(client(peer, request.headers().getAll(FORWARDED_FOR)));
    }

    /** Whether the machine at an address carries other people's requests. */
    boolean isTrustedProxy(String address) {
        return trustedProxy.test(address);
    }

    /**
     * The last address that no trusted proxy has; the last proxy's own when nothing is readable.
     */
    String client(String peer, List<String> forwarded) {
        String client = peer;
        String[] chain = String.join(",", forwarded).split(",", -1);
        for (int back = 1; back <= Math.min(chain.length, MOST_PROXIES); back++) {
            String before = bare(chain[chain.length - back].strip());
            boolean readable = NetUtil.createByteArrayFromIpAddressString(before) != null;
            if (!trustedProxy.test(client) || !readable) {
                return client;
            }
            client = before;
        }
        return client;
    }

    /** Some proxies write a port behind the address, and brackets around one of IPv6. */
    private static String bare(String entry) {
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        boolean withPort = entry.indexOf(':') == entry.lastIndexOf(':') && entry.indexOf('.') > 0;
        int colon = entry.indexOf(':');
        return withPort && colon > 0 ? entry.substring(0, colon) : entry;
    }

    /** Equal for all addresses that one client can have. */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length == IPV4_BYTES) {
            return address;
        }
        String digits = HexFormat.of().formatHex(bytes);
        return digits.startsWith("00000000000000000000ffff")
                ? digits.substring(digits.length() - 2 * IPV4_BYTES)
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
    }
}
