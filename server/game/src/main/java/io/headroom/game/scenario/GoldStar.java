package io.headroom.game.scenario;

/**
 * What no known device reaches, but somebody may: a price per good unit that earns a star and no
 * points, for those who meet the track's target.
 *
 * @param label what it is: "1 mW"
 * @param mostCostPerGood what a good unit may cost at most
 */
public record GoldStar(String label, double mostCostPerGood) {
    /** Whether a system of that adherence and cost per good unit earns it. */
    boolean isEarnedBy(double adherence, double targetShare, double costPerGood) {
        return adherence >= targetShare && costPerGood <= mostCostPerGood;
    }
}
