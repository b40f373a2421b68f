package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two derivations of closed systems, recursion and chain, held against each other. */
class ClosedNetworkTest {
    private static final Offset<Double> EXACT = within(1e-10);

    @ParameterizedTest
    @CsvSource({"1, 3, 1", "5, 3, 1", "20, 10, 1", "300, 10, 1", "40, 0.5, 2"})
    void oneStation_isMachineRepair(int clients, double think, double service) {
        ClosedNetwork recursion = new ClosedNetwork(clients, think, service);
        ClosedStation chain = new ClosedStation(clients, 1, think, service);
        double rate = chain.throughput();
        assertThat(recursion.throughput()).isEqualTo(rate, within(1e-9 * rate));
        assertThat(recursion.responseTime())
                .isEqualTo(chain.meanTimeInSystem(), within(1e-7 * clients));
        assertThat(recursion.meanAt(0)).isEqualTo(chain.meanInSystem(), within(1e-7 * clients));
        assertThat(recursion.utilization(0)).isEqualTo(chain.utilization(), within(1e-9));
    }

    @Test
    void machineRepair_idlesByErlangsLossFormula() {
        // One server: P(none there) = B(N, Z ÷ S), the thinkers being a loss system.
        ClosedStation chain = new ClosedStation(12, 1, 8, 1);
        assertThat(1 - chain.utilization()).isEqualTo(Erlang.lossShare(12, 8), EXACT);
        assertThat(chain.share(0)).isEqualTo(Erlang.lossShare(12, 8), EXACT);
    }

    @Test
    void machineRepair_withAServerForEachClient_neverWaits() {
        ClosedStation chain = new ClosedStation(6, 6, 3, 1);
        assertThat(chain.meanTimeInSystem()).isEqualTo(1, EXACT);
        // Each is at the station a quarter of the time, independently.
        assertThat(chain.share(6)).isEqualTo(StrictMath.pow(0.25, 6), EXACT);
        assertThat(chain.meanInSystem()).isEqualTo(1.5, EXACT);
    }

    @Test
    void machineRepair_ofManyRareClients_isErlangC() {
        ClosedStation chain = new ClosedStation(100_000, 4, 100_000 / 3.2, 1);
        assertThat(chain.meanTimeInSystem()).isEqualTo(1.74554, within(0.001));
    }

    @Test
    void balancedStations_shareTheClients() {
        // X = N ÷ (D (N + M − 1)) for M equal stations without thinking.
        ClosedNetwork balanced = new ClosedNetwork(7, 0, 2, 2, 2);
        assertThat(balanced.throughput()).isEqualTo(7 / (2.0 * 9), EXACT);
        assertThat(balanced.meanAt(1)).isEqualTo(7 / 3.0, EXACT);
    }

    @Test
    void twoUnequalStations_matchTheProductForm() {
        // P(n at the first) ∝ (D₁ ÷ D₂)ⁿ for N clients between two stations.
        double sum = 0;
        for (int n = 0; n <= 5; n++) {
            sum += StrictMath.pow(0.6, n);
        }
        ClosedNetwork network = new ClosedNetwork(5, 0, 0.6, 1);
        assertThat(network.utilization(0)).isEqualTo(1 - 1 / sum, EXACT);
    }

    @Test
    void bounds_encloseTheNetworkAndMeetAtTheKnee() {
        for (int clients = 1; clients < 60; clients++) {
            ClosedNetwork network = new ClosedNetwork(clients, 5, 1, 0.7, 0.3);
            assertThat(network.throughput())
                    .as("%s clients", clients)
                    .isBetween(
                            network.throughputLowerBound() * (1 - 1e-12),
                            network.throughputUpperBound() * (1 + 1e-12));
            assertThat(network.knee()).isEqualTo(7, EXACT);
            double there = network.meanAt(0) + network.meanAt(1) + network.meanAt(2);
            assertThat(there + 5 * network.throughput()).isEqualTo(clients, within(1e-9));
        }
        assertThat(new ClosedNetwork(7, 5, 1, 0.7, 0.3).throughputUpperBound()).isEqualTo(1, EXACT);
    }

    @Test
    void nonsense_isRefused() {
        assertThatThrownBy(() -> new ClosedNetwork(3, 1))
                .hasMessage("stations must be at least 1, found 0");
        assertThatThrownBy(() -> new ClosedStation(0, 1, 1, 1))
                .hasMessage("clients must be at least 1, found 0");
        assertThatThrownBy(() -> new ClosedStation(1, 1, 0, 1))
                .hasMessage("mean think time must be finite and above 0, found 0.0");
    }
}
