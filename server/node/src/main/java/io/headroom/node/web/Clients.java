package io.headroom.node.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

import java.util.Arrays;
import java.util.HexFormat;

/** Whom a request counts for: the address that it comes from. */
final class Clients {
    /** Every network of the new internet protocol hands out at least this many bits at a time. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV6_BYTES = 16;

    /** The address, or the network of it where one client has as many addresses as it likes. */
    String address(HttpServerRequest request) {
        return network(String.valueOf(request.remoteAddress().hostAddress()));
    }

    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length < IPV6_BYTES) {
            return address;
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
    }
}
