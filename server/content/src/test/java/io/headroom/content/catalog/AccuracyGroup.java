package io.headroom.content.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured points of one stack and what the model says of each. */
final class AccuracyGroup {
    private final String stack;
    private final String points;
    private final List<Double> errors = new ArrayList<>();

    AccuracyGroup(String stack, String points) {
        this.stack = stack;
        this.points = points;
    }

    /** Takes down a point and prints it. */
    void add(String point, double measured, double modelled) {
        double error = modelled / measured - 1;
        errors.add(error);
        System.out.printf(
                Locale.ROOT,
                "%s, %s | %s | measured %.2f | model %.2f | %+.1f %%%n",
                stack,
                points,
                point,
                measured,
                modelled,
                100 * error);
    }

    double median() {
        List<Double> sorted = errors.stream().map(Math::abs).sorted().toList();
        int middle = sorted.size() / 2;
        return (sorted.get(middle) + sorted.get((sorted.size() - 1) / 2)) / 2;
    }

    double worst() {
        double worst = 0;
        for (double error : errors) {
            worst = Math.abs(error) > Math.abs(worst) ? error : worst;
        }
        return worst;
    }

    /** Its line in the manual's table; the worst error has its sign. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %d | %.0f %% | %+.0f %% |",
                stack,
                points,
                errors.size(),
                100 * median(),
                100 * worst());
    }

    /** Holds it to bands, so that a constant that moves is seen. */
    AccuracyGroup holds(double medianAtMost, double worstAtMost) {
        assertThat(median()).as("median of " + row()).isLessThanOrEqualTo(medianAtMost);
        assertThat(Math.abs(worst())).as("worst of " + row()).isLessThanOrEqualTo(worstAtMost);
        return this;
    }

    /** Rows of a table of points, without its head. */
    static List<String[]> cells(String name) throws IOException {
        try (InputStream in = AccuracyGroup.class.getResourceAsStream(name)) {
            String text =
                    new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
