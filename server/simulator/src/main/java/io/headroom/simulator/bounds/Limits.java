package io.headroom.simulator.bounds;

/**
 * The sizes a simulation is built for. They are far above any classroom scenario and low enough
 * that no exact integral leaves a {@code long}.
 */
public final class Limits {
    /** Nanoseconds in a second. */
    public static final long SECOND_NANOS = 1_000_000_000L;

    /** Longest single duration in a plan: thirty days, in nanoseconds. */
    public static final long DURATION_NANOS = 30L * 24 * 3600 * SECOND_NANOS;

    /** Most servers of a station. */
    public static final int SERVERS = 4_096;

    /** Most requests in a batch. */
    public static final int BATCH = 4_096;

    /** Most waiting places of a station. */
    public static final int QUEUE = 10_000_000;

    /** Most leaves in a plan, and most replicas behind one balancer. */
    public static final int STATIONS = 4_096;

    /** Most flows in a plan. */
    public static final int FLOWS = 4_096;

    /** Most classes of priority. */
    public static final int PRIORITIES = 8;

    /** Most branches of a fork. */
    public static final int BRANCHES = 256;

    /** Most attempts of a request. */
    public static final int ATTEMPTS = 1_000;

    /** Most stages around one another: forks, retries, cascades and balancers in a path. */
    public static final int NESTING = 8;

    /** Most attempts that a path may make of one request, in all its forks and retries together. */
    public static final long ATTEMPTS_OF_A_REQUEST = 1_000_000;

    /** Most stages of a path, each as often as it stands in it. */
    public static final int PLACES = 65_536;

    /** Most synchronised sources of a traffic plan. */
    public static final int SOURCES = 4_096;

    private Limits() {}
}
