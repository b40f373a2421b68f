package io.headroom.simulator.path;

/** Where a path goes on in something that is no place of its own: an end, a join, a departure. */
final class Ends extends Place {
    /** What is done with a request that gets there. */
    interface Arrival {
        /** A request got there. */
        void arrived(int request, long nowNanos);
    }

    private final Arrival arrival;

    Ends(int number, Scope scope, Arrival arrival) {
        super(number, scope);
        this.arrival = arrival;
    }

    @Override
    public void accept(int request, long nowNanos) {
        arrival.arrived(request, nowNanos);
    }

    @Override
    void cancel(int request, long nowNanos) {
        throw new IllegalStateException("nothing stays where a path ends");
    }

    @Override
    boolean isUp() {
        return true;
    }
}
