package io.headroom.simulator;

import static io.headroom.simulator.TestPlans.MILLI;
import static io.headroom.simulator.TestPlans.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.MeterMeasurement;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.SyncPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** How many a delay holds, and how many requests forks, sets and clients may have, by hand. */
class RoomTest {
    private static final Overflow REJECT = new Overflow.Reject();
    private static final Overflow NEWEST = new Overflow.DropNewest();
    private static final Overflow OLDEST = new Overflow.DropOldest();

    /** Stages of 10 ms that hold so many. */
    enum Held {
        DELAY {
            @Override
            StagePlan of(RoomPlan room) {
                return new DelayPlan("held", new Sampler.Constant(10 * MILLI), room);
            }
        },
        FORK {
            @Override
            StagePlan of(RoomPlan room) {
                return ForkPlan.all("held", List.of(delay("a", 3), delay("b", 10))).holding(room);
            }
        },
        SYNC {
            @Override
            StagePlan of(RoomPlan room) {
                List<StagePlan> sensors = List.of(delay("a", 3), delay("b", 10));
                return new SyncPlan("held", sensors, SECOND, 0, room);
            }
        },
        RETRY {
            @Override
            StagePlan of(RoomPlan room) {
                return new AttemptsPlan("held", delay("a", 10), 0, true, 2, Sampler.ZERO)
                        .holding(room);
            }
        };

        abstract StagePlan of(RoomPlan room);
    }

    @ParameterizedTest
    @EnumSource(Held.class)
    void oneMore_isToldNo_orLostSilently(Held held) {
        assertThat(ends(4, MILLI, held.of(new RoomPlan(2, REJECT))))
                .containsExactly(
                        "c@2 REJECTED", "d@3 REJECTED", "a@10 COMPLETED", "b@11 COMPLETED");
        assertThat(ends(3, 0, held.of(new RoomPlan(1, NEWEST))))
                .containsExactly("c@0 DROPPED", "b@0 DROPPED", "a@10 COMPLETED");
    }

    @ParameterizedTest
    @EnumSource(Held.class)
    void oldest_makesRoom(Held held) {
        assertThat(ends(4, MILLI, held.of(new RoomPlan(2, OLDEST))))
                .containsExactly("a@2 DROPPED", "b@3 DROPPED", "c@12 COMPLETED", "d@13 COMPLETED");
        assertThat(ends(3, 0, held.of(new RoomPlan(1, OLDEST))))
                .containsExactly("a@0 DROPPED", "b@0 DROPPED", "c@10 COMPLETED");
    }

    /** The delay before lets the next one come before the other stage lets one go. */
    @ParameterizedTest
    @EnumSource(Held.class)
    void whoLeavesAtThatInstant_makesRoom(Held held) {
        for (Overflow overflow : List.of(REJECT, NEWEST, OLDEST)) {
            StagePlan path =
                    SequencePlan.of(delay("before", 1), held.of(new RoomPlan(1, overflow)));
            assertThat(ends(3, 10 * MILLI, path))
                    .containsExactly("a@11 COMPLETED", "b@21 COMPLETED", "c@31 COMPLETED");
        }
    }

    /** Two flows meet at one stage, whose room they share. */
    @ParameterizedTest
    @EnumSource(Held.class)
    void room_isOfTheStage_notOfThePath(Held held) {
        StagePlan stage = held.of(new RoomPlan(1, REJECT));
        assertThat(
                        new Scripted(
                                        Scripted.one("first", 0, 0, stage),
                                        Scripted.one("second", MILLI, 0, stage))
                                .ends())
                .hasSize(2)
                .anyMatch(end -> end.endsWith("@1 REJECTED"))
                .anyMatch(end -> end.endsWith("@10 COMPLETED"));
    }

    /** The highest number of a class is lost first, whoever is older. */
    @ParameterizedTest
    @EnumSource(Held.class)
    void oldest_isThatOfTheLastClass(Held held) {
        StagePlan stage = held.of(new RoomPlan(2, OLDEST));
        Scripted run =
                new Scripted(
                        Scripted.one("first", 0, 0, stage),
                        Scripted.one("last", MILLI, 1, stage),
                        Scripted.one("first too", 2 * MILLI, 0, stage));

        assertThat(run.endNanos()).containsExactly(2 * MILLI, 10 * MILLI, 12 * MILLI);
        assertThat(run.ends().get(0)).endsWith("DROPPED");
    }

    /** Who is dropped takes his attempts with him; the one who was dropped has worked for 2 ms. */
    @Test
    void requestThatIsLostToTheBound_callsItsAttemptsOff() {
        Scripted run =
                new Scripted(Scripted.flow(2, 2 * MILLI, Held.FORK.of(new RoomPlan(1, OLDEST))));

        assertThat(run.ends()).containsExactly("a@2 DROPPED", "b@12 COMPLETED");
        Measurement measured = run.simulation().measureWhole();
        assertThat(measured.attempts().launched()).isEqualTo(4);
        assertThat(measured.attempts().cancelled()).isEqualTo(2);
        StageMeasurement slow = measured.stages().get(1);
        assertThat(slow.cancelled()).isEqualTo(1);
        assertThat(slow.lostServiceNanos()).isEqualTo(2 * MILLI);
    }

    /** Attempts of 4 ms and pauses of 1 ms: a is in until its third attempt is given up. */
    @Test
    void clientBetweenTwoAttempts_stillHoldsItsRequest() {
        StagePlan client =
                new AttemptsPlan(
                                "client",
                                delay("slow", 10),
                                4 * MILLI,
                                true,
                                3,
                                new Sampler.Constant((double) MILLI))
                        .holding(new RoomPlan(1, REJECT));
        StagePlan path = SequencePlan.of(delay("before", 0), client);
        Scripted run =
                new Scripted(
                        Scripted.one("a", 0, 0, path),
                        Scripted.one("b", 4 * MILLI + 1, 0, path),
                        Scripted.one("c", 14 * MILLI, 0, path));

        assertThat(run.endNanos()).containsExactly(4 * MILLI + 1, 14 * MILLI, 28 * MILLI);
        assertThat(run.ends().get(0)).endsWith("REJECTED");
        assertThat(run.ends().get(1)).endsWith("TIMED_OUT");
    }

    /** Three of the second case are offered, one is told no; two are in for 10 ms each. */
    @Test
    void books_tellWhomTheBoundCost() {
        StagePlan fork = Held.FORK.of(new RoomPlan(2, REJECT));
        Scripted run = new Scripted(Scripted.flow(3, MILLI, fork));
        run.ends();
        MeterMeasurement meter = run.simulation().measureWhole().meter("held: in flight");

        assertThat(meter.value("turnedAway")).isEqualTo(1);
        assertThat(meter.value("inFlightNanos")).isEqualTo(20 * MILLI);
        assertThat(meter.value("mostInFlight")).isEqualTo(2);
        StagePlan delay = Held.DELAY.of(new RoomPlan(2, REJECT));
        Scripted delayed = new Scripted(Scripted.flow(3, MILLI, delay));
        delayed.ends();
        StageMeasurement stage = delayed.simulation().measureWhole().stages().get(0);
        assertThat(stage.entered()).isEqualTo(3);
        assertThat(stage.lost()).isEqualTo(1);
        assertThat(stage.servingArea()).isEqualTo(20 * MILLI);
    }

    /** A stage that nobody bounds keeps no books beside, so that its digest is as it was. */
    @Test
    void stagesWithRoomForAll_tellNothingMore() {
        SimulationPlan plan =
                TestPlans.path(
                        TrafficPlan.FrameClock.every(100 * MILLI),
                        Held.FORK.of(RoomPlan.WIDE),
                        SECOND);
        assertThat(Simulation.start(plan, 1).measure().meters()).isEmpty();
    }

    @Test
    void overflowsThatReset_areRefused() {
        assertThatThrownBy(() -> new RoomPlan(1, new Overflow.CrashAndReset(1)))
                .hasMessageContaining("must lose a request");
    }

    private static List<String> ends(int requests, long stepNanos, StagePlan path) {
        return new Scripted(Scripted.flow(requests, stepNanos, path)).ends();
    }

    private static StagePlan delay(String name, long millis) {
        return new DelayPlan(name, new Sampler.Constant((double) (millis * MILLI)));
    }
}
