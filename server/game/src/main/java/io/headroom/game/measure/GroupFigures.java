package io.headroom.game.measure;

import io.headroom.simulator.measure.FlowMeasurement;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.ScoringPlan;

import java.util.List;

/** Figures of the groups of users of which none may fare much worse than all together. */
final class GroupFigures {
    /** How many of a file's groups have a figure of their own. */
    static final int MOST = 4;

    private GroupFigures() {}

    /** The good share of the group that fares worst; NaN without groups, or where none came. */
    static double worst(Measurement all) {
        ScoringPlan.Worst worst = all.worstGroup();
        return worst == null ? Double.NaN : worst.share();
    }

    /**
     * The good share of one group; NaN where there is none, or nobody of it came.
     *
     * @param place in the order in which the file names them, from 1
     */
    static double share(Measurement all, int place) {
        List<String> groups = all.scoring().groups();
        if (place > groups.size()) {
            return Double.NaN;
        }
        for (FlowMeasurement flow : all.flows()) {
            if (flow.name().equals(groups.get(place - 1)) && flow.judged() > 0) {
                return flow.adherence();
            }
        }
        return Double.NaN;
    }
}
