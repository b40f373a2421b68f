package io.headroom.content.mission;

import io.headroom.content.binding.Expression;
import io.headroom.content.binding.PathOverrides;
import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.SimulationRun;
import io.headroom.content.simulation.Traces;
import io.headroom.content.simulation.Watching;
import io.headroom.game.chance.Seeds;
import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Measured;
import io.headroom.game.measure.Measures;
import io.headroom.game.scenario.LockQuestion;
import io.headroom.game.scenario.LockSystems;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a lock and computes its answer: named simulations, expressions over what they measure, and
 * choices that are conditions on these, of which exactly one must hold, clearly.
 */
final class LockReader {
    /** Two sides of a comparison must be so many times apart, or the question hangs on chance. */
    private static final BigDecimal CLEAR_FACTOR = new BigDecimal("1.25");

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final Pattern FIGURE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]*)}");

    /** What simulations came to, by the hash of the content and the name. */
    private static final Map<String, Figures> KEPT = new ConcurrentHashMap<>();

    private final ContentFiles files;
    private final List<Problem> problems;
    private final long draw;
    private final @Nullable LockFigures packed;

    LockReader(ContentFiles files, List<Problem> problems) {
        this(files, problems, 0, null);
    }

    /** One for files that this program carries, which were simulated when it was built. */
    static LockReader ofPacked(ContentFiles files, List<Problem> problems) {
        return new LockReader(files, problems, 0, LockFigures.packed());
    }

    /**
     * One whose simulations meet other traffic.
     *
     * @param draw 0 for the seeds that the file says
     */
    LockReader(ContentFiles files, List<Problem> problems, long draw) {
        this(files, problems, draw, null);
    }

    private LockReader(
            ContentFiles files, List<Problem> problems, long draw, @Nullable LockFigures packed) {
        this.files = files;
        this.problems = problems;
        this.draw = draw;
        this.packed = packed;
    }

    /** The question with its computed answer; what is wrong with it is noted. */
    LockQuestion read(MissionRows.Lock lock, Texts texts) {
        Map<String, Figures> measured = measured(lock);
        Worked figures = new Worked(measured);
        lock.let().forEach(figures::let);
        Texts words = texts.part("choices");
        List<String> ids = lock.choices().stream().map(MissionRows.Choice::id).toList();
        words.requireOnly(ids, "choice");
        List<String> right =
                lock.choices().stream()
                        .filter(choice -> figures.holds(choice.when()))
                        .map(MissionRows.Choice::id)
                        .toList();
        if (right.size() != 1 && !measured.isEmpty()) {
            String found = right.isEmpty() ? "no choice that holds" : right + ", which all hold";
            problems.add(lock.at().at("choices").problem(found + figures.told(), "exactly one"));
        }
        return new LockQuestion(
                texts.text("opening"),
                texts.text("question"),
                ids.stream().map(words::text).toList(),
                right.isEmpty() ? 0 : ids.lastIndexOf(right.getLast()),
                lock.ordered(),
                explanation(texts, figures),
                systems(lock, texts, measured, figures.asked()));
    }

    /**
     * What was simulated, by the measures that anything is asked or said of.
     *
     * @param asked names of these
     */
    private static LockSystems systems(
            MissionRows.Lock lock, Texts texts, Map<String, Figures> measured, Set<String> asked) {
        Texts words = texts.has("systems") ? texts.part("systems") : null;
        if (words != null) {
            words.requireOnly(lock.simulations().keySet(), "simulation");
        }
        List<Measure> measures =
                Measures.all().stream().filter(measure -> asked.contains(measure.name())).toList();
        List<LockSystems.LockSystem> systems = new ArrayList<>();
        measured.forEach(
                (name, figures) ->
                        systems.add(
                                new LockSystems.LockSystem(
                                        words == null ? name : words.text(name),
                                        some(figures, measures))));
        return new LockSystems(measures, systems);
    }

    /** Some of the figures, in the order of the measures. */
    private static Figures some(Figures all, List<Measure> measures) {
        Map<String, Double> some = new LinkedHashMap<>();
        for (Measure measure : measures) {
            Double value = all.values().get(measure.name());
            if (value != null) {
                some.put(measure.name(), value);
            }
        }
        return new Figures(some);
    }

    /** What the systems came to when this program was built, or come to now. */
    private Map<String, Figures> measured(MissionRows.Lock lock) {
        Map<String, Figures> known = packed == null ? null : packed.of(lock);
        return known == null ? simulate(lock) : known;
    }

    /** Simulates what is named; nothing when something cannot be simulated. */
    Map<String, Figures> simulate(MissionRows.Lock lock) {
        int noted = problems.size();
        Map<String, Located> systems = new LinkedHashMap<>();
        Map<String, Experiment> experiments = new LinkedHashMap<>();
        Traces traces = new Traces(files::bytes);
        for (Map.Entry<String, Located> said : lock.simulations().entrySet()) {
            String name = said.getKey();
            Located system = system(said.getValue(), systems);
            systems.put(name, system);
            Description.Read read =
                    new Description(system, traces, problems).read(Description.Settings.WRITTEN);
            problems.addAll(read.problems());
            if (read.experiment() != null) {
                experiments.put(name, read.experiment());
            }
        }
        if (problems.size() > noted) {
            return Map.of();
        }
        String hash = files.hash() + lock.at().file() + draw;
        Map<String, Figures> measured = new LinkedHashMap<>();
        experiments.forEach(
                (name, experiment) ->
                        measured.put(
                                name, KEPT.computeIfAbsent(hash + name, each -> run(experiment))));
        return measured;
    }

    private Figures run(Experiment experiment) {
        Experiment drawn =
                draw == 0
                        ? experiment
                        : experiment.withSeed(Seeds.derive(experiment.seed(), "draw", draw));
        return Figures.of(
                Measures.all(), Measured.of(SimulationRun.one(drawn, new Watching()).measured()));
    }

    /** A whole system, or one that is like another but for what it sets. */
    private Located system(Located at, Map<String, Located> systems) {
        if (!at.has("like")) {
            return at;
        }
        Located base = systems.get(at.at("like").text());
        if (base == null) {
            problems.add(
                    at.at("like").problem(Nearest.oneOf(at.at("like").text(), systems.keySet())));
            return at;
        }
        return PathOverrides.with(base, at.at("set"), problems);
    }

    private String explanation(Texts texts, Worked figures) {
        String text = texts.text("explanation");
        Matcher matcher = FIGURE.matcher(text);
        String shown = matcher.replaceAll(each -> figures.shown(each.group(1)));
        Located place = texts.place();
        if (place != null && !figures.isEmpty()) {
            Located at = place.at("explanation");
            if (shown.contains("{")) {
                problems.add(at.problem("{NAME.MEASURE} or {NAME}, one of " + figures.names()));
            } else if (shown.length() > TextRows.MOST_EXPLAINED) {
                String found = shown.length() + " characters, with its figures";
                problems.add(at.problem(found, TextRows.MOST_EXPLAINED + " characters at most"));
            }
        }
        return shown;
    }

    /** A number and its unit stay on one line. */
    private static String duration(double millis) {
        return millis < MILLIS_PER_SECOND
                ? String.format(Locale.ROOT, "%.1f\u00a0ms", millis)
                : String.format(Locale.ROOT, "%.1f\u00a0s", millis / MILLIS_PER_SECOND);
    }

    /** A number of three digits. */
    private static String plain(double is) {
        return String.format(Locale.ROOT, Math.abs(is) >= 100 ? "%.0f" : "%.3g", is);
    }

    /** What was measured, and what is made of it. */
    private final class Worked implements Expression.Names {
        private final Map<String, BigDecimal> values = new LinkedHashMap<>();
        private final Map<String, String> shown = new LinkedHashMap<>();
        private final Set<String> asked = new HashSet<>();
        private boolean clear = true;

        Worked(Map<String, Figures> measured) {
            measured.forEach(
                    (name, figures) ->
                            Measures.all().forEach(measure -> put(name, measure, figures)));
        }

        /** What there is none of counts as 0. */
        private void put(String name, Measure measure, Figures figures) {
            String full = name + "." + measure.name();
            double measured = figures.values().getOrDefault(measure.name(), 0.0);
            double value = Double.isFinite(measured) ? measured : 0;
            values.put(full, BigDecimal.valueOf(value));
            shown.put(full, measure.unit().equals("ms") ? duration(value) : plain(value));
        }

        /** The measures that anything was asked or said of so far. */
        Set<String> asked() {
            return asked;
        }

        private void ask(String name) {
            asked.add(name.substring(name.lastIndexOf('.') + 1));
        }

        boolean isEmpty() {
            return values.isEmpty();
        }

        Set<String> names() {
            return new TreeSet<>(values.keySet());
        }

        void let(String name, Located at) {
            BigDecimal value = value(at);
            values.put(name, value);
            shown.put(name, plain(value.doubleValue()));
        }

        /** Whether a condition holds; one that hangs on chance is noted. */
        boolean holds(Located at) {
            clear = true;
            boolean holds = value(at).signum() != 0;
            if (!clear) {
                String found = at.shown() + ", of figures less than 25 % apart" + told();
                problems.add(at.problem(found, "a question with a clear answer"));
            }
            return holds;
        }

        private BigDecimal value(Located at) {
            if (isEmpty()) {
                return BigDecimal.ZERO;
            }
            try {
                Expression expression = Expression.parse(at.text());
                for (String name : expression.names()) {
                    if (!values.containsKey(name)) {
                        problems.add(at.problem("the name " + name, "one of " + names()));
                        return BigDecimal.ZERO;
                    }
                }
                return expression.value(this);
            } catch (Expression.Undefined e) {
                problems.add(at.problem(e.expected()));
                return BigDecimal.ZERO;
            }
        }

        @Override
        public BigDecimal of(String name) {
            ask(name);
            return values.getOrDefault(name, BigDecimal.ZERO);
        }

        @Override
        public void compared(BigDecimal one, BigDecimal other) {
            BigDecimal least = one.abs().min(other.abs());
            BigDecimal most = one.abs().max(other.abs());
            clear &=
                    one.signum() != other.signum()
                            || most.compareTo(least.multiply(CLEAR_FACTOR)) >= 0;
        }

        String shown(String name) {
            ask(name);
            return shown.getOrDefault(name, "{" + name + "}");
        }

        /** The figures that are derived, for whoever must find out why nothing holds. */
        String told() {
            List<String> told = new ArrayList<>();
            shown.forEach(
                    (name, value) -> {
                        if (!name.contains(".")) {
                            told.add(name + " " + value);
                        }
                    });
            return told.isEmpty() ? "" : " (" + String.join(", ", told) + ")";
        }
    }
}
