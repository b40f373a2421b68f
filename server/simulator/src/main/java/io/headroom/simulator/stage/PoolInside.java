package io.headroom.simulator.stage;

import io.headroom.simulator.time.Deadlines;

import java.util.ArrayList;
import java.util.List;

/**
 * A pool as the checker of the books sees it.
 *
 * @param filling those whose holding is being filled
 * @param idles whether the first of the line could have its holding
 */
record PoolInside(List<Integer> waiting, Deadlines filling, Holdings holdings, boolean idles)
        implements LeafView {
    @Override
    public List<Integer> serving() {
        List<Integer> serving = new ArrayList<>();
        for (int place = 0; place < filling.size(); place++) {
            serving.add(filling.at(place));
        }
        return serving;
    }

    @Override
    public int freeServers() {
        return holdings.freeSlabs();
    }

    @Override
    public boolean idlesWithWork(long nowNanos) {
        return idles;
    }

    @Override
    public void check(long nowNanos) {
        holdings.check();
    }
}
