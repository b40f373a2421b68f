package io.headroom.simulator.bounds;

/**
 * A number of a plan that lies outside of its limits. The message calls it what the plan calls it;
 * who made the plan of something else can say the same in the words and units of that.
 */
public final class OutOfBounds extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final double found;
    private final double least;
    private final double most;
    private final boolean moreThanLeast;

    OutOfBounds(
            String name,
            String limits,
            Number found,
            double least,
            double most,
            boolean moreThanLeast) {
        super(name + " must be " + limits + ", found " + found);
        this.name = name;
        this.found = found.doubleValue();
        this.least = least;
        this.most = most;
        this.moreThanLeast = moreThanLeast;
    }

    /** What the plan calls it, which ends with its unit if it has one: {@code windowNanos}. */
    public String name() {
        return name;
    }

    /** What it is. */
    public double found() {
        return found;
    }

    /** The least that it may be. */
    public double least() {
        return least;
    }

    /** The most that it may be; infinite when any finite number is no more than that. */
    public double most() {
        return most;
    }

    /** Whether it must be more than the least. */
    public boolean moreThanLeast() {
        return moreThanLeast;
    }
}
