package io.headroom.simulator.traffic;

import static io.headroom.simulator.traffic.Arrivals.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** Clients who wait, against a system that only delays. */
class ClosedLoopTest {
    private static final long MILLI = 1_000_000;

    /** Every request leaves after the same time, however many there are. */
    private static final class Delay implements Entrance, EventHandler {
        private record Stay(long endNanos, int user) {}

        private final Calendar calendar = new Calendar();
        private final PriorityQueue<Stay> stays =
                new PriorityQueue<>((left, right) -> Long.compare(left.endNanos, right.endNanos));
        private final int actor = calendar.register(Rank.COMPLETION, this);
        private final long delayNanos;
        private final ArrivalProcess source;
        private final List<String> log = new ArrayList<>();
        private final Set<Integer> present = new HashSet<>();
        private long arrivals;
        private int mostPresent;

        Delay(TrafficPlan.ClosedLoop plan, long delayNanos, long untilNanos, long mostRequests) {
            this.delayNanos = delayNanos;
            source =
                    plan.start(
                                    new Streams(7),
                                    new ArrivalProcess.Context(
                                            calendar, this, untilNanos, 0, mostRequests))
                            .get(0);
        }

        @Override
        public void arrive(long nowNanos, int prompt, int output, long workPermille, int user) {
            arrivals++;
            log.add(nowNanos + " " + user + " " + prompt);
            assertThat(present.add(user)).as("client %d has one request", user).isTrue();
            mostPresent = Math.max(mostPresent, present.size());
            if (delayNanos == 0) {
                present.remove(user);
                source.left(nowNanos, user);
                return;
            }
            stays.add(new Stay(nowNanos + delayNanos, user));
            calendar.schedule(actor, stays.element().endNanos);
        }

        @Override
        public void act(long nowNanos) {
            Stay stay = stays.remove();
            present.remove(stay.user);
            calendar.schedule(actor, stays.isEmpty() ? Calendar.NEVER : stays.peek().endNanos);
            source.left(nowNanos, stay.user);
        }

        Delay runUntil(long nanos) {
            while (calendar.nextNanos() < nanos) {
                calendar.actNext();
            }
            return this;
        }

        Delay intensify(long nanos, long permille) {
            runUntil(nanos);
            source.intensify(nanos, permille);
            return this;
        }
    }

    private static Delay delay(int clients, Sampler think, long delayNanos, long untilNanos) {
        TrafficPlan.ClosedLoop plan = new TrafficPlan.ClosedLoop(clients, think);
        return new Delay(plan, delayNanos, untilNanos, Long.MAX_VALUE);
    }

    @Test
    void constantThought_givesOneRequestPerClientAndCycle() {
        Delay system =
                delay(20, new Sampler.Constant(70 * MILLI), 30 * MILLI, 100 * SECOND)
                        .runUntil(100 * SECOND);
        // At 70, 170, 270 … milliseconds.
        assertThat(system.arrivals).isEqualTo(20 * 1_000);
    }

    @Test
    void throughput_isClientsOverThoughtPlusStay() {
        Delay system =
                delay(50, new Sampler.Exponential(70 * MILLI), 30 * MILLI, 1_000 * SECOND)
                        .runUntil(1_000 * SECOND);
        double exact = 50 * 1_000 / 0.1;
        // Renewal cycles with deviation 70 ms of 100 ms.
        assertThat((double) system.arrivals)
                .isEqualTo(exact, within(3.2905 * 0.7 * Math.sqrt(exact) + 50));
        assertThat(system.mostPresent).isLessThanOrEqualTo(50);
    }

    @Test
    void clientsWhoNeverThink_keepTheSystemFull() {
        Delay system = delay(5, Sampler.ZERO, 10 * MILLI, SECOND).runUntil(SECOND);
        assertThat(system.arrivals).isEqualTo(500);
        Delay refusing = delay(5, Sampler.ZERO, 0, SECOND).runUntil(SECOND);
        assertThat(refusing.arrivals).as("refused at once, a pause of 1 ms").isEqualTo(5_000);
    }

    @Test
    void burst_isKTimesTheClients_andThenTheyGo() {
        Delay system = delay(10, new Sampler.Constant(60 * MILLI), 40 * MILLI, 100 * SECOND);
        system.intensify(10 * SECOND, 2_500);
        assertThat(system.arrivals).isEqualTo(10 * 100);
        system.intensify(20 * SECOND, 1_000);
        assertThat(system.arrivals).isEqualTo(10 * 200 + 15 * 100);
        system.intensify(30 * SECOND + 70 * MILLI, 500).runUntil(30 * SECOND + 100 * MILLI + 1);
        assertThat(system.present).isEmpty();
        long before = system.arrivals;
        system.runUntil(40 * SECOND);
        assertThat(system.arrivals - before).isEqualTo(5 * 99);
    }

    @Test
    void clientWhoseBurstEndsAndBeginsDuringItsRequest_staysOne() {
        Delay system = delay(1, new Sampler.Constant(60 * MILLI), 40 * MILLI, 100 * SECOND);
        system.intensify(0, 3_000)
                .intensify(70 * MILLI, 1_000)
                .intensify(80 * MILLI, 3_000)
                .runUntil(10 * SECOND + 1);
        assertThat(system.arrivals).isEqualTo(3 * 100);
        assertThatThrownBy(() -> system.source.left(10 * SECOND, 0))
                .hasMessageContaining("no request that could leave");
    }

    @Test
    void loop_endsAfterItsRequestsAndAtItsEnd() {
        TrafficPlan.ClosedLoop plan =
                new TrafficPlan.ClosedLoop(10, new Sampler.Exponential(10 * MILLI));
        assertThat(new Delay(plan, MILLI, 100 * SECOND, 777).runUntil(100 * SECOND).arrivals)
                .isEqualTo(777);
        Delay ended = new Delay(plan, MILLI, SECOND, Long.MAX_VALUE).runUntil(2 * SECOND);
        assertThat(ended.present).isEmpty();
        assertThat(ended.log.get(ended.log.size() - 1)).startsWith("99");
    }

    @Test
    void looking_changesNothing_andWhatClientsAskDoesNotDependOnTheSystem() {
        TrafficPlan.ClosedLoop plan =
                new TrafficPlan.ClosedLoop(
                        30,
                        new Sampler.Exponential(10 * MILLI),
                        RequestShape.Drawn.tokens(
                                new Sampler.LogNormal(1e6, 2),
                                new Sampler.Constant(1),
                                0,
                                Sampler.ONE));
        Delay whole = new Delay(plan, MILLI, 20 * SECOND, Long.MAX_VALUE).runUntil(20 * SECOND);
        Delay cut = new Delay(plan, MILLI, 20 * SECOND, Long.MAX_VALUE);
        SplittableRandom random = new SplittableRandom(5);
        for (long now = 0; now < 20 * SECOND; now += random.nextLong(20 * MILLI)) {
            cut.runUntil(now);
        }
        assertThat(cut.runUntil(20 * SECOND).log).isEqualTo(whole.log);

        Delay slow = new Delay(plan, 5 * MILLI, 20 * SECOND, Long.MAX_VALUE).runUntil(20 * SECOND);
        for (int client = 0; client < 30; client++) {
            List<String> quickly = prompts(whole, client);
            List<String> slowly = prompts(slow, client);
            assertThat(quickly).as("client %d", client).startsWith(slowly.toArray(String[]::new));
        }
    }

    private static List<String> prompts(Delay system, int client) {
        return system.log.stream()
                .map(line -> line.split(" ", 3))
                .filter(line -> Integer.parseInt(line[1]) == client)
                .map(line -> line[2])
                .toList();
    }
}
