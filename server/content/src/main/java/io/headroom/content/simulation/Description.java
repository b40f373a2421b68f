package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.binding.Bound;
import io.headroom.content.binding.Template;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A description that can be read under any settings of its knobs. Thread-safe; reading is pure. */
public final class Description {
    private final Template template;
    private final Traces traces;
    private final Map<String, String> overrides;

    /**
     * A parsed document.
     *
     * @param overrides texts of the command line that stand in it, by pointer
     * @param problems told of what is wrong with its knobs and derived values
     */
    Description(
            Located root, Traces traces, Map<String, String> overrides, List<Problem> problems) {
        template = new Template(root, problems);
        this.traces = traces;
        this.overrides = Map.copyOf(overrides);
    }

    /** A document of the content. */
    public Description(Located root, Traces traces, List<Problem> problems) {
        this(root, traces, Map.of(), problems);
    }

    /** Its knobs and conditions. */
    public Template template() {
        return template;
    }

    /**
     * What settings move.
     *
     * @param knobs values by knob; where none is given the file's own stand
     * @param factors what conditions multiply with; 1 where none is given
     * @param durationNanos how long traffic comes; null: as the file says
     * @param draw where in its limits the weather lies
     */
    public record Settings(
            Map<String, String> knobs,
            Map<String, BigDecimal> factors,
            @Nullable Long durationNanos,
            Storm.Draw draw) {
        /** As the file says, its weather at its mildest. */
        public static final Settings WRITTEN =
                new Settings(Map.of(), Map.of(), null, Storm.Draw.LEAST);
    }

    /**
     * What a description says under settings.
     *
     * @param root the document with every value in its place
     * @param experiment null when there are problems
     * @param problems what is wrong
     * @param cannotBe whether all of that is that these settings cannot be together
     */
    public record Read(
            Located root,
            @Nullable Experiment experiment,
            List<Problem> problems,
            boolean cannotBe) {}

    /** Reads it. */
    public Read read(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        Bound bound = template.bind(settings.knobs(), settings.factors(), problems);
        Located root = bound.root();
        if (settings.durationNanos() != null && root.node() instanceof ObjectNode fields) {
            fields.put("duration", settings.durationNanos() + " ns");
        }
        if (problems.isEmpty() && bound.never() != null) {
            Problem never = template.forbidden(bound.never(), settings.knobs(), settings.factors());
            return new Read(root, null, List.of(never), true);
        }
        if (!problems.isEmpty()) {
            return new Read(root, null, List.copyOf(problems), false);
        }
        Reading reading = new Reading(problems, overrides, bound.origins());
        reading.keep(Traces.class, traces);
        reading.keep(CatalogFiles.class, traces.catalogs());
        reading.keep(StackUses.class, new StackUses());
        reading.keep(Template.class, template);
        reading.keep(Storm.Draw.class, settings.draw());
        Experiment experiment = ExperimentFile.SHAPE.read(reading, root);
        if (problems.isEmpty()) {
            problems.addAll(bound.doubtful());
        }
        boolean cannotBe = reading.cannotBe() == problems.size();
        return problems.isEmpty()
                ? new Read(root, experiment, List.of(), false)
                : new Read(root, null, List.copyOf(problems), cannotBe);
    }
}
