package io.headroom.content.simulation;

import io.headroom.content.document.Problem;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.bounds.Limits;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a file says: a plan, what is done to it, and how often and how long it is run.
 *
 * @param title what it is about; may be empty
 * @param plan the system and its traffic
 * @param timetable interventions in order of their instants
 * @param storm what a game lets come besides; nothing by itself
 * @param seeds one of each independent run
 * @param warmUpNanos what happens before is simulated, but not counted
 * @param drain whether what is in the system at the end is simulated to its end
 * @param endsByRequests whether the run is over when all requests that may come have ended, before
 *     the plan's duration
 * @param lacking how many more requests the file asks for than the traces that it plays once have
 * @param search what may be turned, for the verb that searches; null when nothing may
 * @param score what counts
 * @param findings what is not wrong, and not what the author can have meant
 * @param stacks the measured stacks that language models of the file go by
 */
public record Experiment(
        String title,
        SimulationPlan plan,
        List<Timed> timetable,
        Storm storm,
        List<Long> seeds,
        long warmUpNanos,
        boolean drain,
        boolean endsByRequests,
        long lacking,
        @Nullable Search search,
        Score score,
        List<Problem> findings,
        List<StackUse> stacks) {
    /** Copies the lists. */
    public Experiment {
        findings = List.copyOf(findings);
        timetable = List.copyOf(timetable);
        seeds = List.copyOf(seeds);
        stacks = List.copyOf(stacks);
    }

    /** Seed of the first run. */
    public long seed() {
        return seeds.getFirst();
    }

    /** How many independent runs there are. */
    public int replications() {
        return seeds.size();
    }

    /** The same with another seed, as a single run. */
    public Experiment withSeed(long another) {
        return new Experiment(
                title,
                plan,
                timetable,
                storm,
                List.of(another),
                warmUpNanos,
                drain,
                endsByRequests,
                lacking,
                search,
                score,
                findings,
                stacks);
    }

    /**
     * A measured stack on a hardware.
     *
     * @param hardware its name in the catalog; {@code own} if the file describes it
     * @param measured whether somebody measured that; else it has the shares of the nearest
     */
    public record StackUse(String stack, String hardware, boolean measured) {}

    /**
     * What may be turned, and what counts.
     *
     * @param floor adherence at which points start, 0 to 1
     * @param target adherence that earns all, above the floor
     */
    public record Search(List<Knob> knobs, double floor, double target) {
        /** Copies the knobs. */
        public Search {
            knobs = List.copyOf(knobs);
        }
    }

    /**
     * A value of the file that may be another.
     *
     * @param path where it stands, as {@code --set} names it
     * @param values as the file would say them
     */
    public record Knob(String path, List<String> values) {
        /** Copies the values. */
        public Knob {
            values = List.copyOf(values);
        }
    }

    /**
     * Something done to the system.
     *
     * @param atNanos when
     * @param intervention what
     */
    public record Timed(long atNanos, Intervention intervention) {
        /** What never comes. */
        static final Timed NEVER =
                new Timed(Long.MAX_VALUE, new Intervention.Burst(1000, Limits.SECOND_NANOS));
    }
}
