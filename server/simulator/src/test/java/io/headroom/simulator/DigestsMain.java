package io.headroom.simulator;

/**
 * Prints one digest for each of many plans: what every way of running the simulator must agree on.
 */
final class DigestsMain {
    private static final long RANDOM_PLANS = 40;

    private DigestsMain() {}

    /** Prints a line per plan. */
    public static void main(String[] arguments) {
        GoldenPlans.all().forEach((name, plan) -> print(name, GoldenPlans.digest(plan)));
        for (long seed = 0; seed < RANDOM_PLANS; seed++) {
            SimulationPlan plan = RandomPlans.of(seed);
            Simulation simulation = Simulation.start(plan, seed);
            RandomPlans.advance(simulation, RandomPlans.steps(seed), plan.durationNanos() * 6 / 5);
            print("random " + seed, Digest.of(simulation));
        }
    }

    private static void print(String name, long digest) {
        System.out.println(name + " " + Long.toHexString(digest));
    }
}
