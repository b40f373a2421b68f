package io.headroom.content.simulation;

import io.headroom.content.binding.SettingRows;
import io.headroom.content.binding.Template;
import io.headroom.content.document.Located;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.Flow;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.IdlePart;
import io.headroom.simulator.cost.Tariff;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.StagePlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A whole file. What is said of requests stands at the top when there is one flow, or in each of
 * the {@code flows}.
 */
public final class ExperimentFile {
    /** What stands in a file. */
    public static final Shape<Experiment> SHAPE =
            Shape.byHand(
                    "simulation",
                    "a simulation on its own: traffic, stages, policies, costs and how long",
                    ExperimentFile::declared);

    private static final int MOST_REPLICATIONS = 1_000;

    /** Exact integrals must stay below this; the plan refuses runs that would not. */
    private static final long MOST_AREA = Long.MAX_VALUE / 4;

    private final Row<String> title;
    private final Row<StagePlan> stages;
    private final Row<List<DevicePlan>> devices;
    private final Flows flow;
    private final Row<List<Function<StagePlan, Flow>>> flows;
    private final Row<Tariff> cost;
    private final Row<List<IdlePart>> parts;
    private final Row<Long> duration;
    private final Row<Long> warmUp;
    private final Row<Integer> replications;
    private final Row<Long> seed;
    private final Row<List<Long>> seeds;
    private final Row<Boolean> drain;
    private final Row<List<Events.Timed>> events;
    private final Row<StormRows.Drawn> weather;
    private final Row<Score> score;

    private static Function<Values, @Nullable Experiment> declared(RowList rows) {
        ExperimentFile file = new ExperimentFile(rows);
        return is -> file.read(is);
    }

    private ExperimentFile(RowList rows) {
        title = rows.of("title", WordKinds.TEXT, "said in the report").or("", "none");
        flow = new Flows(rows);
        stages = rows.of("stages", Stages.SEQUENCE, "a list of stages, in the order of requests");
        devices = rows.of("devices", Devices.DEVICE.any(), "what stages run on together");
        devices.or(List.of(), "none");
        String several = "requests of several kinds, instead of these at the top";
        flows = rows.of("flows", Flows.FLOW.list(), several);
        cost = rows.of("cost", Costs.PRICES, "on top of that of the stages");
        cost.or(new Tariff(CostRates.NONE), "free");
        parts = rows.of("parts", Costs.PART.list(Tariff.MOST_PARTS), "what costs by being there");
        parts.or(List.of(), "none");
        duration = rows.span("duration", "requests arrive before this instant");
        duration.optional("until the last of the requests").ofGames();
        warmUp = rows.duration("warmUp", "simulated, but not counted").or(0L);
        String runs = "independent runs, with seeds one after another";
        replications = rows.count("replications", 1, MOST_REPLICATIONS, runs).or(1);
        seed = rows.of("seed", Quantity.whole(Long.MIN_VALUE, Long.MAX_VALUE), "of the first run");
        seed.or(1L);
        seeds = rows.of("seeds", seed.kind().list(MOST_REPLICATIONS), "one for each run instead");
        seeds.optional("none");
        rows.notBoth(seed, seeds);
        rows.notBoth(replications, seeds);
        String end = "whether what is in the system at the end is simulated to its end";
        drain = rows.of("drain", WordKinds.FLAG, end).or(true);
        events = rows.of("events", Events.EVENT.any(), "what is done to the system in mid-run");
        events.or(List.of(), "none");
        String comes = "what a game draws for every scored run, within limits";
        weather = rows.of("weather", StormRows.WEATHER, comes).optional("none").ofGames();
        score =
                rows.of("score", Score.SHAPE, "what counts, for frontier and games")
                        .or(Score.USUAL, "as below");
        score.ofGames();
        new SettingRows(rows);
        rows.neededUnless(duration, flow.requests().name(), flows.name());
        rows.either(List.of(flow.all(), List.of(flows)));
    }

    /** What a file says; null when something is wrong, which is noted. */
    private @Nullable Experiment read(Values is) {
        Reading reading = is.reading();
        Stages.Defined defined = reading.keep(Stages.Defined.class, new Stages.Defined());
        TraceLack lack = reading.keep(TraceLack.class, new TraceLack());
        is.read(title);
        StagePlan all = is.read(stages);
        List<Flow> made = flows(is, all);
        for (Row<?> row : List.of(cost, parts, devices, drain, warmUp, replications, seed, seeds)) {
            is.read(row);
        }
        Score counts = scored(is, made);
        Long length = length(is, made);
        List<Long> runs = seeds(is);
        SimulationPlan plan = plan(is, made, counts, length);
        reading.keep(
                Events.RunLength.class,
                new Events.RunLength(length == null ? Limits.DURATION_NANOS : length));
        EventTargets targets = new EventTargets(plan, defined.names());
        List<Events.Timed> listed = is.read(events);
        List<Experiment.Timed> timetable = timetable(listed, targets);
        if (length != null && is.has(duration)) {
            findLate(reading, listed, length);
        }
        reading.keep(StormDraw.Span.class, StormDraw.Span.NONE);
        Storm storm = storm(is.read(weather), targets);
        if (length != null && is.has(warmUp) && is.or(warmUp, 0L) >= length) {
            is.refuse(warmUp, "a duration shorter than the run");
        }
        if (plan == null || counts == null || !reading.problems().isEmpty()) {
            return null;
        }
        List<Experiment.Knob> knobs =
                reading.kept(Template.class).turnables().stream()
                        .map(knob -> new Experiment.Knob(knob.id(), knob.values()))
                        .toList();
        if ((!knobs.isEmpty() || is.has(score)) && UnpricedEnergy.isOf(plan)) {
            findUnpriced(is);
        }
        boolean endsByRequests =
                plan.flows().stream().allMatch(each -> each.mostRequests() < Long.MAX_VALUE);
        return new Experiment(
                is.of(title),
                plan,
                timetable,
                storm,
                runs,
                is.of(warmUp),
                is.of(drain),
                endsByRequests,
                lack.requests(),
                knobs.isEmpty()
                        ? null
                        : new Experiment.Search(knobs, counts.floor(), counts.target()),
                counts,
                reading.findings(),
                reading.kept(StackUses.class).all());
    }

    /** The flows; null when one is refused. */
    private @Nullable List<Flow> flows(Values is, @Nullable StagePlan all) {
        if (!is.has(flows)) {
            flow.all().forEach(is::read);
            boolean refused = is.maybe(flow.traffic()) == null || is.isRefused();
            if (all == null || refused || !flow.agree(is)) {
                return null;
            }
            Flow only = flow.of(is, "requests", all);
            NeverHeld.find(is.reading(), is.at(flow.traffic()), only);
            return List.of(only);
        }
        List<Function<StagePlan, Flow>> listed = is.read(flows);
        if (listed == null || all == null) {
            return null;
        }
        List<Flow> made = listed.stream().map(each -> each.apply(all)).toList();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < made.size(); index++) {
            Located item = is.at(flows).items().get(index);
            NeverHeld.find(is.reading(), item.at("traffic"), made.get(index));
            if (!names.add(made.get(index).name())) {
                is.reading().refuse(item.at("name"), "a name of its own");
            }
        }
        return made;
    }

    private @Nullable SimulationPlan plan(
            Values is, @Nullable List<Flow> made, @Nullable Score counts, @Nullable Long length) {
        if (made == null
                || counts == null
                || length == null
                || !is.reading().problems().isEmpty()) {
            return null;
        }
        Tariff tariff = tariff(is);
        if (tariff == null) {
            return null;
        }
        return is.reading()
                .build(
                        is.at(stages),
                        List.of(),
                        () ->
                                new SimulationPlan(
                                        made, tariff, length, is.of(devices), counts.scoring()));
    }

    /** What counts; the flows that it names are there. */
    private @Nullable Score scored(Values is, @Nullable List<Flow> made) {
        Score counts = is.read(score);
        if (counts != null && made != null) {
            counts.check(is.reading(), is.at(score), is.at(flows), made);
        }
        return counts;
    }

    private @Nullable Tariff tariff(Values is) {
        Tariff said = is.of(cost);
        Set<String> names = new HashSet<>();
        for (int index = 0; index < is.of(parts).size(); index++) {
            if (!names.add(is.of(parts).get(index).name())) {
                Located again = is.at(parts).items().get(index);
                is.reading().refuse(again.at("part"), "a name of its own");
                return null;
            }
        }
        return new Tariff(said.rates(), said.perJoule(), is.of(parts));
    }

    static List<Experiment.Timed> timetable(
            @Nullable List<Events.Timed> events, EventTargets targets) {
        List<Experiment.Timed> timetable = new ArrayList<>();
        for (Events.Timed event : events == null ? List.<Events.Timed>of() : events) {
            Intervention done = event.effect().on(targets);
            if (done != null) {
                timetable.add(new Experiment.Timed(event.atNanos(), done));
            }
        }
        timetable.sort(Comparator.comparingLong(Experiment.Timed::atNanos));
        return timetable;
    }

    /** Where cost counts it is 0 whatever is set, and a search has nothing to make cheaper. */
    private void findUnpriced(Values is) {
        is.reading()
                .find(
                        is.has(cost) ? is.at(cost) : is.at(),
                        "energy without a price and nothing else that costs, so that a good unit"
                                + " costs 0 whatever is set",
                        "cost: { joule: 1 }, or prices of what it goes through");
    }

    /** Nothing is done to a run at its end, or after it. */
    private static void findLate(
            Reading reading, @Nullable List<Events.Timed> events, long lengthNanos) {
        for (Events.Timed event : events == null ? List.<Events.Timed>of() : events) {
            if (event.atNanos() >= lengthNanos) {
                Located at = event.place().at("at");
                reading.find(at, at.shown(), "an instant before the end of the run");
            }
        }
    }

    private static Storm storm(StormRows.@Nullable Drawn drawn, EventTargets targets) {
        if (drawn == null) {
            return Storm.NONE;
        }
        StormRows.Spell fault = drawn.fault();
        return new Storm(
                drawn.burst().on(targets), fault == null ? Storm.Spell.NONE : fault.on(targets));
    }

    /** Those that are listed, or one after another. */
    private List<Long> seeds(Values is) {
        List<Long> listed = is.maybe(seeds);
        if (listed != null) {
            return listed;
        }
        List<Long> all = new ArrayList<>();
        long next = is.or(seed, 1L);
        for (int run = 0; run < is.or(replications, 1); run++) {
            all.add(next++);
        }
        return all;
    }

    /** As the file says or, when the number of requests ends the run, as long as can be. */
    private @Nullable Long length(Values is, @Nullable List<Flow> made) {
        Long said = is.read(duration);
        if (said != null || is.has(duration) || made == null) {
            return said;
        }
        if (made.stream().anyMatch(each -> each.mostRequests() == Long.MAX_VALUE)) {
            if (is.reading().problems().isEmpty()) {
                String expected = "duration, or requests in every flow";
                is.reading().refuse(is.at(), "neither", expected);
            }
            return null;
        }
        Leaves leaves = new Leaves();
        long places = 1;
        try {
            made.forEach(each -> leaves.add(each.path()));
        } catch (IllegalArgumentException e) {
            // The plan refuses the same in words of its own.
            return 1L;
        }
        for (StagePlan leaf : leaves.inOrder()) {
            places += Leaves.mostPresent(leaf);
        }
        return Math.min(Limits.DURATION_NANOS, MOST_AREA / places);
    }
}
