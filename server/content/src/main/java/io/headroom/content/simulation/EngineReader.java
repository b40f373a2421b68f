package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.policy.Eviction;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a replica of a language model: its scheduler, its memory, what an iteration takes. */
final class EngineReader {
    /** What real servers have when nothing is said (vLLM). */
    private static final int MAX_SEQUENCES = 256;

    private static final int MAX_OUTPUT_TOKENS = 4_096;
    private static final int TOKEN_BUDGET = 2_048;
    private static final int BLOCK_TOKENS = 16;
    private static final int MOST_BLOCK_TOKENS = 4_096;

    private static final SchedulerPlan CHUNKED = new SchedulerPlan.Chunked(TOKEN_BUDGET);
    private static final KvPlan NO_MEMORY = new KvPlan.Paged(BLOCK_TOKENS, 1);
    private static final StepCostPlan NO_COST = new StepCoefficients(1, 0, 0, 0, 0, 0);

    private static final Proposing NOTHING_PROPOSED = new Proposing(null, null);

    private final Reading reading;
    private final PolicyReader policies;
    private final RatesReader rates;
    private final LawReader laws;

    EngineReader(Reading reading, LawReader laws, PolicyReader policies, RatesReader rates) {
        this.reading = reading;
        this.laws = laws;
        this.policies = policies;
        this.rates = rates;
    }

    /** The engine of that name; {@code instead} if something is wrong with it. */
    StagePlan read(Mapping is, String name, StagePlan instead) {
        int before = reading.mark();
        int maxSequences = is.count("maxSequences", 1, ReplicaPlan.MOST_SEQUENCES, MAX_SEQUENCES);
        int maxOutput =
                is.count("maxOutputTokens", 1, SchedulerPlan.MOST_TOKENS, MAX_OUTPUT_TOKENS);
        SchedulerPlan scheduler = scheduler(is.optional("scheduler"));
        Located costAt = is.required("cost", "what an iteration takes, such as { host: 5 ms }");
        RooflineReader.Served served = costAt == null ? null : roofline(costAt);
        StepCostPlan cost = costAt == null ? NO_COST : cost(costAt, served);
        boolean derived = costAt != null && isRoofline(costAt);
        Located memoryAt =
                derived
                        ? is.optional("memory")
                        : is.required("memory", "how keys and values are kept");
        Located speculationAt = is.optional("speculation");
        Proposing proposing = speculationAt == null ? NOTHING_PROPOSED : speculation(speculationAt);
        KvRoom room = served == null ? null : KvRoom.of(served, proposing.draft());
        KvPlan memory = memoryAt == null ? whole(is, room) : memory(memoryAt, room);
        QueuePlan queue = policies.queue(is.optional("queue"));
        StationRates prices = prices(is, served);
        double promptWatts =
                served == null || is.optional("energy") != null ? 0 : served.promptWatts();
        LifePlan life = life(is.optional("life"));
        ReplicaRole role =
                switch (is.choice("role", List.of("both", "prefill", "decode"))) {
                    case "prefill" -> ReplicaRole.PREFILL;
                    case "decode" -> ReplicaRole.DECODE;
                    default -> ReplicaRole.BOTH;
                };
        return reading.build(
                is.place(),
                before,
                () ->
                        new EnginePlan(
                                name,
                                new ReplicaPlan(
                                        maxSequences,
                                        maxOutput,
                                        scheduler,
                                        memory,
                                        cost,
                                        proposing.plan(),
                                        role),
                                queue,
                                prices,
                                life,
                                promptWatts),
                instead);
    }

    /** There from the beginning, and its requests wait when it is lost, when nothing is said. */
    private LifePlan life(@Nullable Located at) {
        if (at == null) {
            return LifePlan.STEADY;
        }
        Mapping is = new Mapping(reading, at);
        Sampler coldStart = laws.read(is.optional("coldStart"), Unit.DURATION, Sampler.ZERO);
        LifePlan.OnLoss onLoss =
                switch (is.choice("onLoss", List.of("requeue", "fail", "reroute"))) {
                    case "fail" -> LifePlan.OnLoss.FAIL;
                    case "reroute" -> LifePlan.OnLoss.REROUTE;
                    default -> LifePlan.OnLoss.REQUEUE;
                };
        is.done();
        return new LifePlan(coldStart, onLoss);
    }

    /** Chunks under a budget of {@value #TOKEN_BUDGET} tokens when nothing is said. */
    private SchedulerPlan scheduler(@Nullable Located at) {
        Reading.Variant kind =
                at == null
                        ? null
                        : reading.variant(at, "chunked", "prefillFirst", "dynamic", "static");
        if (kind == null) {
            return CHUNKED;
        }
        int before = reading.mark();
        boolean whole = kind.kind().equals("dynamic") || kind.kind().equals("static");
        if (!whole && !kind.said()) {
            return kind.kind().equals("chunked")
                    ? CHUNKED
                    : new SchedulerPlan.PrefillFirst(TOKEN_BUDGET);
        }
        Mapping is = new Mapping(reading, kind.value());
        int budget =
                whole ? 1 : is.count("tokenBudget", 1, SchedulerPlan.MOST_TOKENS, TOKEN_BUDGET);
        long window = whole ? is.nanos("window") : 0;
        is.done();
        Supplier<SchedulerPlan> plan =
                switch (kind.kind()) {
                    case "chunked" -> () -> new SchedulerPlan.Chunked(budget);
                    case "prefillFirst" -> () -> new SchedulerPlan.PrefillFirst(budget);
                    default ->
                            () ->
                                    new SchedulerPlan.WholeBatches(
                                            window, kind.kind().equals("static"));
                };
        return reading.build(is.place(), before, plan, CHUNKED);
    }

    private RooflineReader.@Nullable Served roofline(Located at) {
        return isRoofline(at) ? new RooflineReader(reading).read(new Mapping(reading, at)) : null;
    }

    private static boolean isRoofline(Located at) {
        return at.node().isObject() && (at.has("model") || at.has("hardware"));
    }

    private StepCostPlan cost(Located at, RooflineReader.@Nullable Served served) {
        if (served != null) {
            return served.cost();
        }
        return isRoofline(at) ? NO_COST : coefficients(new Mapping(reading, at));
    }

    /** The catalog's, where nothing else is said. */
    private StationRates prices(Mapping is, RooflineReader.@Nullable Served served) {
        StationRates said = rates.station(is.optional("price"), is.optional("energy"));
        if (served == null) {
            return said;
        }
        return new StationRates(
                is.optional("price") == null ? served.price() : said.money(),
                is.optional("energy") == null ? served.energy() : said.energy());
    }

    /** All that the devices have left, in blocks. */
    private KvPlan whole(Mapping is, @Nullable KvRoom room) {
        if (room == null) {
            return NO_MEMORY;
        }
        int before = reading.mark();
        int tokens = room.tokens(reading, null, is.place(), BLOCK_TOKENS);
        return reading.build(
                is.place(),
                before,
                () -> new KvPlan.Paged(BLOCK_TOKENS, tokens / BLOCK_TOKENS),
                NO_MEMORY);
    }

    private KvPlan memory(Located at, @Nullable KvRoom room) {
        Reading.Variant kind = reading.variant(at, "paged", "contiguous");
        if (kind == null) {
            return NO_MEMORY;
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, kind.value());
        Supplier<KvPlan> plan =
                kind.kind().equals("paged") ? paged(is, room) : contiguous(is, room);
        is.done();
        return reading.build(is.place(), before, plan, NO_MEMORY);
    }

    private Supplier<KvPlan> paged(Mapping is, @Nullable KvRoom room) {
        int tokens = is.count("blockTokens", 1, MOST_BLOCK_TOKENS, BLOCK_TOKENS);
        int blocks =
                room == null || is.optional("blocks") != null
                        ? is.count("blocks", 1, KvPlan.MOST_TOKENS)
                        : room.tokens(reading, is.optional("pool"), is.place(), tokens) / tokens;
        boolean reserves = is.choice("reserve", List.of("prompt", "maximum")).equals("maximum");
        Eviction prefixes = prefixes(is.optional("prefixes"));
        int watermark = (int) (blocks * is.number("watermark", 0, 1, 0));
        Located swapAt = is.optional("swap");
        Supplier<KvPlan.@Nullable Swap> swap = swapAt == null ? () -> null : swap(swapAt);
        return () -> new KvPlan.Paged(tokens, blocks, reserves, swap.get(), prefixes, watermark);
    }

    private Supplier<KvPlan.@Nullable Swap> swap(Located at) {
        Mapping is = new Mapping(reading, at);
        int blocks = is.count("blocks", 1, KvPlan.MOST_TOKENS);
        double perBlock = is.quantity("perBlock", Unit.DURATION);
        is.done();
        return () -> new KvPlan.Swap(blocks, perBlock);
    }

    /** Nothing is shared when nothing is said. */
    private @Nullable Eviction prefixes(@Nullable Located at) {
        if (at == null) {
            return null;
        }
        return switch (reading.choice(at, List.of("leastRecentlyUsed", "oldest", "running"))) {
            case "oldest" -> Eviction.OLDEST;
            case "running" -> Eviction.NONE;
            default -> Eviction.LEAST_RECENTLY_USED;
        };
    }

    private Supplier<KvPlan> contiguous(Mapping is, @Nullable KvRoom room) {
        int tokens =
                room == null || is.optional("tokens") != null
                        ? is.count("tokens", 1, KvPlan.MOST_TOKENS)
                        : room.tokens(reading, is.optional("pool"), is.place(), 1);
        KvPlan.Reservation reservation =
                switch (is.choice("reserve", List.of("maximum", "powerOfTwo", "exact"))) {
                    case "powerOfTwo" -> KvPlan.Reservation.POWER_OF_TWO;
                    case "exact" -> KvPlan.Reservation.EXACT;
                    default -> KvPlan.Reservation.MAXIMUM;
                };
        return () -> new KvPlan.Contiguous(tokens, reservation);
    }

    /** What is proposed, and by which model if it is one of hardware. */
    private record Proposing(
            @Nullable SpeculationPlan plan, RooflineReader.@Nullable Served draft) {}

    /** Survival of each position, or one acceptance for so many or none; a draft has a cost. */
    private Proposing speculation(Located at) {
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        Located draftAt = is.required("draft", "what an iteration of the draft model takes");
        RooflineReader.Served served = draftAt == null ? null : roofline(draftAt);
        StepCostPlan draft = draftAt == null ? NO_COST : cost(draftAt, served);
        Located survivalAt = is.optional("survival");
        List<Double> survival = new ArrayList<>();
        for (Located item : survivalAt == null ? List.<Located>of() : reading.items(survivalAt)) {
            survival.add(reading.number(item, 0, 1));
        }
        double acceptance = survivalAt == null ? is.number("acceptance", 0, 1) : 0;
        int proposals =
                survivalAt == null
                        ? is.count("proposals", 0, SpeculationPlan.MOST_PROPOSALS)
                        : survival.size();
        is.done();
        if (reading.mark() > before || proposals == 0) {
            return NOTHING_PROPOSED;
        }
        SpeculationPlan plan =
                reading.build(
                        at,
                        before,
                        () ->
                                survivalAt == null
                                        ? SpeculationPlan.constant(acceptance, proposals, draft)
                                        : new SpeculationPlan(survival, draft),
                        SpeculationPlan.constant(0, 1, draft));
        return new Proposing(plan, served);
    }

    private StepCostPlan coefficients(Mapping is) {
        int before = reading.mark();
        double host = is.quantity("host", Unit.DURATION);
        double weightRead = is.quantity("weightRead", Unit.DURATION, 0);
        double perToken = is.quantity("perToken", Unit.DURATION, 0);
        double perSequence = is.quantity("perSequence", Unit.DURATION, 0);
        double perContextToken = is.quantity("perContextToken", Unit.DURATION, 0);
        double perPair = is.quantity("perPair", Unit.DURATION, 0);
        is.done();
        return reading.build(
                is.place(),
                before,
                () ->
                        new StepCoefficients(
                                host, weightRead, perToken, perSequence, perContextToken, perPair),
                NO_COST);
    }
}
