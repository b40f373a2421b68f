package io.headroom.simulator.path;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.CascadePlan;

/** Sends some requests through a stage and the others past it. */
final class Cascade extends Place {
    private final double share;
    private final Place entrance;
    private final Place next;
    private final RequestTable requests;
    private final Streams.Stream words;

    Cascade(int number, Scope scope, CascadePlan plan, Ways ways, Building building) {
        super(number, scope);
        share = plan.share();
        entrance = ways.entrance();
        next = ways.next();
        requests = building.requests();
        words = building.streams().of(Purpose.CASCADE, number);
    }

    /** Through the stage, and past it. */
    record Ways(Place entrance, Place next) {}

    @Override
    public void accept(int request, long nowNanos) {
        boolean goes = Words.unit(words.word(requests.key(request))) < share;
        (goes ? entrance : next).accept(request, nowNanos);
    }

    @Override
    void cancel(int request, long nowNanos) {
        throw new IllegalStateException("nothing stays at a cascade");
    }

    @Override
    boolean isUp() {
        return entrance.isUp();
    }
}
