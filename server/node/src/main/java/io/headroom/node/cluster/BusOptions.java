package io.headroom.node.cluster;

import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The event bus as Headroom uses it. The bus itself asks nobody who they are and decodes whatever
 * it is sent, so only peers who prove the cluster's secret get as far as that.
 *
 * <p>That is so on loopback too: other users of the machine are strangers as well, and there is one
 * way that is always tried. Measured with messages of 2 KB: some twenty microseconds more on a
 * round trip of forty, and seven of the processor's for each message; a class sends some ten a
 * second for each game between two nodes.
 */
final class BusOptions {
    /** A peer that is there answers at once; behind a hung one messages would pile up. */
    private static final int HANDSHAKE_SECONDS = 5;

    /** A connection to a host that does not answer is given up after this. */
    private static final int CONNECT_MILLIS = 3_000;

    /**
     * A network that swallows bytes shows itself by a ping without an answer, and by nothing else.
     */
    private static final long PING_MILLIS = 2_000;

    /** A peer that answers no ping in this time is dead to the bus, some five seconds in all. */
    private static final long PONG_MILLIS = 3_000;

    private BusOptions() {}

    static EventBusOptions of(ClusterSettings settings, ClusterKeys keys) {
        BusIdentity identity = BusIdentity.of(keys.busSeed());
        return new EventBusOptions()
                .setHost(settings.bindHost())
                .setPort(settings.busPort())
                .setConnectTimeout(CONNECT_MILLIS)
                .setClusterPingInterval(PING_MILLIS)
                .setClusterPingReplyInterval(PONG_MILLIS)
                .setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeyCertOptions(identity.proof())
                .setTrustOptions(identity.trust())
                .setClientAuth(ClientAuth.REQUIRED)
                // The bus's own default is to believe every server.
                .setTrustAll(false);
    }
}
