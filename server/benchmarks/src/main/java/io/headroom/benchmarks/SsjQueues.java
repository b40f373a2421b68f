package io.headroom.benchmarks;

import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * SSJ as its users run it, after the event-oriented queue of its guide (L'Ecuyer, <i>SSJ:
 * Stochastic Simulation in Java</i>, QueueEv): two streams a queue, an event object for each event,
 * a tally each of W and Wq, and the time average of the number in system. Percentiles it does not
 * have; Headroom, beside it, takes them. Faster than in the guide are the line (an array instead of
 * a linked list) and the event list, of which SSJ has several.
 */
final class SsjQueues implements Queues {
    private static final double SECOND_NANOS = 1e9;

    private final Simulator simulator;
    private final List<Queue> queues = new ArrayList<>();
    private long events;

    SsjQueues(int count, SsjEventList list) {
        // Without it the streams would go on from those of the program run before.
        MRG32k3a.setPackageSeed(new long[] {12345, 12345, 12345, 12345, 12345, 12345});
        simulator = new Simulator(list.create());
        simulator.init();
        for (int number = 0; number < count; number++) {
            Queue queue = new Queue();
            queues.add(queue);
            queue.begin();
        }
    }

    @Override
    public void advanceTo(long nanos) {
        new Stop().schedule(nanos / SECOND_NANOS - simulator.time());
        simulator.start();
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public double meanWaitNanos() {
        double sum = 0;
        long started = 0;
        for (Queue queue : queues) {
            sum += queue.waits.sum();
            started += queue.waits.numberObs();
        }
        return sum / started * SECOND_NANOS;
    }

    private final class Stop extends Event {
        Stop() {
            super(simulator);
        }

        @Override
        public void actions() {
            simulator.stop();
        }
    }

    private final class Queue {
        private final RandomVariateGen gaps =
                new ExponentialGen(new MRG32k3a(), ARRIVALS_PER_SECOND);
        private final RandomVariateGen services =
                new ExponentialGen(new MRG32k3a(), SECOND_NANOS / MEAN_SERVICE_NANOS);
        private final ArrayDeque<Customer> present = new ArrayDeque<>();
        private final Tally waits = new Tally("Wq");
        private final Tally times = new Tally("W");
        private final Accumulate inSystem = new Accumulate(simulator, "L");

        void begin() {
            new Arrival(this).schedule(gaps.nextDouble());
        }

        void arrive() {
            events++;
            begin();
            Customer customer = new Customer(simulator.time(), services.nextDouble());
            present.addLast(customer);
            inSystem.update(present.size());
            if (present.size() == 1) {
                start(customer);
            }
        }

        void depart() {
            events++;
            Customer gone = present.removeFirst();
            inSystem.update(present.size());
            times.add(simulator.time() - gone.arrival());
            if (!present.isEmpty()) {
                start(present.getFirst());
            }
        }

        private void start(Customer customer) {
            waits.add(simulator.time() - customer.arrival());
            new Departure(this).schedule(customer.service());
        }
    }

    private record Customer(double arrival, double service) {}

    private final class Arrival extends Event {
        private final Queue queue;

        Arrival(Queue queue) {
            super(simulator);
            this.queue = queue;
        }

        @Override
        public void actions() {
            queue.arrive();
        }
    }

    private final class Departure extends Event {
        private final Queue queue;

        Departure(Queue queue) {
            super(simulator);
            this.queue = queue;
        }

        @Override
        public void actions() {
            queue.depart();
        }
    }
}
