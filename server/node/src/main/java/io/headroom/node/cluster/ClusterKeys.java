package io.headroom.node.cluster;

import io.headroom.node.settings.ClusterSecret;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a cluster's secret opens, derived from it (HKDF with SHA-256), so that nothing that travels
 * tells the secret or another key.
 *
 * <p>They do not protect equally well. The bus's key is proven and never shown: strangers and
 * eavesdroppers stay outside. The cluster's name is what Hazelcast asks of those who come, in clear
 * text: it stops strangers, and nobody who can read or change what travels between the nodes.
 */
public final class ClusterKeys {
    private static final int NAME_BYTES = 16;

    private final ClusterSecret secret;

    /** The keys of a secret. */
    public ClusterKeys(ClusterSecret secret) {
        this.secret = secret;
    }

    /** How members, and those who come to them as clients, call the cluster. */
    public String clusterName() {
        return "headroom-" + HexFormat.of().formatHex(derive("cluster name", NAME_BYTES));
    }

    /** What the bus's key pair is made from. */
    byte[] busSeed() {
        return derive("event bus", BusIdentity.SEED_BYTES);
    }

    private byte[] derive(String purpose, int bytes) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(
                new HKDFParameters(
                        secret.value().getBytes(StandardCharsets.US_ASCII),
                        null,
                        ("headroom " + purpose).getBytes(StandardCharsets.US_ASCII)));
        byte[] derived = new byte[bytes];
        generator.generateBytes(derived, 0, bytes);
        return derived;
    }
}
