package io.headroom.simulator.stage;

import java.util.ArrayList;
import java.util.List;

/** A station as the checker of the books sees it. */
record StationInside(
        WaitingLine line, Fleet fleet, Batcher batcher, boolean resetting, boolean looks)
        implements LeafView {
    @Override
    public List<Integer> waiting() {
        return line.inOrder();
    }

    @Override
    public List<Integer> serving() {
        List<Integer> serving = new ArrayList<>();
        for (int number = 0; number < fleet.count(); number++) {
            Server server = fleet.server(number);
            for (int index = 0; index < server.remaining(); index++) {
                serving.add(server.remaining(index));
            }
        }
        return serving;
    }

    @Override
    public int freeServers() {
        return fleet.freeCount();
    }

    @Override
    public boolean idlesWithWork(long nowNanos) {
        // A look at the end of this instant is still to come.
        boolean couldWork = fleet.freeCount() > 0 && line.size() > 0 && !looks;
        return couldWork && (resetting || batcher.couldHaveStarted(nowNanos));
    }
}
