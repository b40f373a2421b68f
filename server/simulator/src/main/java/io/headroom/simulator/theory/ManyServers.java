package io.headroom.simulator.theory;

/**
 * M/M/c, first come first served: distributions of the wait in line and of the time in system; in
 * any one unit of time. Formulas as in Gross and Harris, <i>Fundamentals of Queueing Theory</i>,
 * section 2.3, with C the Erlang C share that waits and a = λ ÷ μ.
 */
public final class ManyServers {
    private final int servers;
    private final double arrivalRate;
    private final double serviceRate;
    private final double waitShare;

    /** c servers, λ and mean service time 1 ÷ μ; refused unless λ ÷ μ is below c. */
    public ManyServers(int servers, double arrivalRate, double meanService) {
        this.servers = Given.atLeast("servers", servers, 1);
        this.arrivalRate = Given.notNegative("arrival rate", arrivalRate);
        this.serviceRate = 1 / Given.positive("mean service", meanService);
        this.waitShare = Erlang.waitShare(servers, arrivalRate * meanService);
    }

    /** The share that waits at all, C. */
    public double waitShare() {
        return waitShare;
    }

    /** Mean wait in line, C ÷ (cμ − λ). */
    public double meanWait() {
        return waitShare / spare();
    }

    /** Second moment of the wait in line, 2 C ÷ (cμ − λ)². */
    public double waitSecondMoment() {
        return 2 * waitShare / (spare() * spare());
    }

    /** Mean time in system, mean wait + 1 ÷ μ. */
    public double meanTimeInSystem() {
        return meanWait() + 1 / serviceRate;
    }

    /** Mean number in system, λ × mean time in system. */
    public double meanInSystem() {
        return arrivalRate * meanTimeInSystem();
    }

    /** P(wait &gt; t) = C e^(−(cμ − λ) t). */
    public double waitTail(double time) {
        return waitShare * StrictMath.exp(-spare() * Given.notNegative("time", time));
    }

    /** The wait that a share {@code probability} does not exceed; 0 when that many do not wait. */
    public double waitPercentile(double probability) {
        double left = 1 - Given.probability(probability);
        return left >= waitShare ? 0 : StrictMath.log(waitShare / left) / spare();
    }

    /**
     * P(time in system &gt; t) = e^(−μt) (1 + C (1 − e^(−μt (c − 1 − a))) ÷ (c − 1 − a)), and
     * e^(−μt) (1 + C μ t) where c − 1 = a.
     */
    public double timeInSystemTail(double time) {
        double scaled = serviceRate * Given.notNegative("time", time);
        double gap = servers - 1 - arrivalRate / serviceRate;
        double wait =
                Math.abs(gap * scaled) < 1e-12 ? scaled : -StrictMath.expm1(-scaled * gap) / gap;
        return StrictMath.exp(-scaled) * (1 + waitShare * wait);
    }

    /** The time in system that a share {@code probability} does not exceed. */
    public double timeInSystemPercentile(double probability) {
        return Numeric.percentile(this::timeInSystemTail, probability, meanTimeInSystem());
    }

    private double spare() {
        return servers * serviceRate - arrivalRate;
    }
}
