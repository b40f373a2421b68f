package io.headroom.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.settings.ClusterSecret;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

class ClusterKeysTest {
    private static final ClusterSecret SECRET = new ClusterSecret("one-secret-of-all-nodes");

    /** Nodes of different builds and Javas must agree; other programs' figures. */
    @Test
    void keys_ofASecret_areTheSameForEver() {
        ClusterKeys keys = new ClusterKeys(SECRET);

        assertThat(keys.clusterName()).isEqualTo("headroom-d567dfc02d4fccec8e501d4824374af2");
    }

    @Test
    void keys_ofAnotherSecret_areOthers() {
        ClusterKeys keys = new ClusterKeys(SECRET);
        ClusterKeys others = new ClusterKeys(new ClusterSecret("one-secret-of-all-nodez"));

        assertThat(others.clusterName()).isNotEqualTo(keys.clusterName());
    }

    @Test
    void name_ofACluster_doesNotTellTheSecret() {
        ClusterKeys keys = new ClusterKeys(SECRET);
        byte[] secret = SECRET.value().getBytes(StandardCharsets.US_ASCII);

        assertThat(keys.clusterName())
                .doesNotContain(SECRET.value())
                .doesNotContain(HexFormat.of().formatHex(secret))
                .doesNotContain(Base64.getEncoder().encodeToString(secret));
    }
}
