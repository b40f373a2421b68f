package io.headroom.simulator.path;

/** A node of a path: what a request enters, and from where it goes on. */
abstract class Place implements Paths.Entry {
    private final int number;
    private final Scope scope;

    Place(int number, Scope scope) {
        this.number = number;
        this.scope = scope;
    }

    /** A request comes. It may be through or lost before this returns. */
    @Override
    public abstract void accept(int request, long nowNanos);

    /** A request that is at this place is called off; its scopes are told by the caller. */
    abstract void cancel(int request, long nowNanos);

    /** Whether work sent here can be done now. */
    abstract boolean isUp();

    /** Its number in the order of building. */
    final int number() {
        return number;
    }

    final Scope scope() {
        return scope;
    }
}
