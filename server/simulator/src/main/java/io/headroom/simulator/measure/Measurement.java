package io.headroom.simulator.measure;

import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.request.WorkPart;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * What a simulation did over a span of simulated time; immutable. Counts and sums are exact
 * integers; means and money are computed from them when asked for.
 *
 * <p>Averages over time (L, λ, busy, provisioned, power), what leaves and meters count, money and
 * energy are of the span. Outcomes, W, Wq, percentiles, adherence and the good of cost per good are
 * of the {@link #population()}: those who arrived in the window, followed to their end, or, of the
 * recent seconds, those who ended in them.
 */
public final class Measurement extends Endings {
    private final Tariff tariff;
    private final ScoringPlan scoring;
    private final Span span;
    private final ResponsePercentiles times;
    private final List<FlowMeasurement> flows;
    private final List<StageMeasurement> stages;
    private final AttemptMeasurement attempts;
    private final List<MeterMeasurement> meters;

    /**
     * From when to when.
     *
     * @param followedToNanos until when its requests were followed, not before its end
     * @param carriedIn requests in the system when it began
     */
    record Span(long fromNanos, long toNanos, long followedToNanos, long carriedIn) {}

    /** Assembled by the {@link Ledger} alone. */
    Measurement(
            Tariff tariff,
            ScoringPlan scoring,
            Span span,
            Population population,
            ResponsePercentiles times,
            List<FlowMeasurement> flows,
            List<StageMeasurement> stages,
            AttemptMeasurement attempts,
            List<MeterMeasurement> meters) {
        super(sums(flows), population);
        this.tariff = tariff;
        this.scoring = scoring;
        this.span = span;
        this.times = times;
        this.flows = List.copyOf(flows);
        this.stages = List.copyOf(stages);
        this.attempts = attempts;
        this.meters = List.copyOf(meters);
    }

    private static long[] sums(List<FlowMeasurement> flows) {
        long[] sums = new long[RunColumn.COUNT];
        for (FlowMeasurement flow : flows) {
            for (int column = 0; column < RunColumn.COUNT; column++) {
                sums[column] = Math.addExact(sums[column], flow.column(column));
            }
        }
        return sums;
    }

    /** Start of the span. */
    public long fromNanos() {
        return span.fromNanos();
    }

    /** End of the span, exclusive. */
    public long toNanos() {
        return span.toNanos();
    }

    /** The instant up to which the requests were followed, not before the end of the span. */
    public long followedToNanos() {
        return span.followedToNanos();
    }

    /** Requests in the system when the span began; 0 for a measurement since the start. */
    public long carriedIn() {
        return span.carriedIn();
    }

    /** Requests in the system at the instant up to which they were followed. */
    public long inSystem() {
        return carriedIn() + offered() - carriedInEnded() - ended();
    }

    /** Length of the span. */
    public long spanNanos() {
        return toNanos() - fromNanos();
    }

    /**
     * A: good ÷ who arrived, or of recent seconds who ended, of the scored flows; no further above
     * that of the worst group than the plan says. 0 of nothing.
     */
    @Override
    public double adherence() {
        return scoring.share(ScoringPlan.ofJudged(flows));
    }

    /**
     * The same by those that ended: what a live screen shows while a run lasts, when nobody knows
     * yet of those who are in the system whether they will be good.
     */
    public double goodShareOfEnded() {
        return scoring.share(ScoringPlan.ofEnded(flows));
    }

    /** The group that fares worst; null without groups. */
    public ScoringPlan.@Nullable Worst worstGroup() {
        return scoring.worst(ScoringPlan.ofJudged(flows));
    }

    /** How the flows are judged together. */
    public ScoringPlan scoring() {
        return scoring;
    }

    /** What cost is counted by: good units of the scored flows, or what one flow got done. */
    public double costUnits() {
        return scoring.units(flows);
    }

    /** Wq: mean waiting of the completed, in nanoseconds. */
    public double meanWaitNanos() {
        return Ratio.of(waitedNanos(), completed());
    }

    /** Σ over the completed: time under a label, to the end; the labels' sum is Σ W. */
    public long labelNanos(TimeLabel label) {
        long sum = 0;
        for (FlowMeasurement flow : flows) {
            sum = Math.addExact(sum, flow.labelNanos(label));
        }
        return sum;
    }

    /** Σ over the completed: time under a label up to the instant that the objective judges. */
    public long judgedNanos(TimeLabel label) {
        long sum = 0;
        for (FlowMeasurement flow : flows) {
            sum = Math.addExact(sum, flow.judgedNanos(label));
        }
        return sum;
    }

    /** Σ over the completed: what of their service by language models went to that. */
    public long workNanos(WorkPart part) {
        long sum = 0;
        for (FlowMeasurement flow : flows) {
            sum = Math.addExact(sum, flow.workNanos(part));
        }
        return sum;
    }

    /** Σ over the completed: the same up to the instant that the objective judges. */
    public long judgedWorkNanos(WorkPart part) {
        long sum = 0;
        for (FlowMeasurement flow : flows) {
            sum = Math.addExact(sum, flow.judgedWorkNanos(part));
        }
        return sum;
    }

    /** λ: offered requests per second of the span. */
    public double arrivalsPerSecond() {
        return Ratio.of(offered(), spanNanos()) * Limits.SECOND_NANOS;
    }

    /** Requests completed within the span, whenever they arrived, per second of it. */
    public double completedPerSecond() {
        return Ratio.of(completions(), spanNanos()) * Limits.SECOND_NANOS;
    }

    /** L: the time average of the number in system over the span. */
    public double meanInSystem() {
        return Ratio.of(presenceNanos(), spanNanos());
    }

    /** W: mean time in system of the completed, in nanoseconds. */
    public double meanTimeInSystemNanos() {
        return Ratio.of(completedNanos(), completed());
    }

    /** Time from arrival to first response, over completed requests of the population. */
    public Percentiles firstResponse() {
        return times.first();
    }

    /** Time from arrival to the end, over completed requests of the population. */
    public Percentiles completion() {
        return times.whole();
    }

    /**
     * Time per output token (TPOT) over completed requests of the population with two tokens or
     * more: (last token − first token) ÷ (tokens − 1), of the tokens that were made.
     */
    public Percentiles perOutputToken() {
        return times.pace();
    }

    /** The one of the two that the first flow's deadline is about. */
    public Percentiles response() {
        return flows.get(0).objective().deadline() == Objective.Deadline.FIRST_RESPONSE
                ? firstResponse()
                : completion();
    }

    /** The flows, in the order of the plan. */
    public List<FlowMeasurement> flows() {
        return flows;
    }

    /** What became of the attempts that forks and clients made. */
    public AttemptMeasurement attempts() {
        return attempts;
    }

    /** The leaves in order of first mention, which is the order in which requests pass them. */
    public List<StageMeasurement> stages() {
        return stages;
    }

    /** What links, gates and devices tell beside: one each, in the order of the plan. */
    public List<MeterMeasurement> meters() {
        return meters;
    }

    /**
     * The meter of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public MeterMeasurement meter(String name) {
        for (MeterMeasurement meter : meters) {
            if (meter.name().equals(name)) {
                return meter;
            }
        }
        throw new IllegalArgumentException("there is no meter of \"" + name + "\"");
    }

    /** Requests per started batch over all stations; 0 without any. */
    public double meanBatch() {
        return Ratio.of(sum(StageColumn.STARTED), sum(StageColumn.BATCHES));
    }

    /** Busy over provisioned server time of all stations. */
    public double utilization() {
        return Ratio.of(sum(StageColumn.BUSY_AREA), sum(StageColumn.PROVISIONED_AREA));
    }

    /** What the whole costs on top of its leaves. */
    public Tariff tariff() {
        return tariff;
    }

    /** Length of the span, in seconds. */
    public double seconds() {
        return (double) spanNanos() / Limits.SECOND_NANOS;
    }

    /**
     * What the span cost, in the unit of the rates, money or energy at its price: servers for the
     * time that they were there and worked in it, batches and items that were started in it, parts
     * that were there. What is worked off behind a window costs nothing, and what was carried in is
     * worked off at the window's cost.
     */
    public double cost() {
        double items = (double) sum(StageColumn.WORK_PERMILLE) / 1000;
        double cost =
                tariff.rates()
                        .sum(
                                (double) sum(StageColumn.PROVISIONED_AREA) / Limits.SECOND_NANOS,
                                (double) sum(StageColumn.BUSY_AREA) / Limits.SECOND_NANOS,
                                sum(StageColumn.BATCHES),
                                items);
        for (StageMeasurement stage : stages) {
            cost += stage.cost();
        }
        for (IdlePart part : tariff.parts()) {
            cost += part.cost(seconds());
        }
        return tariff.perJoule() == 0 ? cost : cost + tariff.perJoule() * energyJoules();
    }

    /** What that cost is made of. */
    public CostTerms costTerms() {
        return CostTerms.of(this);
    }

    /**
     * What the leaves took in the span by rates of their own, devices, and idle parts, in joules.
     */
    public double energyJoules() {
        double joules = 0;
        for (StageMeasurement stage : stages) {
            joules += stage.energyJoules();
        }
        for (MeterMeasurement meter : meters) {
            joules += meter.energyJoules();
        }
        for (IdlePart part : tariff.parts()) {
            joules += part.joules(seconds());
        }
        return joules;
    }

    /**
     * K: cost of the span ÷ good units of the population, or ÷ what one flow got done of it;
     * positive infinity of none.
     */
    public double costPerGoodUnit() {
        return costPerGoodUnit(cost());
    }

    /** The same of another cost, in the unit of the rates. */
    public double costPerGoodUnit(double cost) {
        double units = costUnits();
        return units == 0 ? Double.POSITIVE_INFINITY : cost / units;
    }

    /**
     * Hands every exact number to {@code digest}, in a fixed order: all but the percentiles of
     * flows and leaves, which are there only if the simulation is watched in detail.
     */
    public void forEachLong(LongConsumer digest) {
        digest.accept(fromNanos());
        digest.accept(toNanos());
        digest.accept(followedToNanos());
        digest.accept(carriedIn());
        for (FlowMeasurement flow : flows) {
            flow.forEachLong(digest);
        }
        times.first().forEachLong(digest);
        times.whole().forEachLong(digest);
        for (StageMeasurement stage : stages) {
            stage.forEachLong(digest);
        }
        digest.accept(attempts.carriedIn());
        digest.accept(attempts.launched());
        digest.accept(attempts.won());
        digest.accept(attempts.cancelled());
        digest.accept(attempts.lost());
        digest.accept(attempts.late());
        for (MeterMeasurement meter : meters) {
            meter.forEachLong(digest);
        }
    }

    private long sum(int column) {
        long sum = 0;
        for (StageMeasurement stage : stages) {
            sum = Math.addExact(sum, stage.column(column));
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement that
                && span.equals(that.span)
                && times.equals(that.times)
                && flows.equals(that.flows)
                && stages.equals(that.stages)
                && attempts.equals(that.attempts)
                && meters.equals(that.meters)
                && tariff.equals(that.tariff)
                && scoring.equals(that.scoring);
    }

    @Override
    public int hashCode() {
        return 31 * hash() + stages.hashCode();
    }
}
