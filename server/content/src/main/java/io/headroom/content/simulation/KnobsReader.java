package io.headroom.content.simulation;

import io.headroom.content.binding.Template;
import io.headroom.content.binding.Turnable;
import io.headroom.content.document.Located;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what may be turned when a front is searched. */
final class KnobsReader {
    private static final int MOST_KNOBS = 16;
    private static final int MOST_VALUES = 1_000;
    private static final double FLOOR = 0.9;
    private static final double TARGET = 0.99;

    private final Reading reading;

    private final Template template;

    KnobsReader(Reading reading, Template template) {
        this.reading = reading;
        this.template = template;
    }

    /** The knobs and what counts; null when there are none. */
    Experiment.@Nullable Search read(@Nullable Located knobsAt, @Nullable Located scoreAt) {
        List<Experiment.Knob> knobs = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Located item : knobsAt == null ? List.<Located>of() : reading.items(knobsAt)) {
            Experiment.Knob knob = knob(item);
            if (!paths.add(knob.path())) {
                reading.refuse(item.at("path"), "a path that no other knob has");
            }
            knobs.add(knob);
        }
        if (knobs.size() > MOST_KNOBS && knobsAt != null) {
            reading.refuse(knobsAt, knobs.size() + " knobs", "at most " + MOST_KNOBS);
        }
        double floor = FLOOR;
        double target = TARGET;
        if (scoreAt != null) {
            Mapping is = new Mapping(reading, scoreAt);
            floor = is.number("floor", 0, 1, FLOOR);
            target = is.number("target", 0, 1, TARGET);
            is.optional("goldStar");
            is.done();
            if (!(target > floor)) {
                reading.refuse(
                        scoreAt, "floor " + floor + ", target " + target, "a target above floor");
            }
        }
        return knobs.isEmpty() ? null : new Experiment.Search(knobs, floor, target);
    }

    private Experiment.Knob knob(Located at) {
        Mapping is = new Mapping(reading, at);
        Located id = is.optional("id");
        if (id != null) {
            return turnable(is, id);
        }
        String path = is.text("path");
        Located listed = is.optional("values");
        List<String> values = new ArrayList<>();
        if (listed != null) {
            for (Located value : reading.items(listed)) {
                values.add(value.node().isValueNode() ? value.text() : value.node().toString());
            }
        } else {
            values.addAll(steps(is, at));
        }
        is.done();
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            reading.refuse(at, values.size() + " values", "1 to " + MOST_VALUES + " values");
        }
        return new Experiment.Knob(path, values);
    }

    /** Its values were read when the file was. */
    private Experiment.Knob turnable(Mapping is, Located id) {
        for (String field : List.of("values", "from", "to", "step", "choices")) {
            is.optional(field);
        }
        is.text("unit", "");
        is.count("divisor", 1, 1_000_000_000, 1);
        is.done();
        Turnable knob = template.knob(id.text());
        return new Experiment.Knob(id.text(), knob == null ? List.of() : knob.values());
    }

    /** From the first to the last by equal steps, or by a factor. */
    private List<String> steps(Mapping is, Located at) {
        double from = is.number("from", -1e12, 1e12);
        double to = is.number("to", -1e12, 1e12);
        double factor = is.number("factor", 1, 1e6, 1);
        double step = is.number("step", 0, 1e12, 1);
        List<String> values = new ArrayList<>();
        boolean grows = factor > 1 ? from > 0 : step > 0;
        if (!grows || to < from) {
            reading.refuse(at, "values, or from, to and a step above 0 or a factor above 1");
            return List.of("");
        }
        BigDecimal value = BigDecimal.valueOf(from);
        while (value.doubleValue() <= to && values.size() <= MOST_VALUES) {
            values.add(value.stripTrailingZeros().toPlainString());
            value =
                    factor > 1
                            ? value.multiply(BigDecimal.valueOf(factor))
                            : value.add(BigDecimal.valueOf(step));
        }
        return values;
    }
}
