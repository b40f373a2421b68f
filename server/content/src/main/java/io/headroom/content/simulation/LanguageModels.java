package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Kinds;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.StationRates;
import io.headroom.simulator.cost.StepCoefficients;
import io.headroom.simulator.cost.StepCostPlan;
import io.headroom.simulator.engine.ReplicaPlan;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.engine.SpeculationPlan;
import io.headroom.simulator.policy.KvPlan;
import io.headroom.simulator.policy.LifePlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.policy.SchedulerPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** A replica of a language model: its scheduler, its memory, what an iteration takes. */
final class LanguageModels {
    /** What real servers have when nothing is said (vLLM). */
    private static final int MAX_SEQUENCES = 256;

    private static final int MAX_OUTPUT_TOKENS = 4_096;
    private static final int TOKEN_BUDGET = 2_048;

    private static final SchedulerPlan CHUNKED = new SchedulerPlan.Chunked(TOKEN_BUDGET);

    private static final Kinds<SchedulerPlan> SCHEDULER =
            Kinds.of("scheduler", "who is in an iteration", LanguageModels::scheduler);

    private static final Shape<Iteration> COEFFICIENTS =
            Shape.of(
                    "coefficients",
                    "an iteration takes host + max(weightRead, perToken × tokens) + perSequence ×"
                            + " sequences + perContextToken × stored tokens of those who decode +"
                            + " perPair × pairs of a prompt's token and one that it attends to",
                    LanguageModels::coefficients);

    /** What an iteration takes: by coefficients, or of a model on hardware. */
    private static final Kind<Iteration> ITERATION =
            Kind.when(
                    at -> at.node().isObject() && (at.has("model") || at.has("hardware")),
                    Served.SHAPE.map(Iteration::of),
                    COEFFICIENTS);

    private static final Shape<Proposing> SPECULATION =
            Shape.of("speculation", "a draft model that proposes", LanguageModels::speculation);

    private static final Shape<LifePlan> LIFE =
            Shape.of("life", "how a replica comes and goes", LanguageModels::life);

    private LanguageModels() {}

    /** What an iteration takes, what comes before, and the model on hardware if that says it. */
    private record Iteration(StepCostPlan cost, long frontEndNanos, @Nullable Served served) {
        static Iteration of(Served served) {
            return new Iteration(
                    served.cost(), Rounded.nanos(served.stack().frontEndNanos()), served);
        }
    }

    /** What is proposed, none for nothing, and by which model if it is one of hardware. */
    private record Proposing(@Nullable SpeculationPlan plan, @Nullable Served draft) {}

    /** An engine. */
    static Function<Values, @Nullable StagePlan> engine(RowList rows) {
        var name = Stages.name(rows, "engine");
        var sequences = sequences(rows).or(MAX_SEQUENCES);
        var output =
                rows.count("maxOutputTokens", 1, SchedulerPlan.MOST_TOKENS, "where answers are cut")
                        .or(MAX_OUTPUT_TOKENS);
        var scheduler = rows.of("scheduler", SCHEDULER, "who is in an iteration");
        scheduler.or(CHUNKED, "chunked");
        var cost = rows.of("cost", ITERATION, "what an iteration takes, such as { host: 5 ms }");
        var memory = rows.of("memory", KvMemories.MEMORY, "how keys and values are kept");
        memory.optional("where cost names a model, all that its hardware leaves");
        rows.neededUnless(memory, cost, "model", "hardware");
        var speculation = rows.of("speculation", SPECULATION, "a draft model that proposes");
        speculation.or(new Proposing(null, null), "none");
        var queue = Policies.queueOf(rows);
        var intake = rows.of("intake", Policies.INTAKE, "who is taken in, before the queue");
        intake.or(RoomPlan.WIDE, "as many as come");
        Prices prices = Prices.of(rows);
        var life = rows.of("life", LIFE, "how it comes and goes").or(LifePlan.STEADY, "steady");
        var role = rows.choice("role", ReplicaRole.BOTH, "what it does of a request");
        return is -> {
            Served served = is.of(cost).served();
            Proposing proposing = is.of(speculation);
            KvPlan kept = KvMemories.of(is, memory, KvRoom.of(served, proposing.draft()));
            if (kept == null) {
                return null;
            }
            ReplicaPlan replica =
                    new ReplicaPlan(
                            is.of(sequences),
                            is.of(output),
                            is.of(scheduler),
                            kept,
                            is.of(cost).cost(),
                            proposing.plan(),
                            is.of(role));
            findTooSmall(is.reading(), is.at(output), replica);
            EnginePlan engine =
                    new EnginePlan(
                            Stages.Defined.name(is, name),
                            replica,
                            is.of(queue),
                            prices.rates(is, served),
                            is.of(life),
                            prices.promptWatts(is, served),
                            is.of(cost).frontEndNanos(),
                            is.of(intake));
            if (is.has(intake) && engine.takingInNanos() == 0) {
                is.reading()
                        .find(
                                is.at(intake),
                                "a bound of a front end that takes no time, which nobody feels",
                                "cost.frontEnd, of an engine that does more than decode");
            }
            return engine;
        };
    }

    /** A memory without room for one token and the longest answer rejects every request. */
    private static void findTooSmall(Reading reading, Located output, ReplicaPlan replica) {
        if (!replica.couldHold(1)) {
            reading.find(
                    output,
                    "%d beside a memory of %s, so that every request is rejected"
                            .formatted(
                                    replica.maxOutputTokens(), KvMemories.size(replica.memory())),
                    "an answer that the memory holds beside the shortest prompt, or more memory");
        }
    }

    /** What is said of money and energy, or else the hardware's. */
    private record Prices(Row<CostRates> price, Row<CostRates> energy) {
        static Prices of(RowList rows) {
            var price = rows.of("price", Costs.MONEY, "its money, what other stages call cost");
            price.optional("the hardware's, or free");
            var energy = rows.of("energy", Costs.ENERGY, "its energy");
            energy.optional("the hardware's, or none");
            return new Prices(price, energy);
        }

        StationRates rates(Values is, @Nullable Served served) {
            return new StationRates(
                    is.or(price, served == null ? CostRates.NONE : served.price()),
                    is.or(energy, served == null ? CostRates.NONE : served.energy()));
        }

        double promptWatts(Values is, @Nullable Served served) {
            return served == null || is.has(energy) ? 0 : served.promptWatts();
        }
    }

    /** Most sequences at once. */
    static Row<Integer> sequences(RowList rows) {
        return rows.count("maxSequences", 1, ReplicaPlan.MOST_SEQUENCES, "most sequences at once");
    }

    /** Most tokens of an iteration. */
    static Row<Integer> budget(RowList rows) {
        String what = "most tokens of an iteration";
        return rows.count("tokenBudget", 1, SchedulerPlan.MOST_TOKENS, what);
    }

    private static Function<Values, @Nullable LifePlan> life(RowList rows) {
        var coldStart = Fleets.coldStartOf(rows);
        String lost =
                "who ran goes back to its line, fails, or begins anew at another of the replicas";
        var onLoss = rows.choice("onLoss", LifePlan.OnLoss.REQUEUE, lost);
        return is -> new LifePlan(is.of(coldStart), is.of(onLoss));
    }

    private static void scheduler(Kinds<SchedulerPlan> kinds) {
        String chunks = "who runs goes first, the rest of the budget takes chunks of prompts";
        kinds.maybe("chunked", CHUNKED, chunks, Shape.of("", chunks, LanguageModels::chunked));
        String prompts = "whole prompts go first, and all who decode stand still";
        kinds.maybe(
                "prefillFirst",
                new SchedulerPlan.PrefillFirst(TOKEN_BUDGET),
                prompts,
                Shape.of("", prompts, LanguageModels::prefillFirst));
        kinds.with(
                "dynamic",
                "whole batches of up to maxSequences, whose members give up their slots",
                rows -> whole(rows, false));
        kinds.with(
                "static",
                "whole batches, computed on for members that are done",
                rows -> whole(rows, true));
    }

    private static Function<Values, @Nullable SchedulerPlan> chunked(RowList rows) {
        var budget = budget(rows).or(TOKEN_BUDGET);
        return is -> new SchedulerPlan.Chunked(is.of(budget));
    }

    private static Function<Values, @Nullable SchedulerPlan> prefillFirst(RowList rows) {
        var budget = budget(rows).or(TOKEN_BUDGET);
        return is -> new SchedulerPlan.PrefillFirst(is.of(budget));
    }

    private static Function<Values, @Nullable SchedulerPlan> whole(
            RowList rows, boolean computedOn) {
        var window = rows.duration("window", "how long the first member waits at most");
        return is -> new SchedulerPlan.WholeBatches(is.of(window), computedOn);
    }

    /** Survival of each position, or one acceptance for so many or none; a draft has a cost. */
    private static Function<Values, @Nullable Proposing> speculation(RowList rows) {
        var draft = rows.of("draft", ITERATION, "what an iteration of the draft model takes");
        var survival =
                rows.of(
                        "survival",
                        Quantity.of(Unit.NUMBER, 0, 1).list(SpeculationPlan.MOST_PROPOSALS),
                        "for each position, how probably it and all before are accepted");
        var acceptance = rows.number("acceptance", 0, 1, "probability of each position");
        int most = SpeculationPlan.MOST_PROPOSALS;
        var proposals = rows.count("proposals", 0, most, "how many; none, if 0");
        rows.either(List.of(List.of(survival), List.of(acceptance, proposals)));
        return is -> {
            StepCostPlan cost = is.of(draft).cost();
            List<Double> listed = is.maybe(survival);
            if (listed == null && is.of(proposals) == 0) {
                return new Proposing(null, null);
            }
            SpeculationPlan plan =
                    listed == null
                            ? SpeculationPlan.constant(is.of(acceptance), is.of(proposals), cost)
                            : new SpeculationPlan(listed, cost);
            return new Proposing(plan, is.of(draft).served());
        };
    }

    private static Function<Values, @Nullable Iteration> coefficients(RowList rows) {
        var host = rows.quantity("host", Unit.DURATION, "of each iteration");
        var read = time(rows, "weightRead", "to read the weights");
        var perToken = time(rows, "perToken", "to compute a token");
        var perSequence = time(rows, "perSequence", "for each sequence");
        var perContext = time(rows, "perContextToken", "to read what is stored of a token");
        var perPair = time(rows, "perPair", "of a prompt's token and one that it attends to");
        String before = "to take a request in, while the engine works on";
        var frontEnd = rows.duration("frontEnd", before).or(0L);
        return is ->
                new Iteration(
                        new StepCoefficients(
                                is.of(host),
                                is.of(read),
                                is.of(perToken),
                                is.of(perSequence),
                                is.of(perContext),
                                is.of(perPair)),
                        is.of(frontEnd),
                        null);
    }

    private static Row<Double> time(RowList rows, String name, String sentence) {
        return rows.quantity(name, Unit.DURATION, sentence).or(0.);
    }
}
