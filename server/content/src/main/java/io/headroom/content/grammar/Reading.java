package io.headroom.content.grammar;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.simulator.bounds.OutOfBounds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Notes what is wrong with values, so that all problems of a file can be told at once, and keeps
 * what values further down refer to.
 */
public final class Reading {
    private final List<Problem> problems;

    /** Texts of the command line that stand in for a value of the file, by its pointer. */
    private final Map<String, String> overrides;

    /** What values came from that settings moved, by their pointer. */
    private final Map<String, String> origins;

    private final Map<Class<?>, Object> kept = new HashMap<>();
    private final List<Problem> findings = new ArrayList<>();
    private int cannotBe;

    /** Reads what settings have moved, and the command line. */
    public Reading(
            List<Problem> problems, Map<String, String> overrides, Map<String, String> origins) {
        this.problems = problems;
        this.overrides = overrides;
        this.origins = origins;
    }

    /** Reads a file as it is. */
    public Reading(List<Problem> problems) {
        this(problems, Map.of(), Map.of());
    }

    /** Keeps something for what is read further down. */
    public <T> T keep(Class<T> type, T what) {
        kept.put(type, what);
        return what;
    }

    /** What has been kept. */
    public <T> T kept(Class<T> type) {
        Object what = kept.get(type);
        if (what == null) {
            throw new IllegalStateException("nobody has kept " + type);
        }
        return type.cast(what);
    }

    /** How many of the problems are that things which can be cannot be together. */
    public int cannotBe() {
        return cannotBe;
    }

    /** All that was wrong so far. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is not wrong, and not what its author can have meant, so far. */
    public List<Problem> findings() {
        return List.copyOf(findings);
    }

    /** Notes what is not wrong, and not what its author can have meant: nobody would feel it. */
    public void find(Located at, String found, String expected) {
        findings.add(placed(at, found, expected));
    }

    /** A value that stands there as it is and should be something else. */
    public void refuse(Located at, String expected) {
        refuse(at, at.shown(), expected);
    }

    /** Notes what is wrong with a value. */
    public void refuse(Located at, String found, String expected) {
        problems.add(placed(at, found, expected));
    }

    /** At the author's line or, of what the command line says, at that. */
    private Problem placed(Located at, String found, String expected) {
        String origin = nearest(origins, at.pointer());
        String told = origin == null ? found : found + ", from " + origin;
        Problem problem = at.problem(told, expected);
        String override = nearest(overrides, at.pointer());
        return override == null
                ? problem
                : new Problem("--set " + override, 0, 0, problem.path(), found, expected);
    }

    /** Notes what can be by itself, but not with what else is set. */
    public void refuseTogether(Located at, String found, String expected) {
        refuse(at, found, expected);
        cannotBe++;
    }

    /** What is said of a value, or of what holds it. */
    private static @Nullable String nearest(Map<String, String> said, String pointer) {
        String at = pointer;
        while (!at.isEmpty()) {
            String text = said.get(at);
            if (text != null) {
                return text;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return said.get("");
    }

    /**
     * What {@code construct} returns; null when the simulator refuses its numbers, which is noted
     * at the row that says them, or at the object.
     */
    public <T> @Nullable T build(Located at, List<Row<?>> rows, Supplier<@Nullable T> construct) {
        try {
            return construct.get();
        } catch (IllegalArgumentException e) {
            SimulatorRefusal.Told told = SimulatorRefusal.told(at, rows, e);
            refuse(told.at(), told.found(), told.expected());
            // A number out of its bounds is wrong whatever else is set.
            cannotBe += e instanceof OutOfBounds ? 0 : 1;
        } catch (ArithmeticException e) {
            refuse(at, "smaller numbers");
        }
        return null;
    }
}
