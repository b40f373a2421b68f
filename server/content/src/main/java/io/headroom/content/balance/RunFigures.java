package io.headroom.content.balance;

import io.headroom.game.frontier.Trial;

import java.util.List;

/**
 * What one run of a design came to.
 *
 * @param offered units that arrived
 * @param adherence share of them that was good, 0 to 1
 * @param cost per good unit; infinite when nothing was good
 */
public record RunFigures(long offered, double adherence, double cost) {
    /** The same for a search by points, which asks for no tail. */
    Trial trial() {
        return new Trial(adherence, Double.POSITIVE_INFINITY, cost);
    }

    /** The mean of several; at least one. */
    static RunFigures mean(List<RunFigures> all) {
        long offered = 0;
        double adherence = 0;
        double cost = 0;
        for (RunFigures each : all) {
            offered += each.offered();
            adherence += each.adherence() / all.size();
            cost += each.cost() / all.size();
        }
        return new RunFigures(offered / all.size(), adherence, cost);
    }
}
