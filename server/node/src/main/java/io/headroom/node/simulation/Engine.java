package io.headroom.node.simulation;

import io.headroom.simulator.Intervention;
import io.headroom.simulator.Simulation;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.request.Outcome;

import java.util.List;

/** STUB: the engine's interface as it will be; to be replaced by direct use when merged. */
final class Engine {
    interface Ended {
        long ordinal();

        int flow();

        long arrivalNanos();

        long firstResponseNanos();

        long endNanos();

        Outcome outcome();

        long waitedNanos();

        long labelNanos(int label);
    }

    interface Observer {
        void ended(Ended request);
    }

    private record Old(
            long ordinal,
            long arrivalNanos,
            long firstResponseNanos,
            long endNanos,
            Outcome outcome)
            implements Ended {
        @Override
        public int flow() {
            return 0;
        }

        @Override
        public long waitedNanos() {
            return 0;
        }

        @Override
        public long labelNanos(int label) {
            return 0;
        }
    }

    private final Simulation simulation;

    private Engine(Simulation simulation) {
        this.simulation = simulation;
    }

    static Engine start(SimulationPlan plan, long seed, long slice, Observer observer) {
        return new Engine(
                Simulation.start(
                        plan,
                        seed,
                        (o, a, f, e, out) -> observer.ended(new Old(o, a, f, e, out))));
    }

    void advanceTo(long nanos) {
        simulation.advanceTo(nanos);
    }

    void intervene(Intervention intervention) {
        simulation.intervene(intervention);
    }

    void warmedUp() {}

    void drain() {
        simulation.drain();
    }

    long events() {
        return simulation.events();
    }

    long inSystem() {
        return simulation.inSystem();
    }

    long nowNanos() {
        return simulation.nowNanos();
    }

    Measurement measure() {
        return simulation.measure();
    }

    List<String> labels() {
        return List.of();
    }
}
