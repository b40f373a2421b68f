package io.headroom.game.measure;

import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.stage.PoolMeter;

import java.util.List;

/** Figures of all pools of memory of a system together; NaN without any. */
final class PoolFigures {
    private PoolFigures() {}

    /** One of the columns of slabs, of all slabs over time. */
    static double slabShare(Measurement all, String column) {
        return share(all, column, PoolMeter.SLAB_TIME);
    }

    /** One of the columns of bytes, of all bytes of the slabs that are taken over time. */
    static double byteShare(Measurement all, String column) {
        return share(all, column, PoolMeter.TAKEN_BYTES);
    }

    /** Of the requests that got a holding, those who found none of their own. */
    static double missShare(Measurement all) {
        return share(all, PoolMeter.MISSES, PoolMeter.TAKINGS);
    }

    private static double share(Measurement all, String column, List<String> whole) {
        double sum = 0;
        for (String each : whole) {
            sum += Meters.sum(all, each);
        }
        return Meters.sum(all, column) / sum;
    }
}
