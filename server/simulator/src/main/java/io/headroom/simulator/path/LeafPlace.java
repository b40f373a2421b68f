package io.headroom.simulator.path;

import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.Leaf;

/** A leaf as one path meets it: several paths may share the leaf, each goes on in its own way. */
final class LeafPlace extends Place {
    private final Leaf leaf;
    private final RequestTable requests;
    private final Place next;

    LeafPlace(int number, Scope scope, Leaf leaf, RequestTable requests, Place next) {
        super(number, scope);
        this.leaf = leaf;
        this.requests = requests;
        this.next = next;
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.setPlace(request, number());
        leaf.accept(request, nowNanos);
    }

    @Override
    void cancel(int request, long nowNanos) {
        leaf.cancel(request, nowNanos);
    }

    @Override
    boolean isUp() {
        return leaf.isUp();
    }

    Place next() {
        return next;
    }
}
