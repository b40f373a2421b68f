package io.headroom.simulator.path;

/** Where the path of a flow ends. */
final class PathEnd extends Place {
    private final Paths.Ending ending;

    PathEnd(int number, Scope scope, Paths.Ending ending) {
        super(number, scope);
        this.ending = ending;
    }

    @Override
    public void accept(int request, long nowNanos) {
        ending.completed(request, nowNanos);
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
