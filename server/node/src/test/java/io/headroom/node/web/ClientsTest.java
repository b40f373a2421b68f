package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** Whose word is believed on where a request comes from. */
final class ClientsTest {
    private final Clients clients =
            new Clients(address -> address.equals("10.0.0.1") || address.equals("10.0.0.2"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 198.51.100.7 | 203.0.113.9",
                "10.0.0.1 | 198.51.100.7 | 198.51.100.7",
                "10.0.0.1 | 6.6.6.6, 198.51.100.7 | 198.51.100.7",
                "10.0.0.1 | 6.6.6.6, 198.51.100.7, 10.0.0.2 | 198.51.100.7",
                "10.0.0.1 | 10.0.0.2 | 10.0.0.2",
                "10.0.0.1 | '' | 10.0.0.1",
                "10.0.0.1 | unknown | 10.0.0.1",
                "10.0.0.1 | 198.51.100.7, | 10.0.0.1",
                "10.0.0.1 | 198.51.100.7:4711 | 198.51.100.7",
                "10.0.0.1 | [2001:db8::7]:4711 | 2001:db8::7",
                "10.0.0.1 | 2001:db8::7 | 2001:db8::7",
            })
    void client_isTheLastThatNoTrustedProxyHas(String peer, String forwarded, String client) {
        assertThat(clients.client(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void client_headerOfSeveralLines_isReadAsOne() {
        assertThat(clients.client("10.0.0.1", List.of("6.6.6.6", "198.51.100.7")))
                .isEqualTo("198.51.100.7");
        assertThat(clients.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void network_ofOneClient_isOneAddress() {
        assertThat(Clients.network("2001:db8:0:1::7"))
                .isEqualTo(Clients.network("2001:db8:0:1:ffff::8"))
                .isNotEqualTo(Clients.network("2001:db8:0:2::7"));
        assertThat(Clients.network("10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(Clients.network("::ffff:10.0.0.1"))
                .isNotEqualTo(Clients.network("::ffff:10.0.0.2"));
    }

    @Test
    void wrongKeys_behindATrustedProxy_countForTheirSender() {
        GuessLimits one = new GuessLimits(1, 0, 5, 50, 100);
        ClassLoader pages = getClass().getClassLoader();
        WebLimits limits = OtherLimits.of(one);
        try (ServerUnderTest server = new ServerUnderTest(limits, pages, "127.0.0.1"::equals)) {
            assertThat(wrong(server, "198.51.100.7")).isEqualTo(401);
            assertThat(wrong(server, "198.51.100.7")).isEqualTo(429);
            assertThat(wrong(server, "198.51.100.8")).isEqualTo(401);
            assertThat(wrong(server, "198.51.100.9, 198.51.100.7")).isEqualTo(429);
        }
        try (ServerUnderTest server = new ServerUnderTest(limits, pages)) {
            assertThat(wrong(server, "198.51.100.7")).isEqualTo(401);
            assertThat(wrong(server, "198.51.100.8")).isEqualTo(429);
        }
    }

    private static int wrong(ServerUnderTest server, String forwardedFor) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer wrong", "X-Forwarded-For", forwardedFor);
        return server.get("/api/games", headers).status();
    }
}
