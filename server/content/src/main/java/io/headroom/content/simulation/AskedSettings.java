package io.headroom.content.simulation;

import io.headroom.content.binding.PathOverrides;
import io.headroom.content.binding.Template;
import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Located;
import io.headroom.content.document.Nearest;
import io.headroom.content.document.Problem;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks of a file: values for its knobs and conditions, and values in the
 * place of others.
 *
 * @param byPointer the values that stand in the place of others, by pointer
 */
record AskedSettings(
        Map<String, String> knobs, Map<String, String> conditions, Map<String, String> byPointer) {
    private static final String NUMBER = "[+-]?[0-9]{1,15}(?:\\.[0-9]{1,15})?";

    /** Puts values in the place of others; what is wrong is noted. */
    static AskedSettings of(
            Located root, List<String> sets, List<String> conditions, List<Problem> problems) {
        Set<String> ids =
                root.at("knobs").items().stream()
                        .map(item -> item.at("id").text())
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toSet());
        Map<String, String> knobs = new LinkedHashMap<>();
        PathOverrides overrides = new PathOverrides(root, problems);
        for (String text : sets) {
            int equals = text.indexOf('=');
            String path = equals < 0 ? "" : text.substring(0, equals).strip();
            if (ids.contains(path)) {
                knobs.put(path, plain(text.substring(equals + 1).strip()));
            } else {
                overrides.apply(text);
            }
        }
        Map<String, String> factors = new LinkedHashMap<>();
        for (String text : conditions) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals).strip();
            factors.put(name, equals < 0 ? "" : text.substring(equals + 1).strip());
        }
        return new AskedSettings(knobs, factors, overrides.byPointer());
    }

    /** A number as knobs list it: 2.0 is 2. */
    private static String plain(String value) {
        return value.matches(NUMBER)
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    /** What is asked of knobs and conditions is possible, or noted. */
    void check(Template template, List<Problem> problems) {
        knobs.forEach(
                (id, value) -> {
                    Turnable knob = template.knob(id);
                    String wrong = knob == null ? null : knob.wrong(value);
                    if (wrong != null) {
                        problems.add(problem("--set " + id + "=" + value, value, wrong));
                    }
                });
        conditions.forEach(
                (name, value) -> {
                    String option = "--condition " + name + "=" + value;
                    if (!template.conditions().contains(name)) {
                        String expected = Nearest.oneOf(name, template.conditions());
                        problems.add(problem(option, "no condition " + name, expected));
                    } else if (!value.matches(NUMBER)) {
                        problems.add(problem(option, value, "a number, such as 0.9"));
                    }
                });
    }

    private static Problem problem(String option, String found, String expected) {
        return Problem.ofFile(option, found.isEmpty() ? "nothing" : found, expected);
    }

    /** What to bind a description with. */
    Description.Settings settings() {
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        conditions.forEach((name, value) -> factors.put(name, new BigDecimal(value)));
        return new Description.Settings(knobs, factors, null, Storm.Draw.LEAST);
    }
}
