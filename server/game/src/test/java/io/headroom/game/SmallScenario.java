package io.headroom.game;

import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Instruments;
import io.headroom.game.measure.Measures;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Condition;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Envelope;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.GoldStar;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.scenario.LockSystems;
import io.headroom.game.scenario.Outset;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Preset;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.scenario.Spell;
import io.headroom.game.scenario.Start;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.CostRates;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.measure.Objective;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A scenario small enough to be simulated in a test: two tracks on one windowed batching station,
 * 50 requests a second, 20 ms a batch and 2 ms a request, to be answered within 150 ms. One at a
 * time a server carries 45 a second, so par on one server drowns.
 */
public final class SmallScenario {
    /** The tracks, in the order in which they are dealt. */
    public static final TrackId CLOUD = new TrackId("cloud-titan");

    /** The second track, at twice the pace. */
    public static final TrackId EDGE = new TrackId("edge-guardian");

    /** The round's knobs. */
    public static final KnobId BATCH = new KnobId("batch");

    /** In milliseconds. */
    public static final KnobId WINDOW = new KnobId("window");

    /** Number of servers. */
    public static final KnobId NODES = new KnobId("nodes");

    /** The right choice of the lock, of four. */
    public static final int LOCK_ANSWER = 1;

    /** The round's law, which stays hidden until the debrief. */
    public static final String LAW = "Waiting for company is paid by the first.";

    /** The lock's explanation, which stays hidden until the debrief. */
    public static final String EXPLANATION = "because the first one pays";

    /**
     * What is published: bursts of half as much again, half of the run at most; and what breaks, by
     * itself on the second track only.
     */
    public static final Envelope ENVELOPE =
            new Envelope(
                    150,
                    0.5,
                    new Fault("A server is lost", "What it held goes back to the line.", 1.0 / 3));

    /** What the screens show for one node to six. */
    public static final List<String> NODE_NAMES = List.of("I", "II", "III", "IV", "V", "VI");

    /** What the lock asks about, which stays hidden until the debrief. */
    public static final LockSystems LOCK_SYSTEMS =
            new LockSystems(
                    List.of(Measures.named("p99")),
                    List.of(
                            new LockSystems.LockSystem("alone", new Figures(Map.of("p99", 31.0))),
                            new LockSystems.LockSystem(
                                    "together", new Figures(Map.of("p99", 47.0)))));

    /** Asks for the cost, and lets all knobs of its track be turned. */
    public static final Challenge CFO =
            new Challenge(
                    Challenge.Critic.CFO,
                    Challenge.Goal.COST,
                    "Who pays for that?",
                    Stream.of(BATCH, WINDOW, NODES)
                            .map(knob -> new Challenge.LiveKnob(knob, false))
                            .toList());

    /** Asks for good answers, and lets nothing be turned. */
    public static final Challenge SAFETY =
            new Challenge(
                    Challenge.Critic.SAFETY, Challenge.Goal.ADHERENCE, "Who gets hurt?", List.of());

    /** One object: states are equal only if their scenarios are. */
    public static final Scenario SCENARIO =
            new Scenario(
                    "small",
                    "A small mission",
                    "00ff",
                    List.of(round(2), round(3), round(5)),
                    List.of(
                            new Preset("timed", steps(0, 1_000, 2_000, 3_000, 4_000), 0),
                            new Preset("by-hand", steps(0, 0, 0, 0, 0), 0),
                            new Preset("paced", steps(0, 0, 0, 180_000, 0), 8_000),
                            new Preset("revote", revote(steps(0, 0, 0, 0, 0), 0), 0),
                            new Preset(
                                    "timed-revote",
                                    revote(steps(0, 1_000, 2_000, 3_000, 40_000, 4_000), 2_500),
                                    0),
                            new Preset("challenge", steps(0, 0, 0, 0, 40_000, 0), 0),
                            new Preset("scripted", steps(5, 0, 0, 0, 40_000, 0), 0),
                            new Preset(
                                    "planned",
                                    Stream.of(5, 2, 3)
                                            .flatMap(round -> planned(round).stream())
                                            .toList(),
                                    0),
                            new Preset(
                                    "rounds",
                                    Stream.of(3, 2, 5)
                                            .flatMap(round -> steps(round, 0, 0, 0, 0).stream())
                                            .toList(),
                                    0)));

    /** Why 16, 100 and 6 cannot be. */
    public static final String CANNOT_BE = "So much does not fit into the room.";

    private static final long LENGTH_NANOS = 90_000_000_000L;
    private static final double BURST_LASTS = 1.0 / 6;

    private SmallScenario() {}

    private static Round round(int number) {
        return new Round(
                number,
                "The batching tax",
                "Who pays for waiting?",
                LAW,
                new LockQuestion(
                        "Think",
                        "What happens?",
                        List.of("a", "b", "c", "d"),
                        LOCK_ANSWER,
                        true,
                        EXPLANATION,
                        LOCK_SYSTEMS),
                number == 5 ? 0.25 : null,
                List.of(track(CLOUD, 1), track(EDGE, 2)));
    }

    private static List<AgendaStep> planned(int round) {
        return steps(round, 60_000, 60_000, 60_000, 60_000, 60_000);
    }

    private static List<AgendaStep> steps(
            int round, long brief, long lock, long workbench, long debrief) {
        return steps(round, brief, lock, workbench, 6_000, debrief);
    }

    private static List<AgendaStep> steps(
            int round, long brief, long lock, long workbench, long live, long debrief) {
        return List.of(
                new AgendaStep(round, Phase.BRIEF, brief),
                new AgendaStep(round, Phase.LOCK, lock),
                new AgendaStep(round, Phase.WORKBENCH, workbench),
                new AgendaStep(round, Phase.LIVE, live),
                new AgendaStep(round, Phase.DEBRIEF, debrief));
    }

    /** With a second vote behind the lock. */
    private static List<AgendaStep> revote(List<AgendaStep> steps, long lengthMillis) {
        List<AgendaStep> all = new ArrayList<>(steps);
        all.add(2, new AgendaStep(steps.getFirst().round(), Phase.REVOTE, lengthMillis));
        return List.copyOf(all);
    }

    /** A configuration of the scenario's knobs. */
    public static SortedMap<KnobId, Long> knobs(long batch, long windowMillis, long nodes) {
        SortedMap<KnobId, Long> values = new TreeMap<>();
        values.put(BATCH, batch);
        values.put(WINDOW, windowMillis);
        values.put(NODES, nodes);
        return values;
    }

    /** A track that draws this and nothing else. */
    public static TrackRound drawing(TrackRound of, Condition drawn) {
        return like(of, of.overbuilds(), of.frontierGrid(), List.of(drawn));
    }

    /** A track with other ghosts to search among, or other conditions. */
    public static TrackRound like(
            TrackRound of,
            List<Configuration> overbuilds,
            List<Configuration> grid,
            List<Condition> conditions) {
        return new TrackRound(
                of.track(),
                of.title(),
                of.persona(),
                of.crisis(),
                of.objective(),
                of.unitName(),
                of.costUnit(),
                of.knobs(),
                of.outset(),
                overbuilds,
                of.floorShare(),
                of.targetShare(),
                of.lengthNanos(),
                grid,
                conditions,
                of.goldStar(),
                of.instruments(),
                of.envelope(),
                of.challenge(),
                of.planner());
    }

    private static TrackRound track(TrackId id, int times) {
        return new TrackRound(
                id,
                "Title of " + id.value(),
                "You serve.",
                "They wait.",
                "150 ms",
                "request",
                "$ per request",
                List.of(
                        knob(BATCH, "Batch size", List.of(1L, 2L, 4L, 8L, 16L)),
                        knob(WINDOW, "Window", List.of(0L, 10L, 20L, 50L, 100L, 200L)),
                        new Knob(
                                NODES,
                                "Nodes",
                                "Rent them.",
                                "",
                                1,
                                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                                NODE_NAMES)),
                Outset.always(
                        new Configuration(knobs(1, 0, 1)),
                        List.of(
                                new Start(
                                        "crowd", "One crowd", new Configuration(knobs(16, 0, 1))))),
                List.of(new Configuration(knobs(2, 0, 3))),
                0.80,
                0.98,
                times * LENGTH_NANOS,
                grid(),
                List.of(Condition.usual("price"), Condition.usual("service")),
                new GoldStar("nothing", 1e-12),
                Instruments.USUAL,
                ENVELOPE,
                id.equals(CLOUD) ? CFO : SAFETY,
                (configuration, conditions, weather, durationNanos) ->
                        plan(id, configuration, conditions, weather, durationNanos));
    }

    private static Knob knob(KnobId id, String label, List<Long> values) {
        return new Knob(id, label, "Turn it.", "", 1, values);
    }

    private static List<Configuration> grid() {
        List<Configuration> grid = new ArrayList<>();
        for (long batch : new long[] {1, 2, 4, 8, 16}) {
            for (long window : new long[] {0, 20, 50, 200}) {
                for (long nodes = 1; nodes <= 3; nodes++) {
                    grid.add(new Configuration(knobs(batch, window, nodes)));
                }
            }
        }
        return grid;
    }

    /** A storm has a burst from .30 to .45 of the run on, and on the second track a fault. */
    private static Planned plan(
            TrackId track,
            Configuration configuration,
            Conditions conditions,
            Weather weather,
            long durationNanos) {
        List<Planned.Timed> timetable = new ArrayList<>();
        List<Spell> spells = new ArrayList<>();
        if (weather instanceof Weather.Storm storm) {
            double from = Math.floor((0.30 + 0.15 * storm.between("burst")) * 1_000) / 1_000;
            spells.add(new Spell(Spell.Kind.BURST, from, from + BURST_LASTS, 150));
            timetable.add(
                    new Planned.Timed(
                            Math.round(from * durationNanos),
                            new Intervention.Burst(
                                    1_500, Math.round(BURST_LASTS * durationNanos))));
        }
        if (weather instanceof Weather.Storm && track.equals(EDGE)) {
            spells.add(new Spell(Spell.Kind.FAULT, 0.7, 0.8, 100));
            fault(durationNanos / 10)
                    .forEach(
                            each -> timetable.add(new Planned.Timed(durationNanos / 10 * 7, each)));
        }
        return new Planned(
                system(configuration, conditions, durationNanos),
                timetable,
                spells,
                fault(durationNanos / 3),
                cannotBe(configuration));
    }

    private static List<Intervention> fault(long nanos) {
        return List.of(
                new Intervention.Loss("server", 1, nanos),
                new Intervention.Speed("server", Intervention.Speed.ALL, 500, nanos));
    }

    /** The largest batches and the most nodes, with a window. */
    private static @Nullable String cannotBe(Configuration configuration) {
        boolean forbidden =
                configuration.value(BATCH) == 16
                        && configuration.value(WINDOW) == 100
                        && configuration.value(NODES) == 6;
        return forbidden ? CANNOT_BE : null;
    }

    private static SimulationPlan system(
            Configuration configuration, Conditions conditions, long durationNanos) {
        double service = permille(conditions, "service");
        int batch = Math.toIntExact(configuration.value(BATCH));
        StationPlan station =
                new StationPlan(
                        "server",
                        Math.toIntExact(configuration.value(NODES)),
                        new BatchingPlan.Windowed(batch, configuration.value(WINDOW) * 1_000_000),
                        new QueuePlan(500, new Overflow.Reject()),
                        new ServicePlan.PerBatch(
                                20e6 * service, 2e6 * service, 1, new Sampler.LogNormal(1, 0.2)));
        return new SimulationPlan(
                new TrafficPlan.Poisson(50),
                List.of(station),
                new Objective("request", Objective.Deadline.COMPLETION, 150_000_000),
                new CostRates(permille(conditions, "price"), 0, 0, 0),
                durationNanos);
    }

    private static double permille(Conditions conditions, String name) {
        return conditions.permille().getOrDefault(name, 1_000) / 1_000.0;
    }
}
