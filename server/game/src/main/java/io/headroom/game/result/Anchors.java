package io.headroom.game.result;

/**
 * What the points of a track are measured against: the scenario's floor and target, and the two
 * ghosts of the same run.
 *
 * <p>When a run leaves no price range to measure thrift in, because a ghost served nobody well or
 * the overbuild came out no dearer than the frontier, whoever is as cheap as the frontier has
 * thrift 1 and everybody else 0. When the frontier served nobody well the bar is 0 and everybody
 * has cleared it: a run that nothing known could have survived is not held against anyone.
 *
 * @param floor adherence at which thrift starts to count in an easy run, 0 to 1
 * @param target adherence that earns all, above the floor
 * @param frontierAdherence A_F, 0 to 1
 * @param frontierCost K_F per good unit; infinite when nothing was good
 * @param overbuildCost K_O per good unit; infinite when nothing was good
 */
public record Anchors(
        double floor,
        double target,
        double frontierAdherence,
        double frontierCost,
        double overbuildCost) {

    /** Beating the best known by a wide margin is worth at most this much thrift. */
    public static final double MOST_THRIFT = 1.1;

    /** The part of the points for the objective that is earned below the floor. */
    public static final double BELOW_FLOOR = 0.25;

    /** Refuses a target that is not above its floor: a bug, scenarios are checked. */
    public Anchors {
        if (!(target > floor)) {
            throw new IllegalArgumentException(
                    "the target must be above the floor " + floor + ", found " + target);
        }
    }

    /** The adherence that earns all points: a cruel run lowers the bar for all alike. */
    public double bar() {
        return Math.min(target, frontierAdherence);
    }

    /**
     * The adherence at which the points for the objective rise faster: the floor, lowered with the
     * bar; 0 or less in a run in which any adherence is above it.
     */
    public double knee() {
        return bar() - target + floor;
    }

    /** The terms that adherence A and cost K per good unit earn. */
    public Terms terms(double adherence, double cost) {
        return terms(adherence, cost, mostThrift(adherence));
    }

    /** The same without the cap on thrift, to look for what is better than the best known. */
    public Terms uncapped(double adherence, double cost) {
        return terms(adherence, cost, adherence >= bar() ? Double.MAX_VALUE : 1);
    }

    /**
     * What the greatest thrift of a system of some adherence is: who misses the bar has no bonus.
     */
    public double mostThrift(double adherence) {
        return adherence >= bar() ? MOST_THRIFT : 1;
    }

    private Terms terms(double adherence, double cost, double most) {
        double met = met(adherence);
        double slo = BELOW_FLOOR * below(adherence) + (1 - BELOW_FLOOR) * met;
        return new Terms(slo, met, thrift(cost, most));
    }

    private double met(double adherence) {
        return clamp(1 - (bar() - adherence) / (target - floor), 1);
    }

    /** How far adherence has come to the knee, so that first steps are felt. */
    private double below(double adherence) {
        return knee() > 0 ? clamp(adherence / knee(), 1) : 1;
    }

    private double thrift(double cost, double most) {
        if (!hasPriceRange()) {
            return Double.isFinite(cost) && cost <= frontierCost ? 1 : 0;
        }
        if (!(cost > 0)) {
            return Math.min(most, MOST_THRIFT);
        }
        // An infinite cost gives ln 0 = -∞, clamped to 0.
        return clamp(StrictMath.log(overbuildCost / cost) / logRange(), most);
    }

    /** Whether the ghosts leave a range of prices to measure thrift in. */
    public boolean hasPriceRange() {
        return frontierCost > 0 && overbuildCost > frontierCost && Double.isFinite(overbuildCost);
    }

    /** ln(K_O ÷ K_F). */
    public double logRange() {
        return StrictMath.log(overbuildCost / frontierCost);
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }
}
