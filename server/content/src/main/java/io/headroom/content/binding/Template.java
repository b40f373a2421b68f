package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A description that settings move: its {@code knobs} with an id, the derived values of its {@code
 * let}, the fields that its {@code conditions} multiply, and what {@code never} goes together.
 * Immutable; binding is pure.
 *
 * <p>{@code $name} stands for a knob, a derived value or what a choice says, wherever a value does,
 * with a unit behind it or without: {@code $window ms}. A field that a choice says is {@code null}
 * is left out.
 */
public final class Template {
    /** The fields that say what a stage is; their value is its name. */
    public static final List<String> STAGES =
            List.of(
                    "station",
                    "sharing",
                    "delay",
                    "engine",
                    "link",
                    "gate",
                    "replicas",
                    "fork",
                    "sync",
                    "cascade",
                    "hedge",
                    "tied",
                    "retry");

    /** What a knob, a derived value or a condition may be called. */
    static final String NAME = "[A-Za-z][A-Za-z0-9]*";

    /** Fields that are a game's, or that binding uses up. */
    static final Set<String> USED_UP =
            Set.of(
                    "let",
                    "conditions",
                    "never",
                    "par",
                    "overbuild",
                    "frontierGrid",
                    "archetypes",
                    "measures");

    private final Located root;
    private final List<Turnable> knobs;
    private final Map<String, String> par = new LinkedHashMap<>();
    private final Map<String, Derived> let = new LinkedHashMap<>();
    private final Map<String, List<Located>> conditions = new LinkedHashMap<>();
    private final Map<String, Derived> never = new LinkedHashMap<>();

    /** What a document says of settings; what is wrong with that is noted. */
    public Template(Located root, List<Problem> problems) {
        this.root = root;
        knobs = List.copyOf(Turnable.in(root.at("knobs"), problems));
        readPar(problems);
        Set<String> names = readNames(problems);
        for (String name : fields(root.at("let"), "names and what they stand for", problems)) {
            Located at = root.at("let").at(name);
            let.put(name, Derived.of(at, names, problems));
            define(name, at, names, problems);
        }
        for (String name : fields(root.at("never"), "names of what cannot be", problems)) {
            never.put(name, Derived.of(root.at("never").at(name), names, problems));
        }
    }

    private void readPar(List<Problem> problems) {
        Located written = root.at("par");
        for (Turnable knob : knobs) {
            par.put(knob.id(), knob.values().getFirst());
        }
        for (String field : fields(written, "a value for each knob", problems)) {
            if (par.containsKey(field)) {
                par.put(field, said(written.at(field)));
            }
        }
    }

    /** A value of a knob, as it is listed. */
    public static String said(Located at) {
        return at.node().isNumber()
                ? at.node().decimalValue().stripTrailingZeros().toPlainString()
                : at.text();
    }

    private Set<String> readNames(List<Problem> problems) {
        Set<String> names = new HashSet<>();
        for (Turnable knob : knobs) {
            if (!knob.named()) {
                names.add(knob.id());
            }
            for (Located choice : knob.choices().values()) {
                for (String field : fields(choice, "what the choice sets", problems)) {
                    names.add(knob.id() + "." + field);
                }
            }
        }
        Located written = root.at("conditions");
        for (String name : fields(written, "names and the fields they multiply", problems)) {
            define(name, written.at(name), names, problems);
            if (!written.at(name).node().isArray()) {
                problems.add(written.at(name).problem("a list of fields, such as [cost.busy]"));
            }
            Set<String> paths = new HashSet<>();
            for (Located path : written.at(name).items()) {
                if (!paths.add(path.text())) {
                    problems.add(path.problem("each field once: it would be multiplied twice"));
                }
            }
            conditions.put(name, written.at(name).items());
        }
        return names;
    }

    private static void define(String name, Located at, Set<String> names, List<Problem> problems) {
        if (!name.matches(NAME)) {
            problems.add(at.problem(name, "a name of letters and digits"));
        } else if (!names.add(name)) {
            problems.add(at.problem(name, "a name that nothing else has"));
        }
    }

    private static List<String> fields(Located at, String expected, List<Problem> problems) {
        if (!at.node().isMissingNode() && !at.node().isObject()) {
            problems.add(at.problem("a mapping of " + expected));
        }
        return at.fields();
    }

    /** The knobs with an id, in the order of the file. */
    public List<Turnable> knobs() {
        return knobs;
    }

    /** The knob with an id; null when there is none. */
    public @Nullable Turnable knob(String id) {
        return knobs.stream().filter(knob -> knob.id().equals(id)).findFirst().orElse(null);
    }

    /** Says that a rule of the author forbids settings. */
    public Problem forbidden(String rule, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(par);
        all.putAll(settings);
        Located at = root.at("never").at(rule);
        return at.problem(all + ", which never go together", "not " + at.text());
    }

    /** The names of the conditions. */
    public List<String> conditions() {
        return List.copyOf(conditions.keySet());
    }

    /** The values that the file sets out with: those of {@code par}, or the first of each knob. */
    public Map<String, String> par() {
        return Map.copyOf(par);
    }

    /**
     * The description under settings; what is wrong with it then is noted.
     *
     * @param settings values by knob; where none is given the file's own stand
     * @param factors what conditions multiply with, by name; 1 where none is given
     */
    public Bound bind(
            Map<String, String> settings, Map<String, BigDecimal> factors, List<Problem> problems) {
        Binding binding = new Binding(root, problems);
        for (Turnable knob : knobs) {
            String value = settings.getOrDefault(knob.id(), par.getOrDefault(knob.id(), ""));
            binding.turn(knob, value);
        }
        for (String name : conditions.keySet()) {
            binding.define(name, factors.getOrDefault(name, BigDecimal.ONE));
        }
        let.forEach(binding::define);
        String forbidden = null;
        for (Map.Entry<String, Derived> rule : never.entrySet()) {
            if (forbidden == null && binding.holds(rule.getValue())) {
                forbidden = rule.getKey();
            }
        }
        return binding.bound(conditions, factors, forbidden);
    }

    /** A name that is not defined, and what was meant. */
    static Problem unknown(Located at, String name, Set<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(null);
        return at.problem(
                "the name " + name,
                names.isEmpty() ? "no name: nothing is defined" : Nearest.oneOf(name, sorted));
    }
}
