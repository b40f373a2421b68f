package io.headroom.content.binding;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A knob of a file: an id with values, which are numbers that rise or the names of choices, each of
 * which sets whole blocks.
 *
 * @param id what {@code $id} stands for
 * @param values every value it can take, in the order of its screen
 * @param choices what each named choice says; empty for numbers
 * @param at where it stands
 */
public record Turnable(String id, List<String> values, Map<String, Located> choices, Located at) {
    private static final int MOST_VALUES = 1_000;

    /** Keeps its own copies. */
    public Turnable {
        values = List.copyOf(values);
        choices = Map.copyOf(choices);
    }

    /** Whether its values are names. */
    public boolean named() {
        return !choices.isEmpty();
    }

    /** What is wrong with a value; null when the knob has it. */
    public @Nullable String wrong(String value) {
        if (values.contains(value)) {
            return null;
        }
        if (named()) {
            return Nearest.oneOf(value, values);
        }
        return values.size() <= 12
                ? "one of " + values
                : "one of the %d values from %s to %s"
                        .formatted(values.size(), values.getFirst(), values.getLast());
    }

    /** The knobs of a list that have an id. */
    static List<Turnable> in(Located list, List<Problem> problems) {
        List<Turnable> knobs = new ArrayList<>();
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        for (Located item : list.items()) {
            if (!item.has("id")) {
                continue;
            }
            String id = item.at("id").text();
            if (!id.matches(Template.NAME)) {
                problems.add(item.at("id").problem("a word of letters and digits"));
            } else if (!ids.add(id)) {
                problems.add(item.at("id").problem("an id that no other knob has"));
            } else {
                knobs.add(knob(id, item, problems));
            }
        }
        return knobs;
    }

    private static Turnable knob(String id, Located at, List<Problem> problems) {
        Located choices = at.at("choices");
        if (!choices.node().isMissingNode()) {
            Map<String, Located> said = new LinkedHashMap<>();
            choices.fields().forEach(name -> said.put(name, choices.at(name)));
            if (said.size() < 2 || at.has("values")) {
                problems.add(choices.problem("two choices or more, and no values beside them"));
            }
            return new Turnable(id, choices.fields(), said, at);
        }
        List<String> values = new ArrayList<>();
        Located listed = at.at("values");
        if (listed.node().isArray()) {
            listed.items().forEach(item -> values.add(number(item, problems).toPlainString()));
        } else {
            Located steps = listed.node().isObject() ? listed : at;
            values.addAll(steps(steps, problems));
        }
        for (int i = 1; i < values.size(); i++) {
            if (new BigDecimal(values.get(i)).compareTo(new BigDecimal(values.get(i - 1))) <= 0) {
                problems.add(listed.problem("values that rise"));
                break;
            }
        }
        if (values.isEmpty()) {
            problems.add(listed.problem("a list of values, or from, to and step"));
            values.add("0");
        }
        return new Turnable(id, values, Map.of(), at);
    }

    private static List<String> steps(Located at, List<Problem> problems) {
        List<String> values = new ArrayList<>();
        if (!at.has("from") || !at.has("to")) {
            return values;
        }
        BigDecimal from = number(at.at("from"), problems);
        BigDecimal to = number(at.at("to"), problems);
        BigDecimal step = at.has("step") ? number(at.at("step"), problems) : BigDecimal.ONE;
        boolean whole =
                step.signum() > 0
                        && to.compareTo(from) > 0
                        && to.subtract(from).remainder(step).signum() == 0
                        && to.subtract(from).compareTo(step.multiply(most())) < 0;
        if (!whole) {
            String expected = "a 'to' that lies a whole number of steps above 'from', fewer than ";
            problems.add(at.problem(expected + MOST_VALUES));
            return List.of(from.toPlainString());
        }
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value.toPlainString());
        }
        return values;
    }

    private static BigDecimal most() {
        return BigDecimal.valueOf(MOST_VALUES);
    }

    private static BigDecimal number(Located at, List<Problem> problems) {
        JsonNode node = at.node();
        boolean usable = node.isNumber() && Math.abs(node.asDouble()) <= 1e15;
        if (!usable) {
            problems.add(at.problem("a number from -1e15 to 1e15"));
            return BigDecimal.ZERO;
        }
        BigDecimal number = node.decimalValue().stripTrailingZeros();
        return number.scale() > 12 ? BigDecimal.ZERO : number;
    }
}
