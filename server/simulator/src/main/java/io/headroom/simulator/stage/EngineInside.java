package io.headroom.simulator.stage;

import io.headroom.simulator.engine.Replica;

import java.util.ArrayList;
import java.util.List;

/** An engine as the checker of the books sees it. */
record EngineInside(
        WaitingLine line, FrontEnd frontEnd, Replica replica, Engine engine, boolean looks)
        implements LeafView {
    @Override
    public List<Integer> waiting() {
        List<Integer> waiting = line.inOrder();
        waiting.addAll(frontEnd.all());
        return waiting;
    }

    @Override
    public List<Integer> serving() {
        List<Integer> serving = new ArrayList<>();
        int request = replica.firstAdmitted();
        while (request != Replica.NONE) {
            serving.add(request);
            request = replica.admittedAfter(request);
        }
        return serving;
    }

    @Override
    public int freeServers() {
        return replica.isWorking() || !engine.life().works() ? 0 : 1;
    }

    @Override
    public boolean idlesWithWork(long nowNanos) {
        // What happens exactly now is still to come.
        boolean couldWork = freeServers() > 0 && line.size() > 0 && !looks;
        return couldWork && engine.mayStartBatch(nowNanos - 1);
    }

    @Override
    public void check(long nowNanos) {
        replica.check(nowNanos);
    }
}
