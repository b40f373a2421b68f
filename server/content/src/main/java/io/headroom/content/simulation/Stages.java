package io.headroom.content.simulation;

import io.headroom.content.binding.Template;
import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Union;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What requests go through. Where a stage is expected stands a definition (a mapping whose first
 * field is its kind and name), the name of a stage that is defined further up, or a list of stages,
 * which is a sequence.
 */
final class Stages {
    /** Definitions by their kind. */
    static final Union<StagePlan> DEFINITIONS =
            Union.of("a stage", "what requests go through", Stages::definitions);

    /** A stage, wherever one is expected. */
    static final Kind<StagePlan> STAGE =
            WordKinds.by(
                    "stages",
                    "stage",
                    Kind.when(
                            at -> at.node().isArray(),
                            Kind.later(Stages::several),
                            Kind.when(
                                    at -> at.node().isTextual(),
                                    WordKinds.TEXT.map(name -> none()),
                                    DEFINITIONS)),
                    Stages::stage);

    /** One after another. */
    static final Kind<StagePlan> SEQUENCE =
            STAGE.list().map(all -> all.size() == 1 ? all.getFirst() : new SequencePlan(all));

    private static final double PERMILLE = 1_000;

    private Stages() {}

    /** Never made: what a name means is known to whoever reads it. */
    private static StagePlan none() {
        return new DelayPlan("none", Sampler.ZERO);
    }

    private static Kind<StagePlan> several() {
        return SEQUENCE;
    }

    private static void definitions(Union<StagePlan> stages) {
        stages.with("station", "a queue, a batcher and servers", Stages::station);
        stages.with(
                "sharing",
                "processor sharing: n requests share c servers, each at speed min(1, c ÷ n)",
                Stages::sharing);
        stages.with("delay", "every request stays for a time of its own", Stages::delay);
        stages.with("engine", "a replica of a language model", LanguageModels::engine);
        stages.with("link", "a latency, then bytes over a bandwidth", Links::link);
        stages.with("gate", "opens for the oldest at each tick of a clock", Links::gate);
        stages.with(
                "permits",
                "a part of the path that only so many may be in at once",
                Stages::permits);
        stages.with("pool", "a part of the path that requests hold memory in", Pools::pool);
        stages.with("replicas", "a balancer before stages", Stages::replicas);
        stages.with(
                "fork",
                "a fan-out: attempts in all branches, joined when enough are through",
                Forks::fork);
        stages.with("sync", "frames of several sensors, put together to one set", Forks::sync);
        stages.with("cascade", "only a share of the requests goes through a stage", Forks::cascade);
        stages.with("hedge", "a second attempt when the first is not through", Forks::hedge);
        stages.with(
                "tied",
                "copies in all branches, of which the first that is started cancels the others",
                Forks::tied);
        stages.with(
                "retry", "one attempt after another, the request's clock running on", Forks::retry);
        if (!List.copyOf(stages.all().keySet()).equals(Template.STAGES)) {
            throw new IllegalStateException("binding names other stages");
        }
    }

    /** Stages that are defined, in the order of the file; null for those that were refused. */
    static final class Defined {
        private final Map<String, @Nullable StagePlan> stages = new LinkedHashMap<>();
        private String suffix = "";

        List<String> names() {
            return List.copyOf(stages.keySet());
        }

        /** The name in a row, with what tells it from others of as many as there are. */
        static String name(Values is, Row<String> row) {
            return is.of(row) + is.reading().kept(Defined.class).suffix;
        }
    }

    /** The row of a stage's kind, whose value is its name. */
    static Row<String> name(RowList rows, String kind) {
        return rows.text(kind, "its name, which is its own in the file");
    }

    private static Function<Values, @Nullable StagePlan> station(RowList rows) {
        var name = name(rows, "station");
        var servers = rows.count("servers", 1, Limits.SERVERS, "how many work at once").or(1);
        var batching = Policies.batchingOf(rows);
        var queue = Policies.queueOf(rows);
        String time = "how long a server works, such as 1 ms";
        var service = rows.of("service", Services.SERVICE, time);
        var fleet = Fleets.fleetOf(rows);
        var costs = Costs.rows(rows);
        return is ->
                new StationPlan(
                        Defined.name(is, name),
                        is.of(servers),
                        is.of(batching),
                        is.of(queue),
                        is.of(service),
                        is.of(fleet),
                        costs.apply(is));
    }

    private static Function<Values, @Nullable StagePlan> sharing(RowList rows) {
        var name = name(rows, "sharing");
        var servers = rows.count("servers", 1, Limits.SERVERS, "c, how many share the work").or(1);
        String alone = "how long a request takes alone, such as 1 ms";
        var work = rows.of("work", Laws.DURATION, alone);
        var most = rows.count("most", 1, Limits.QUEUE, "requests in service at once");
        most.or(Policies.QUEUE_PLACES);
        var overflow =
                Policies.overflowOf(
                        rows, "what becomes of one more; the oldest has shared for longest");
        String total =
                "total speed of one, two, … in service, and of more its last; each gets an equal"
                        + " part of it, instead of min(1, c ÷ n)";
        double mostSpeed = SharingPlan.MOST_PERMILLE / PERMILLE;
        Kind<Integer> speed =
                Quantity.of(Unit.NUMBER, 1 / PERMILLE, mostSpeed)
                        .map(value -> (int) Math.round(value * PERMILLE));
        var efficiency = rows.of("efficiency", speed.list(SharingPlan.MOST_ON_A_CURVE), total);
        efficiency.optional("none");
        var costs = Costs.rows(rows);
        return is ->
                new SharingPlan(
                        Defined.name(is, name),
                        is.of(servers),
                        is.of(work),
                        is.of(most),
                        costs.apply(is),
                        is.or(efficiency, List.of()),
                        is.of(overflow));
    }

    private static Function<Values, @Nullable StagePlan> delay(RowList rows) {
        var name = name(rows, "delay");
        var time = rows.of("time", Laws.DURATION, "how long a request stays, such as 1 ms");
        var room = Policies.roomOf(rows, "requests in it at once");
        return is -> new DelayPlan(Defined.name(is, name), is.of(time), room.apply(is));
    }

    private static Function<Values, @Nullable StagePlan> permits(RowList rows) {
        var name = name(rows, "permits");
        var most = rows.count("most", 1, Limits.QUEUE, "requests in the stage at once");
        var stage = rows.of("stage", STAGE, "the stage, or a list, that a permit is kept through");
        var queue = Policies.queueOf(rows);
        return is -> {
            var permits = new PermitsPlan(Defined.name(is, name), is.of(most), is.of(queue));
            Leaves inside = new Leaves();
            inside.add(is.of(stage));
            boolean again =
                    inside.inOrder().stream()
                            .anyMatch(leaf -> Leaves.name(leaf).equals(permits.name()));
            return again
                    ? is.refuse(
                            stage,
                            "\"" + permits.name() + "\" inside itself",
                            "other permits, as all who have one could wait for another")
                    : new PermittedPlan(permits, is.of(stage));
        };
    }

    private static Function<Values, @Nullable StagePlan> replicas(RowList rows) {
        var name = name(rows, "replicas");
        var balancer = rows.of("balancer", Policies.BALANCER, "which replica a request goes to");
        balancer.or(new BalancerPlan.RoundRobin(), "roundRobin");
        Several<StagePlan> of = Several.of(rows, "of", Limits.STATIONS, STAGE, stage -> stage);
        var running = rows.count("running", 1, Limits.STATIONS, "engines that are on at first");
        running.optional("all");
        var scaling = Fleets.scalingOf(rows);
        var hold = Fleets.holdOf(rows);
        return is -> {
            List<StagePlan> replicas = of.read(is);
            return replicas == null
                    ? null
                    : new ReplicasPlan(
                            Defined.name(is, name),
                            is.of(balancer),
                            replicas,
                            is.or(running, replicas.size()),
                            is.of(scaling),
                            is.of(hold));
        };
    }

    /**
     * Stages that are listed or, with {@code count} and {@code each}, as many of one kind whose
     * names end in -1, -2 and so on.
     */
    record Several<T>(
            Row<List<T>> listed,
            Row<Integer> count,
            Row<Located> each,
            Function<StagePlan, T> made) {
        static <T> Several<T> of(
                RowList rows, String list, int most, Kind<T> kind, Function<StagePlan, T> made) {
            Row<List<T>> listed = rows.of(list, kind.list(), "a list of stages");
            Row<Integer> count = rows.count("count", 1, most, "how many there are of one kind");
            Row<Located> each =
                    rows.of(
                            "each",
                            WordKinds.unread(STAGE),
                            "the stage that there shall be so many of");
            rows.either(List.of(List.of(listed), List.of(count, each)));
            return new Several<>(listed, count, each, made);
        }

        /** All of them; null when one is refused, which is noted. */
        @Nullable List<T> read(Values is) {
            Integer many = is.maybe(count);
            if (many == null) {
                return is.of(listed);
            }
            Defined defined = is.reading().kept(Defined.class);
            String before = defined.suffix;
            List<T> all = new ArrayList<>();
            // What is wrong with one is wrong with all: it is told once.
            for (int i = 1; i <= many && all.size() == i - 1; i++) {
                defined.suffix = before + "-" + i;
                StagePlan stage = STAGE.read(is.reading(), is.of(each));
                if (stage != null) {
                    all.add(made.apply(stage));
                }
            }
            defined.suffix = before;
            return all.size() < many ? null : all;
        }
    }

    /** A definition, a name or a list. */
    private static @Nullable StagePlan stage(Reading reading, Located at) {
        Defined defined = reading.kept(Defined.class);
        if (at.node().isArray()) {
            return SEQUENCE.read(reading, at);
        }
        if (at.node().isTextual()) {
            if (!defined.stages.containsKey(at.text())) {
                String names = Nearest.oneOf(at.text(), defined.stages.keySet());
                reading.refuse(at, "the name of a stage that is defined further up, " + names);
            }
            return defined.stages.get(at.text());
        }
        List<String> kinds = DEFINITIONS.kinds(at);
        if (kinds.size() > 1) {
            reading.refuse(at, String.join(" and ", kinds), "one kind of stage");
            return null;
        }
        Located said = kinds.isEmpty() ? at : at.at(kinds.getFirst());
        String name = said.node().isTextual() ? said.text() + defined.suffix : "";
        boolean twice = defined.stages.containsKey(name);
        if (twice) {
            reading.refuse(said, name + " a second time", "a name of its own");
        }
        if (defined.stages.size() >= Limits.PLACES) {
            reading.refuse(at, "more than " + Limits.PLACES + " stages", "fewer");
            return null;
        }
        StagePlan stage = DEFINITIONS.read(reading, at);
        if (!name.isEmpty()) {
            defined.stages.put(name, stage);
        }
        return twice ? null : stage;
    }
}
