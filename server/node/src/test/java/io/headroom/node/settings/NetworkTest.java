package io.headroom.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "10.1.0.0/15, 10.0.255.255, true",
        "10.1.0.0/15, 10.2.0.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe80::1, false",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, ::ffff:10.0.0.1, true",
        "10.0.0.1, proxy.hall, false",
    })
    void network_holds_addressesWithItsFirstBits(String network, String address, boolean held) {
        assertThat(Network.parse(network).orElseThrow().holds(address)).isEqualTo(held);
    }
}
