package io.headroom.content.search;

import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.RunResult;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.content.simulation.SimulationRefused;
import io.headroom.content.simulation.SimulationRun;
import io.headroom.content.simulation.Watching;
import io.headroom.game.frontier.Point;
import io.headroom.game.frontier.Trial;
import io.headroom.simulator.SimulatorVersion;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.measure.Measurement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The settings of a simulation's file with {@code knobs}. */
final class SimulationSpace implements FileSpace {
    /** What costs are told by. */
    static final String COST_UNIT = "cost per good unit";

    private static final double NANOS_PER_MILLI = 1e6;

    /** Most settings that are read to find one that can be. */
    private static final int MOST_TRIES = 1_000;

    private final SimulationFile file;
    private final Narrowing given;
    private final Experiment base;
    private final List<SearchKnob> knobs;

    /** Files are read once for each setting; there are as many as a search tries. */
    private final Map<Point, Optional<Experiment>> read = new ConcurrentHashMap<>();

    /**
     * Reads the file once for each value of each knob, all else as in the file, so that a value
     * that cannot be is found before hours of search.
     *
     * @throws SearchRefused when there are no knobs left
     * @throws SimulationRefused when the file is wrong, or no setting of it can be
     */
    SimulationSpace(SimulationFile file, Narrowing given) {
        this.file = file;
        this.given = given;
        base = thatCanBe();
        if (base.search() == null) {
            throw new SearchRefused(
                    file.name()
                            + ": found no knobs, expected a list of what may be turned, such as"
                            + " knobs: [ { path: stages.server.servers, from: 1, to: 8 } ]");
        }
        knobs =
                unset(asked().knobs()).stream()
                        .map(knob -> new SearchKnob(knob.path(), knob.values()))
                        .toList();
        if (knobs.isEmpty()) {
            throw new SearchRefused("--set: found all knobs, expected one at least to search");
        }
        for (SearchKnob knob : knobs) {
            for (String value : knob.values()) {
                tried(List.of(knob.name() + "=" + value));
            }
        }
    }

    /**
     * As the file is written or, where that cannot be, with its knobs turned so that it can.
     *
     * @throws SimulationRefused as it is written, when none of an even sample of settings can be
     */
    private Experiment thatCanBe() {
        try {
            return file.experiment(given.sets(), given.conditions());
        } catch (SimulationRefused refused) {
            if (!refused.cannotBe()) {
                throw refused;
            }
            return turned(unset(file.knobs())).orElseThrow(() -> refused);
        }
    }

    /** Those that nothing is given for. */
    private List<Experiment.Knob> unset(List<Experiment.Knob> all) {
        Set<String> set = given.sets().stream().map(Narrowing::name).collect(Collectors.toSet());
        return all.stream().filter(knob -> !set.contains(knob.path())).toList();
    }

    /** The first that can be of all settings, or of so many of them at even distances. */
    private Optional<Experiment> turned(List<Experiment.Knob> turnable) {
        BigInteger all = BigInteger.ONE;
        for (Experiment.Knob knob : turnable) {
            all = all.multiply(BigInteger.valueOf(knob.values().size()));
        }
        BigInteger tries = all.min(BigInteger.valueOf(MOST_TRIES));
        for (long one = 0; one < tries.longValueExact(); one++) {
            List<String> settings = new ArrayList<>();
            BigInteger left = all.multiply(BigInteger.valueOf(one)).divide(tries);
            for (Experiment.Knob knob : turnable) {
                BigInteger[] digit =
                        left.divideAndRemainder(BigInteger.valueOf(knob.values().size()));
                settings.add(knob.path() + "=" + knob.values().get(digit[1].intValueExact()));
                left = digit[0];
            }
            Optional<Experiment> can = tried(settings);
            if (can.isPresent()) {
                return can;
            }
        }
        return Optional.empty();
    }

    private Experiment.Search asked() {
        Experiment.Search search = base.search();
        if (search == null) {
            throw new IllegalStateException("no knobs");
        }
        return search;
    }

    @Override
    public String title() {
        return base.title().isEmpty() ? file.name() : base.title();
    }

    @Override
    public String fingerprint() {
        return file.hash() + " engine " + SimulatorVersion.SIMULATOR_VERSION + given.mark();
    }

    @Override
    public List<SearchKnob> knobs() {
        return knobs;
    }

    @Override
    public Aim aim() {
        return new Aim(asked().floor(), asked().target());
    }

    @Override
    public String costUnit() {
        return COST_UNIT;
    }

    @Override
    public long seed(long search, int number) {
        return Words.next(search + number);
    }

    @Override
    public Trial run(Point point, long seed) {
        Optional<Experiment> experiment = read.computeIfAbsent(point, this::read);
        if (experiment.isEmpty()) {
            return Trial.NOTHING_GOOD;
        }
        RunResult result = SimulationRun.one(experiment.get().withSeed(seed), new Watching());
        Measurement measured = result.measured();
        double p99 =
                measured.completed() == 0
                        ? Double.POSITIVE_INFINITY
                        : measured.completion().p99Nanos() / NANOS_PER_MILLI;
        return new Trial(measured.adherence(), p99, measured.costPerGoodUnit());
    }

    private Optional<Experiment> read(Point point) {
        List<String> settings = new ArrayList<>();
        for (int knob = 0; knob < knobs.size(); knob++) {
            SearchKnob turned = knobs.get(knob);
            settings.add(turned.name() + "=" + turned.values().get(point.places().get(knob)));
        }
        return tried(settings);
    }

    /** What the file says; nothing when it is right, but the settings cannot be together. */
    private Optional<Experiment> tried(List<String> settings) {
        try {
            List<String> all = new ArrayList<>(given.sets());
            all.addAll(settings);
            return Optional.of(file.experiment(all, given.conditions()));
        } catch (SimulationRefused refused) {
            if (refused.cannotBe()) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
