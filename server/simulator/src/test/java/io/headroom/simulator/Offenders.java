package io.headroom.simulator;

import io.headroom.simulator.request.Outcome;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What a simulator must not do, to try the rules on that forbid it. */
final class Offenders {
    private Offenders() {}

    static final class Generator {
        long draw() {
            return new SplittableRandom(1).nextLong();
        }
    }

    static final class HashOrder {
        Object first(Set<Object> all) {
            return new HashSet<>(all).iterator().next();
        }
    }

    static final class ImmutableMapOrder {
        int first() {
            return Map.of(1, 2, 3, 4).keySet().iterator().next();
        }
    }

    static final class Streaming {
        double sum(double[] all) {
            return Arrays.stream(all).sum();
        }
    }

    static final class WallClock {
        long now() {
            return Clock.systemUTC().millis();
        }
    }

    static final class NanoTime {
        long now() {
            return System.nanoTime();
        }
    }

    static final class InexactMath {
        double logarithm(double value) {
            return Math.log(value);
        }
    }

    static final class Parallel {
        void sort(long[] all) {
            Arrays.parallelSort(all);
        }
    }

    static final class IdentityHash {
        int hash(Outcome mode) {
            return mode.hashCode();
        }
    }
}
