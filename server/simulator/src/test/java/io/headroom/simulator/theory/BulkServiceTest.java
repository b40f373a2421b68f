package io.headroom.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Greedy batching against single service, a root in closed form and a simulation of ten lines. */
class BulkServiceTest {

    @Test
    void batchesOfOne_areTheSingleServer() {
        assertThat(BulkService.fixed(0.8, 1).meanWait()).isEqualTo(2, within(1e-9));
        assertThat(BulkService.exponential(0.8, 1).meanWait()).isEqualTo(4, within(1e-9));
        assertThat(BulkService.exponential(0.8, 1).utilization()).isEqualTo(0.8, within(1e-11));
        assertThat(BulkService.exponential(0.8, 1).meanTimeInSystem()).isEqualTo(5, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"4, 0.5", "4, 3.2", "8, 6.8", "32, 20"})
    void exponentialBatches_matchTheRoot(int largest, double rate) {
        // While busy the line is geometric: μ rᴮ⁺¹ − (λ + μ) r + λ = 0, less its root 1.
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 100; halving++) {
            double r = (low + high) / 2;
            double sum = 0;
            for (int power = 1; power <= largest; power++) {
                sum += StrictMath.pow(r, power);
            }
            if (sum < rate) {
                low = r;
            } else {
                high = r;
            }
        }
        double busy = 1 / (1 / (1 - low) + 1 / rate);
        double line = busy * low / ((1 - low) * (1 - low));
        double[] service = new double[largest];
        Arrays.fill(service, 1);
        BulkService queue = BulkService.exponential(rate, service);
        assertThat(queue.meanWait()).isEqualTo(line / rate, within(1e-8 * line / rate));
        assertThat(queue.utilization()).isEqualTo(busy / (1 - low), within(1e-10));
    }

    @Test
    void fixedBatches_thatGrowWithTheirSize_matchASimulation() {
        double[] service = {1, 1.2, 1.4, 1.6};
        double rate = 2;
        SplittableRandom random = new SplittableRandom(5);
        double now = 0;
        double next = -StrictMath.log(1 - random.nextDouble()) / rate;
        ArrayDeque<Double> line = new ArrayDeque<>();
        double waits = 0;
        long served = 0;
        long batches = 0;
        long full = 0;
        while (served < 2_000_000) {
            if (line.isEmpty()) {
                now = Math.max(now, next);
            }
            while (next <= now) {
                line.add(next);
                next -= StrictMath.log(1 - random.nextDouble()) / rate;
            }
            int size = Math.min(4, line.size());
            for (int member = 0; member < size; member++) {
                waits += now - line.remove();
            }
            served += size;
            batches++;
            full += size == 4 ? 1 : 0;
            now += service[size - 1];
        }
        BulkService exact = BulkService.fixed(rate, service);
        assertThat(waits / served).isEqualTo(exact.meanWait(), within(0.01 * exact.meanWait()));
        assertThat((double) served / batches).isEqualTo(exact.meanBatch(), within(0.01));
        assertThat((double) full / batches).isEqualTo(exact.batchShare(4), within(0.005));
    }

    @Test
    void batches_addUpAndCarryTheLoad() {
        BulkService queue = BulkService.fixed(2, 1, 1.2, 1.4, 1.6);
        double shares = 0;
        double members = 0;
        for (int size = 1; size <= 4; size++) {
            shares += queue.batchShare(size);
            members += size * queue.batchShare(size);
        }
        assertThat(shares).isEqualTo(1, within(1e-12));
        assertThat(members).isEqualTo(queue.meanBatch(), within(1e-12));
        // Batches per time × members = λ.
        double busyPerBatch = 0;
        for (int size = 1; size <= 4; size++) {
            busyPerBatch += queue.batchShare(size) * (0.8 + 0.2 * size);
        }
        assertThat(queue.utilization() / busyPerBatch * members).isEqualTo(2, within(1e-9));
    }

    @Test
    void moreThanFullBatchesCarry_isRefused() {
        assertThatThrownBy(() -> BulkService.fixed(4, 1, 1, 1, 1))
                .hasMessage("load must be from 0 to below 1, found 1.0");
        assertThatThrownBy(() -> BulkService.exponential(7.9, 1, 1, 1, 1, 1, 1, 1, 1))
                .hasMessageStartingWith("load must be far enough below 1");
        assertThatThrownBy(() -> BulkService.fixed(4))
                .hasMessage("largest batch must be at least 1, found 0");
    }
}
