package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.WordKinds;
import io.headroom.game.measure.Instruments;
import io.headroom.game.scenario.Condition;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
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
                    "permits",
                    "pool",
                    "replicas",
                    "fork",
                    "sync",
                    "cascade",
                    "hedge",
                    "tied",
                    "retry");

    /** What a knob, a derived value or a condition may be called. */
    static final String NAME = "[A-Za-z][A-Za-z0-9]*";

    /** The same, as a whole text. */
    static final String NAME_FORM = "^" + NAME + "$";

    /** A name of a knob. */
    static final Kind<String> NAMED = WordKinds.form(NAME_FORM, "a word of letters and digits");

    private final Located root;
    private final List<Turnable> turnables;
    private final Map<String, Daily> par;
    private final Map<String, List<String>> overbuild;
    private final Map<String, List<String>> frontierGrid;
    private final Map<String, Map<String, Daily>> starts = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> archetypes;
    private final List<Exemption> exempt;
    private final Instruments measures;
    private final @Nullable Asking challenge;
    private final Map<String, Derived> let;
    private final Map<String, Drawn> conditions;
    private final Map<String, Derived> never;

    /** What a document says of settings; what is wrong with that is noted. */
    public Template(Located root, List<Problem> problems) {
        this.root = root;
        int before = problems.size();
        Reading reading = new Reading(problems);
        KnownNames names = reading.keep(KnownNames.class, new KnownNames());
        SettingRows fields = new SettingRows(new RowList());
        turnables = List.copyOf(or(fields.knobs().in(reading, root), List.of()));
        for (Located knob : root.at(fields.knobs().name()).items()) {
            name(knob, names);
        }
        // What is said for knobs that are wrong themselves is not told as well.
        List<Problem> ofKnobs = problems.size() == before ? problems : new ArrayList<>();
        conditions = or(fields.conditions().in(reading, root), Map.of());
        KnobSettings settings = new KnobSettings(knobs(), conditions, ofKnobs);
        par = settings.values(or(fields.par().in(reading, root), Map.of()));
        overbuild = settings.lists(or(fields.overbuild().in(reading, root), Map.of()));
        frontierGrid = settings.lists(or(fields.frontierGrid().in(reading, root), Map.of()));
        or(fields.starts().in(reading, root), Map.<String, Map<String, Daily>>of())
                .forEach((name, said) -> starts.put(name, settings.values(said)));
        archetypes = or(fields.archetypes().in(reading, root), Map.of());
        archetypes.keySet().forEach(each -> settings.requireKnown(archetypeAt(each)));
        exempt = or(fields.exempt().in(reading, root), List.of());
        challenge = fields.challenge().in(reading, root);
        measures = or(fields.measures().in(reading, root), Instruments.USUAL);
        let = or(fields.let().in(reading, root), Map.of());
        never = or(fields.never().in(reading, root), Map.of());
        if (problems.size() == before) {
            new Uses(root, let).requireAll(knobs(), names, reading);
        }
    }

    /** A knob names something even where it is wrong, so that this is told once. */
    private static void name(Located knob, KnownNames names) {
        String id = knob.at("id").text();
        Located choices = knob.at("choices");
        if (!knob.has("choices")) {
            names.add(id);
        }
        for (String choice : choices.fields()) {
            choices.at(choice).fields().forEach(field -> names.add(id + "." + field));
        }
    }

    private static <T> T or(@Nullable T read, T otherwise) {
        return read == null ? otherwise : read;
    }

    /** A value of a knob, as it is listed. */
    static String said(Located at) {
        return at.node().isNumber()
                ? at.node().decimalValue().stripTrailingZeros().toPlainString()
                : at.text();
    }

    /** The knobs with an id, in the order of the file. */
    public List<Turnable> knobs() {
        return turnables.stream().filter(Turnable::hasId).toList();
    }

    /** Everything that may be turned, in the order of the file. */
    public List<Turnable> turnables() {
        return turnables;
    }

    /** The knob with an id; null when there is none. */
    public @Nullable Turnable knob(String id) {
        return knobs().stream().filter(knob -> knob.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * Says that a rule of the author forbids settings.
     *
     * @param factors of conditions, by name
     */
    public Problem forbidden(
            String rule, Map<String, String> settings, Map<String, BigDecimal> factors) {
        Map<String, String> all = new TreeMap<>();
        knobs().forEach(knob -> all.put(knob.id(), otherwise(knob, factors)));
        all.putAll(settings);
        Located at = root.at("never").at(rule);
        return at.problem(all + ", which never go together", "not " + at.text());
    }

    /** The names of the conditions. */
    public List<String> conditions() {
        return List.copyOf(conditions.keySet());
    }

    /** The conditions, as each game draws them. */
    public List<Condition> drawn() {
        List<Condition> drawn = new ArrayList<>();
        conditions.forEach((name, each) -> drawn.add(each.named(name)));
        return drawn;
    }

    /**
     * What it says that it sets out with, by knob.
     *
     * @param factors of conditions, by name; 1 where none is given
     */
    public Map<String, String> par(Map<String, BigDecimal> factors) {
        return on(par, factors);
    }

    /** What a knob stands at where nothing is set: at par, or at its first value. */
    private String otherwise(Turnable knob, Map<String, BigDecimal> factors) {
        Daily said = par.get(knob.id());
        return said == null ? knob.values().getFirst() : said.on(knob, factors);
    }

    private Map<String, String> on(Map<String, Daily> said, Map<String, BigDecimal> factors) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Turnable knob : knobs()) {
            Daily own = said.get(knob.id());
            if (own != null) {
                values.put(knob.id(), own.on(knob, factors));
            }
        }
        return values;
    }

    /** What meets the objective by money alone: by knob the values that are tried. */
    public Map<String, List<String>> overbuild() {
        return overbuild;
    }

    /** Values whose combinations are tried, by knob. */
    public Map<String, List<String>> frontierGrid() {
        return frontierGrid;
    }

    /** The names of other settings to set out from, in the order of the file. */
    public List<String> starts() {
        return List.copyOf(starts.keySet());
    }

    /**
     * What a start says, by knob, where it says something.
     *
     * @param name of the start
     * @param factors of conditions, by name; 1 where none is given
     */
    public Map<String, String> start(String name, Map<String, BigDecimal> factors) {
        return on(starts.getOrDefault(name, Map.of()), factors);
    }

    /** Rules of balance that need not hold. */
    public List<Exemption> exempt() {
        return exempt;
    }

    /** Steps by knob of each archetype, in the order of the file. */
    public Map<String, Map<String, Long>> archetypes() {
        return archetypes;
    }

    private Located archetypeAt(String name) {
        return root.at("archetypes").at(name);
    }

    /** What a critic asks; null where nobody does. */
    public @Nullable Asking challenge() {
        return challenge;
    }

    /** The figures that screens show. */
    public Instruments measures() {
        return measures;
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
        for (Turnable knob : knobs()) {
            String value = settings.getOrDefault(knob.id(), otherwise(knob, factors));
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
