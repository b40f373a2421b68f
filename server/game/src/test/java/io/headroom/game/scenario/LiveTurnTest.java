package io.headroom.game.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.simulator.Flow;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.measure.ScoringPlan;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.stage.SyncPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;

/** What a running system is turned by, wherever in a path it stands. */
class LiveTurnTest {
    private static final long SECOND = 1_000_000_000;
    private static final QueuePlan QUEUE = new QueuePlan(100, new Overflow.Reject());
    private static final StagePlan HOP = new DelayPlan("hop", Sampler.ONE);

    /** Kinds that hold requests themselves, and no stages. */
    private static final List<Class<? extends StagePlan>> LEAVES =
            List.of(
                    StationPlan.class,
                    SharingPlan.class,
                    EnginePlan.class,
                    DelayPlan.class,
                    LinkPlan.class,
                    GatePlan.class,
                    PermitsPlan.class,
                    PoolPlan.class);

    /** Every kind of plan that holds stages, around one. */
    enum Holder {
        SEQUENCE,
        REPLICAS,
        FORK,
        ATTEMPTS,
        SYNC,
        CASCADE,
        PERMITTED,
        POOLED;

        StagePlan around(StagePlan stage) {
            return switch (this) {
                case SEQUENCE -> SequencePlan.of(HOP, stage);
                case REPLICAS ->
                        new ReplicasPlan(
                                "both", new BalancerPlan.RoundRobin(), List.of(HOP, stage));
                case FORK -> ForkPlan.all("both", List.of(HOP, stage));
                case ATTEMPTS ->
                        new AttemptsPlan("client", stage, SECOND, true, 2, new Sampler.Constant(1));
                case SYNC -> new SyncPlan("set", List.of(HOP, stage), SECOND, SECOND);
                case CASCADE -> new CascadePlan("some", 0.5, stage);
                case PERMITTED -> new PermittedPlan(new PermitsPlan("permits", 2, QUEUE), stage);
                case POOLED -> new PooledPlan(pool(), stage);
            };
        }
    }

    private static PoolPlan pool() {
        PoolPlan.Room room = new PoolPlan.Room(4, 100, 0);
        return new PoolPlan("room", room, Sampler.ONE, Sampler.ZERO, QUEUE, null);
    }

    private static StationPlan station(int servers, int batch) {
        return new StationPlan(
                "server",
                servers,
                new BatchingPlan.Greedy(batch),
                QUEUE,
                new ServicePlan.PerBatch(1000, 0, 1, Sampler.ONE));
    }

    private static SimulationPlan system(StagePlan path) {
        Objective objective = new Objective("request", Objective.Deadline.COMPLETION, SECOND);
        Flow flow = new Flow("requests", new TrafficPlan.Poisson(10), path, objective);
        return new SimulationPlan(
                List.of(flow), new Tariff(CostRates.NONE), SECOND, List.of(), ScoringPlan.PLAIN);
    }

    @ParameterizedTest
    @MethodSource("holders")
    void station_inWhateverHoldsIt_isTurned(Holder holder) {
        SimulationPlan from = system(holder.around(station(2, 4)));
        SimulationPlan to = system(holder.around(station(3, 8)));

        assertThat(LiveTurn.between(from, to))
                .containsExactly(
                        new Intervention.Scale("server", 3),
                        new Intervention.Reconfigure("server", new BatchingPlan.Greedy(8)));
        assertThat(LiveTurn.between(from, from)).isEmpty();
    }

    static List<Holder> holders() {
        return List.of(Holder.values());
    }

    /** A pool of another size, say, cannot be come to while the system runs. */
    @Test
    void pool_ofAnotherSize_cannotBeTurnedTo() {
        StagePlan station = station(2, 4);
        PoolPlan.Room larger = new PoolPlan.Room(8, 100, 0);
        PoolPlan pool = new PoolPlan("room", larger, Sampler.ONE, Sampler.ZERO, QUEUE, null);

        assertThat(
                        LiveTurn.between(
                                system(new PooledPlan(pool(), station)),
                                system(new PooledPlan(pool, station))))
                .isNull();
    }

    /** A kind of plan that is new is either a leaf or stands above. */
    @Test
    void everyKindOfPlan_isALeafOrAHolder() {
        List<Class<?>> known = new ArrayList<>(LEAVES);
        for (Holder holder : Holder.values()) {
            StagePlan plan = holder.around(station(1, 1));
            assertThat(plan.inside()).as("%s", holder).isNotEmpty();
            known.add(plan.getClass());
        }
        assertThat(known).containsExactlyInAnyOrder(StagePlan.class.getPermittedSubclasses());
    }
}
