package io.headroom.content.mission;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.EngineWords;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.document.TraceReader;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.scenario.SystemPlanner;
import io.headroom.simulator.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a lock and computes its answer: the stated system before and after a change is simulated at
 * each of the stated rates, and the rates at which the mean time in system gets shorter must be
 * what exactly one choice says.
 */
final class LockReader {
    /** A mean must change by this factor, or the question would hang on chance. */
    private static final double CLEAR_FACTOR = 1.25;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final KnobId RATE = new KnobId("rate");

    private final ContentFiles files;
    private final List<Problem> problems;

    LockReader(ContentFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The question with its computed answer; what is wrong with it is noted. */
    LockQuestion read(Located at) {
        List<String> choices = new ArrayList<>();
        for (Located choice : at.at("choices").items()) {
            choices.add(choice.at("text").sentence());
        }
        List<Comparison> compared = compare(at.at("comparison"));
        return new LockQuestion(
                at.at("opening").sentence(),
                at.at("question").sentence(),
                choices,
                answer(at, compared),
                explanation(at.at("explanation"), compared));
    }

    /** Mean times in system at a rate. */
    private record Comparison(long rate, double beforeMillis, double afterMillis) {
        boolean shorter() {
            return afterMillis < beforeMillis;
        }

        boolean clear() {
            double most = Math.max(beforeMillis, afterMillis);
            return most >= CLEAR_FACTOR * Math.min(beforeMillis, afterMillis);
        }
    }

    /** Simulates both systems at all rates; nothing when they cannot be simulated. */
    private List<Comparison> compare(Located at) {
        int noted = problems.size();
        List<Long> rates =
                at.at("ratesPerSecond").items().stream().map(Located::longInteger).toList();
        Knob rate = new Knob(RATE, "", "", "", 1, rates);
        AmountReader amounts = new AmountReader(List.of(rate), List.of(), problems);
        SystemReader systems = new SystemReader(amounts, new TraceReader(files, problems));
        SystemPlanner before = systems.read(at.at("before"));
        SystemPlanner after = systems.read(at.at("after"));
        if (problems.size() > noted) {
            return List.of();
        }
        long seed = at.at("seed").longInteger();
        long durationNanos = at.at("simulatedSeconds").longInteger() * SECOND_NANOS;
        List<Comparison> compared = new ArrayList<>();
        try {
            for (long each : rates) {
                double beforeMillis = meanMillis(before, each, durationNanos, seed);
                double afterMillis = meanMillis(after, each, durationNanos, seed);
                compared.add(new Comparison(each, beforeMillis, afterMillis));
            }
        } catch (IllegalArgumentException e) {
            EngineWords.Told told = EngineWords.inTrack(at, e);
            problems.add(told.at().problem(told.found(), told.expected()));
        }
        return compared;
    }

    private static double meanMillis(
            SystemPlanner planner, long rate, long durationNanos, long seed) {
        Configuration configuration = new Configuration(new TreeMap<>(Map.of(RATE, rate)));
        Conditions conditions = new Conditions(new TreeMap<>());
        Simulation simulation =
                Simulation.start(planner.plan(configuration, conditions, durationNanos), seed);
        simulation.drain();
        return simulation.measure().meanTimeInSystemNanos() / Amount.NANOS_PER_MILLI;
    }

    private int answer(Located at, List<Comparison> compared) {
        SortedMap<Long, Boolean> unclear = new TreeMap<>();
        TreeSet<Long> shorter = new TreeSet<>();
        for (Comparison each : compared) {
            if (!each.clear()) {
                unclear.put(each.rate(), each.shorter());
            }
            if (each.shorter()) {
                shorter.add(each.rate());
            }
        }
        if (!unclear.isEmpty()) {
            String found = "means less than 25 % apart at " + unclear.keySet() + " per second";
            problems.add(at.at("comparison").problem(found, "a question with a clear answer"));
        }
        List<Integer> right = new ArrayList<>();
        List<Located> choices = at.at("choices").items();
        for (int i = 0; i < choices.size(); i++) {
            TreeSet<Long> says = new TreeSet<>();
            choices.get(i).at("shorterAt").items().forEach(rate -> says.add(rate.longInteger()));
            if (says.equals(shorter)) {
                right.add(i);
            }
        }
        if (!compared.isEmpty() && right.size() != 1) {
            String found = right.size() + " choices that say so";
            String expected = "one choice with the computed answer, shorter at " + shorter;
            problems.add(at.at("choices").problem(found, expected));
        }
        return right.isEmpty() ? 0 : right.getFirst();
    }

    /** The explanation with {@code {before 50}} and the like replaced by computed times. */
    private String explanation(Located at, List<Comparison> compared) {
        String text = at.sentence();
        for (Comparison each : compared) {
            text = text.replace("{before " + each.rate() + "}", shown(each.beforeMillis()));
            text = text.replace("{after " + each.rate() + "}", shown(each.afterMillis()));
        }
        if (!compared.isEmpty() && text.contains("{")) {
            problems.add(at.problem("{before RATE} and {after RATE} for the stated rates only"));
        }
        return text;
    }

    /** A number and its unit stay on one line. */
    private static String shown(double millis) {
        return millis < MILLIS_PER_SECOND
                ? String.format(Locale.ROOT, "%.1f\u00a0ms", millis)
                : String.format(Locale.ROOT, "%.1f\u00a0s", millis / MILLIS_PER_SECOND);
    }
}
