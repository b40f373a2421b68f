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
        assertThat(HexFormat.of().formatHex(keys.busSeed()))
                .isEqualTo("e1aa7608a498cd7cda8189a2b46ec0c44aa374ba597862cacc1759ba5d99278b");
        assertThat(BusIdentity.of(keys.busSeed()).pem())
                .isEqualTo(BusIdentity.of(new ClusterKeys(SECRET).busSeed()).pem())
                .isEqualTo(
                        """
                        -----BEGIN CERTIFICATE-----
                        MIHoMIGboAMCAQICAQEwBQYDK2VwMB0xGzAZBgNVBAMMEmhlYWRyb29tIGV2ZW50
                        IGJ1czAgFw03MDAxMDEwMDAwMDBaGA85OTk5MTIzMTIzNTk1OVowHTEbMBkGA1UE
                        AwwSaGVhZHJvb20gZXZlbnQgYnVzMCowBQYDK2VwAyEAWsaej6KObphNav09iSgw
                        8jn0eQMwbjZei31gjnvGxRQwBQYDK2VwA0EAzLKI045gb+/LmkVmWCCF6Uux3O8Q
                        1CoiZyBGWWkre4oRinKDeZ/GATe9KkQNbJso2ltse9XNo5dAGOyJBBjIAA==
                        -----END CERTIFICATE-----
                        """);
    }

    @Test
    void keys_ofAnotherSecret_areOthers() {
        ClusterKeys keys = new ClusterKeys(SECRET);
        ClusterKeys others = new ClusterKeys(new ClusterSecret("one-secret-of-all-nodez"));

        assertThat(others.clusterName()).isNotEqualTo(keys.clusterName());
        assertThat(others.busSeed()).isNotEqualTo(keys.busSeed());
        assertThat(BusIdentity.of(others.busSeed()).pem())
                .isNotEqualTo(BusIdentity.of(keys.busSeed()).pem());
    }

    @Test
    void name_ofACluster_tellsNeitherTheSecretNorTheBusKey() {
        ClusterKeys keys = new ClusterKeys(SECRET);
        byte[] secret = SECRET.value().getBytes(StandardCharsets.US_ASCII);

        assertThat(keys.clusterName())
                .doesNotContain(SECRET.value())
                .doesNotContain(HexFormat.of().formatHex(secret))
                .doesNotContain(Base64.getEncoder().encodeToString(secret))
                .doesNotContain(HexFormat.of().formatHex(keys.busSeed()).substring(0, 32));
    }
}
