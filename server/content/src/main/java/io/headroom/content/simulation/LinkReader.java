package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.TransferPlan;
import io.headroom.simulator.policy.LossPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.TickClock;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkModes;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads links and gates. */
final class LinkReader {
    private static final int MOST_TICKS = 1_000_000;
    private static final double MOST_BANDWIDTH = 100;
    private static final double MOST_SHARE = 0.99;

    private final Reading reading;
    private final LawReader laws;
    private final PolicyReader policies;
    private final RatesReader rates;

    LinkReader(Reading reading, LawReader laws, PolicyReader policies, RatesReader rates) {
        this.reading = reading;
        this.laws = laws;
        this.policies = policies;
        this.rates = rates;
    }

    /** The link of that name; {@code instead} if something is wrong with it. */
    StagePlan link(Mapping is, String name, StagePlan instead) {
        int before = reading.mark();
        Sampler latency = laws.read(is.optional("latency"), Unit.DURATION, Sampler.ZERO);
        double bandwidth = is.quantity("bandwidth", Unit.BANDWIDTH);
        double fixed = is.quantity("bytes", Unit.DATA, 0);
        double perItem = is.quantity("bytesPerItem", Unit.DATA, 0);
        double perToken = is.quantity("bytesPerPromptToken", Unit.DATA, 0);
        int atOnce = is.count("atOnce", 1, Limits.QUEUE, 1);
        boolean correlated = is.flag("correlated", true);
        LossPlan loss = loss(is.optional("loss"));
        Located states = is.optional("disturbances");
        List<LinkModes.Disturbance> disturbances = disturbances(states, latency, loss);
        QueuePlan queue = policies.queue(is.optional("queue"));
        StationRates costs = rates.station(is.optional("cost"), is.optional("energy"));
        return reading.build(
                is.place(),
                before,
                () ->
                        new LinkPlan(
                                name,
                                new TransferPlan(latency, bandwidth, fixed, perItem, perToken),
                                atOnce,
                                new LinkModes(disturbances, correlated),
                                loss,
                                queue,
                                costs),
                instead);
    }

    /** The gate of that name, which drops the oldest of more than one when nothing is said. */
    StagePlan gate(Mapping is, String name, StagePlan instead) {
        int before = reading.mark();
        TickClock clock = clock(reading, is);
        boolean free = is.choice("start", List.of("onTick", "freeRunning")).equals("freeRunning");
        GatePlan.Start start = free ? GatePlan.Start.FREE_RUNNING : GatePlan.Start.ON_TICK;
        Located queueAt = is.optional("queue");
        QueuePlan queue =
                queueAt == null
                        ? new QueuePlan(1, new Overflow.DropOldest())
                        : policies.queue(queueAt);
        return reading.build(
                is.place(), before, () -> new GatePlan(name, clock, start, queue), instead);
    }

    /**
     * The clock that fields of a mapping say: {@code frames} in {@code per}, from {@code phase}.
     */
    static TickClock clock(Reading reading, Mapping is) {
        int before = reading.mark();
        int frames = is.count("frames", 1, MOST_TICKS);
        long span = is.nanos("per", Limits.SECOND_NANOS);
        long phase = is.nanos("phase", 0);
        return reading.build(
                is.place(),
                before,
                () -> new TickClock(frames, span, phase),
                TickClock.perSecond(1));
    }

    private LossPlan loss(@Nullable Located at) {
        if (at == null) {
            return LossPlan.NONE;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        double probability = is.number("probability", 0, 1, 0);
        int tries = is.count("tries", 1, Limits.ATTEMPTS, 1);
        long timeout = is.nanos("timeout", 0);
        is.done();
        return reading.build(
                at, before, () -> new LossPlan(probability, tries, timeout), LossPlan.NONE);
    }

    /** What a disturbance does not say is as usual. */
    private List<LinkModes.Disturbance> disturbances(
            @Nullable Located at, Sampler latency, LossPlan loss) {
        List<LinkModes.Disturbance> disturbances = new ArrayList<>();
        for (Located item : at == null ? List.<Located>of() : reading.items(at)) {
            int before = reading.mark();
            Mapping is = new Mapping(reading, item);
            String name = is.text("name");
            double share = is.number("share", 0, MOST_SHARE);
            long stay = is.nanos("for");
            Sampler law = laws.read(is.optional("latency"), Unit.DURATION, latency);
            long permille = Math.round(1000 * is.number("bandwidth", 0, MOST_BANDWIDTH, 1));
            double lost = is.number("loss", 0, 1, loss.probability());
            is.done();
            LinkModes.Disturbance none =
                    new LinkModes.Disturbance("none", 0, Limits.SECOND_NANOS, law, 1000, 0);
            disturbances.add(
                    reading.build(
                            item,
                            before,
                            () -> new LinkModes.Disturbance(name, share, stay, law, permille, lost),
                            none));
        }
        return disturbances;
    }
}
