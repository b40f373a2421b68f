package io.headroom.game.measure;

import io.headroom.simulator.measure.CostTerms;
import io.headroom.simulator.measure.Measurement;
import io.headroom.simulator.measure.Percentiles;
import io.headroom.simulator.measure.StageMeasurement;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EngineMeter;
import io.headroom.simulator.stage.PoolMeter;
import io.headroom.simulator.stage.StageUse;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The catalogue: every figure that is told anywhere, once. Files, logs, the wire and screens speak
 * of figures by these names, which stay what they are; the words that a person reads belong to the
 * client.
 */
public final class Measures {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERMILLE = 1e3;
    private static final int DIGITS = 3;

    private static final Map<String, Measure> ALL = new LinkedHashMap<>();

    /** A: the share of offered units that were good. */
    public static final Measure ADHERENCE =
            share("adherence", Better.HIGHER, Measurement::adherence);

    /** K: cost ÷ good units; infinite when nothing was good. */
    public static final Measure COST_PER_GOOD =
            add(new Measure("costPerGood", "cost", Better.LOWER, DIGITS, Measured::costPerGood));

    /** The share of the units that ended that were good: what a screen shows while a run lasts. */
    public static final Measure GOOD_SHARE_OF_ENDED =
            share(
                    "goodShareOfEnded",
                    Better.HIGHER,
                    all -> all.ended() == 0 ? Double.NaN : all.goodShareOfEnded());

    static {
        counts();
        littlesLaw();
        responses();
        tokens();
        servers();
        memory();
        pools();
        others();
        objectives();
        costs();
        times();
        work();
        formerTimes();
    }

    private Measures() {}

    private static void counts() {
        count("offered", Better.NEITHER, Measurement::offered);
        count("completed", Better.HIGHER, Measurement::completed);
        count("good", Better.HIGHER, Measurement::good);
        count("rejected", Better.LOWER, Measurement::rejected);
        count("dropped", Better.LOWER, Measurement::dropped);
        count("crashed", Better.LOWER, Measurement::crashed);
        count("abandoned", Better.LOWER, Measurement::abandoned);
        count("timedOut", Better.LOWER, Measurement::timedOut);
        // Of those who arrived, or of recent seconds of who ended: who got no answer, or none yet.
        share("lostShare", Better.LOWER, Measures::lostShare);
        // In the system at the end of the span, or as far as its requests were followed.
        count("inSystem", Better.NEITHER, Measurement::inSystem);
    }

    private static double lostShare(Measurement all) {
        return all.judged() == 0 ? 0 : 1 - (double) all.completed() / all.judged();
    }

    private static void littlesLaw() {
        number("arrivalsPerSecond", "per s", Better.NEITHER, Measurement::arrivalsPerSecond);
        number("completedPerSecond", "per s", Better.HIGHER, Measurement::completedPerSecond);
        number("meanInSystem", "", Better.NEITHER, Measurement::meanInSystem);
        millis("meanTimeInSystem", each(Measurement::meanTimeInSystemNanos));
        millis("meanWait", each(Measurement::meanWaitNanos));
        // λ·W, which comes to L where as many leave as come.
        number("arrivalsTimesTime", "", Better.NEITHER, Measures::arrivalsTimesTime);
    }

    private static double arrivalsTimesTime(Measurement all) {
        return all.completed() == 0
                ? Double.NaN
                : all.arrivalsPerSecond()
                        * all.meanTimeInSystemNanos()
                        / NANOS_PER_MILLI
                        / MILLIS_PER_SECOND;
    }

    /** The judged response, then time to first response and to the end whatever is judged. */
    private static void responses() {
        percentiles("p", Measurement::response);
        percentiles("firstResponseP", Measurement::firstResponse);
        percentiles("completionP", Measurement::completion);
        millis(
                "meanFirstResponse",
                each(all -> (double) all.firstResponseNanos() / all.completed()));
    }

    /** The time per output token (TPOT), of those who have one. */
    private static void tokens() {
        millis(
                "meanPerOutputToken",
                paced(all -> (double) all.perOutputTokenNanos() / all.paced()));
        millis("perOutputTokenP50", paced(all -> all.perOutputToken().p50Nanos()));
        millis("perOutputTokenP90", paced(all -> all.perOutputToken().p90Nanos()));
        millis("perOutputTokenP95", paced(all -> all.perOutputToken().p95Nanos()));
        millis("perOutputTokenP99", paced(all -> all.perOutputToken().p99Nanos()));
        // Of the tokens of answers that are done, those that came with another as proposals.
        count("acceptedTokens", Better.HIGHER, all -> Meters.sum(all, EngineMeter.ACCEPTED));
        share("acceptedShare", Better.HIGHER, EngineFigures::acceptedShare);
    }

    private static ToDoubleFunction<Measurement> paced(ToDoubleFunction<Measurement> value) {
        return all -> all.paced() == 0 ? Double.NaN : value.applyAsDouble(all);
    }

    private static void percentiles(String prefix, Response response) {
        millis(prefix + "50", each(all -> response.of(all).p50Nanos()));
        millis(prefix + "90", each(all -> response.of(all).p90Nanos()));
        millis(prefix + "95", each(all -> response.of(all).p95Nanos()));
        millis(prefix + "99", each(all -> response.of(all).p99Nanos()));
    }

    /** Which of the percentiles. */
    private interface Response {
        Percentiles of(Measurement measurement);
    }

    private static void servers() {
        // Busy of provisioned; of a language-model server what it served of what it could have.
        share("utilization", Better.NEITHER, EngineFigures::utilization);
        number("meanBatch", "", Better.NEITHER, EngineFigures::meanBatch);
        count("preemptions", Better.LOWER, StageUse::preemptions);
        // Blocks with content that somebody might still have come for, given to others.
        count("evictions", Better.LOWER, all -> Meters.sum(all, EngineMeter.EVICTIONS));
        // Tokens of prompts that were found computed.
        count("reusedTokens", Better.HIGHER, StageUse::reusedTokens);
    }

    /** Keys and values: blocks of a paged memory, tokens of a contiguous one, and all by tokens. */
    private static void memory() {
        number("kvUsed", "", Better.NEITHER, EngineFigures::meanTaken);
        share("kvUsedShare", Better.NEITHER, EngineFigures::takenShare);
        count("kvMost", Better.NEITHER, all -> Meters.most(all, EngineMeter.MOST_TAKEN));
        count("kvMemory", Better.NEITHER, all -> Meters.sum(all, EngineMeter.MEMORY));
        memory("kvStoredShare", Better.HIGHER, EngineMeter.STORED);
        memory("kvReservedShare", Better.LOWER, EngineMeter.RESERVED);
        memory("kvInternalShare", Better.LOWER, EngineMeter.INTERNAL);
        memory("kvOutsideShare", Better.LOWER, EngineMeter.OUTSIDE);
        memory("kvFreeShare", Better.NEITHER, EngineMeter.FREE);
    }

    private static void memory(String name, Better better, String column) {
        share(name, better, all -> EngineFigures.memoryShare(all, column));
    }

    /** Memory that others than language models hold pieces of. */
    private static void pools() {
        share("poolUsedShare", Better.NEITHER, all -> slabs(all, PoolMeter.USED));
        share("poolKeptShare", Better.NEITHER, all -> slabs(all, PoolMeter.IDLE));
        share("poolFreeShare", Better.NEITHER, all -> slabs(all, PoolMeter.FREE));
        // Of what is used or kept.
        share("poolContentShare", Better.HIGHER, all -> bytes(all, PoolMeter.CONTENT));
        share("poolHeaderShare", Better.LOWER, all -> bytes(all, PoolMeter.HEADERS));
        share("poolInternalShare", Better.LOWER, all -> bytes(all, PoolMeter.INTERNAL));
        share("poolMissShare", Better.LOWER, PoolFigures::missShare);
        count("poolEvictions", Better.LOWER, all -> Meters.sum(all, PoolMeter.EVICTIONS));
        count("poolKills", Better.LOWER, all -> Meters.sum(all, PoolMeter.KILLS));
    }

    private static double slabs(Measurement all, String column) {
        return PoolFigures.slabShare(all, column);
    }

    private static double bytes(Measurement all, String column) {
        return PoolFigures.byteShare(all, column);
    }

    /** What links, gates, sensor sets, devices and clients tell, where there are any. */
    private static void others() {
        count("framesShown", Better.HIGHER, all -> Meters.sum(all, "shown"));
        count("framesShownTwice", Better.LOWER, all -> Meters.sum(all, "repeated"));
        count("staleFrames", Better.LOWER, all -> Meters.sum(all, "staleFrames"));
        count("staleSets", Better.LOWER, all -> Meters.sum(all, "staleSets"));
        count("tooStaleSets", Better.LOWER, all -> Meters.sum(all, "tooStaleSets"));
        count("networkLosses", Better.LOWER, all -> Meters.sum(all, "losses"));
        count("retransmissions", Better.LOWER, all -> Meters.sum(all, "retransmissions"));
        share("networkBusyShare", Better.NEITHER, all -> Meters.busyShare(all, "retransmissions"));
        count("hedged", Better.NEITHER, all -> Meters.sum(all, "hedged"));
        count("hedgesWithheld", Better.NEITHER, all -> Meters.sum(all, "withheld"));
        count("retried", Better.NEITHER, all -> Meters.sum(all, "retried"));
        count("retriesWithheld", Better.NEITHER, all -> Meters.sum(all, "retriesWithheld"));
        // Whom the bounds on requests in flight cost: at forks, sets of sensors and clients.
        count("turnedAway", Better.LOWER, all -> Meters.sum(all, "turnedAway"));
        count("attempts", Better.LOWER, all -> all.attempts().launched());
        count("lateAttempts", Better.LOWER, all -> all.attempts().late());
        millis("throttled", all -> Meters.sum(all, "throttledNanos"));
        // Of the hottest device.
        number("temperature", "°C", Better.LOWER, all -> Meters.most(all, "microcelsius") / 1e6);
        // Of the emptiest battery.
        share(
                "chargeLeftShare",
                Better.HIGHER,
                all -> Meters.least(all, "chargePermille") / PERMILLE);
        number("energy", "J", Better.LOWER, Measurement::energyJoules);
        number("power", "W", Better.LOWER, Measures::watts);
        add(new Measure("cost", "cost", Better.LOWER, DIGITS, Measured::cost));
    }

    /** Why the completed that are not good are not, and how each group fares. */
    private static void objectives() {
        count("late", Better.LOWER, all -> all.judged(Verdict.LATE));
        count("cut", Better.LOWER, all -> all.judged(Verdict.CUT));
        count("preempted", Better.LOWER, all -> all.judged(Verdict.PREEMPTED));
        count("poor", Better.LOWER, all -> all.judged(Verdict.POOR));
        count("missed", Better.LOWER, all -> all.judged(Verdict.MISSED));
        share("worstAdherence", Better.HIGHER, GroupFigures::worst);
        for (int place = 1; place <= GroupFigures.MOST; place++) {
            int each = place;
            share("groupAdherence" + each, Better.HIGHER, all -> GroupFigures.share(all, each));
        }
    }

    /** What the cost is made of. */
    private static void costs() {
        cost("costTime", CostTerms::time);
        cost("costBatches", CostTerms::batches);
        cost("costItems", CostTerms::items);
        cost("costEnergy", CostTerms::energy);
        cost("costParts", CostTerms::parts);
    }

    private static void cost(String name, ToDoubleFunction<CostTerms> term) {
        number(name, "cost", Better.LOWER, all -> term.applyAsDouble(all.costTerms()));
    }

    private static double watts(Measurement all) {
        return all.energyJoules() * NANOS_PER_SECOND / all.spanNanos();
    }

    /** Means over the completed, to the end and up to the instant that the objective judges. */
    private static void times() {
        for (TimeLabel label : TimeLabel.values()) {
            String name = label.name().toLowerCase(Locale.ROOT);
            millis(name, each(all -> (double) all.labelNanos(label) / all.completed()));
        }
        for (TimeLabel label : TimeLabel.values()) {
            String name =
                    label.name().charAt(0) + label.name().substring(1).toLowerCase(Locale.ROOT);
            millis("judged" + name, each(all -> (double) all.judgedNanos(label) / all.completed()));
        }
    }

    /** What of that language models took, where there are any. */
    private static void work() {
        for (WorkPart part : WorkPart.values()) {
            millis(WorkFigures.all(part), worked(all -> all.workNanos(part)));
        }
        for (WorkPart part : WorkPart.values()) {
            millis(WorkFigures.judged(part), worked(all -> all.judgedWorkNanos(part)));
        }
        for (WorkPart part : WorkPart.values()) {
            String name = WorkFigures.share(part);
            share(name, Better.NEITHER, all -> EngineFigures.workShare(all, part));
        }
    }

    private static ToDoubleFunction<Measurement> worked(ToLongFunction<Measurement> nanos) {
        return each(
                all ->
                        EngineFigures.worked(all)
                                ? (double) nanos.applyAsLong(all) / all.completed()
                                : Double.NaN);
    }

    /**
     * What logs of earlier programs hold: means per start at a stage, summed over the stages, and
     * in the results of live runs rounded to whole nanoseconds.
     */
    private static void formerTimes() {
        former("Forming", StageMeasurement::meanFormingNanos);
        former("Queue", StageMeasurement::meanQueueNanos);
        former("Service", StageMeasurement::meanServiceNanos);
    }

    private static void former(String name, ToDoubleFunction<StageMeasurement> nanos) {
        millis("stage" + name, all -> sum(all, nanos));
        millis("stage" + name + "Whole", all -> Math.floor(sum(all, nanos) + 0.5));
    }

    private static double sum(Measurement all, ToDoubleFunction<StageMeasurement> nanos) {
        double sum = 0;
        for (StageMeasurement stage : all.stages()) {
            sum += nanos.applyAsDouble(stage);
        }
        return sum;
    }

    /** A figure over the completed: none where nobody is. */
    private static ToDoubleFunction<Measurement> each(ToDoubleFunction<Measurement> value) {
        return all -> all.completed() == 0 ? Double.NaN : value.applyAsDouble(all);
    }

    private static void millis(String name, ToDoubleFunction<Measurement> nanos) {
        number(
                name,
                "ms",
                Better.LOWER,
                measured -> nanos.applyAsDouble(measured) / NANOS_PER_MILLI);
    }

    private static Measure share(String name, Better better, ToDoubleFunction<Measurement> value) {
        return number(name, "share", better, value);
    }

    private static void count(String name, Better better, ToDoubleFunction<Measurement> value) {
        add(new Measure(name, "", better, 0, all -> value.applyAsDouble(all.measurement())));
    }

    private static Measure number(
            String name, String unit, Better better, ToDoubleFunction<Measurement> value) {
        return add(
                new Measure(
                        name, unit, better, DIGITS, all -> value.applyAsDouble(all.measurement())));
    }

    private static Measure add(Measure measure) {
        if (ALL.putIfAbsent(measure.name(), measure) != null) {
            throw new IllegalStateException("two measures are called " + measure.name());
        }
        return measure;
    }

    /** Every one that there is, in order. */
    public static Collection<Measure> all() {
        return Collections.unmodifiableCollection(ALL.values());
    }

    /** Their names, in order. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The measure of a name; null when there is none. */
    public static @Nullable Measure find(String name) {
        return ALL.get(name);
    }

    /** Those of some names that there are. */
    public static List<Measure> known(Collection<String> names) {
        return names.stream().map(ALL::get).filter(Objects::nonNull).toList();
    }

    /**
     * The measure of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Measure named(String name) {
        Measure measure = find(name);
        if (measure == null) {
            throw new IllegalArgumentException("no measure is called " + name);
        }
        return measure;
    }
}
