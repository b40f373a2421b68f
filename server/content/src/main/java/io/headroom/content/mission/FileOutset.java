package io.headroom.content.mission;

import io.headroom.content.binding.Template;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Outset;
import io.headroom.game.scenario.Start;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a track's file sets out with, by the day where it says so. */
final class FileOutset implements Outset {
    private final KnobReader reader;
    private final Template template;
    private final Configuration written;
    private final Map<String, String> labels;

    /** The day that was asked for last: every view of a game asks for the same one again. */
    private volatile @Nullable Day last;

    /** What there is under some conditions. */
    private record Day(Conditions drawn, Outset outset) {}

    /**
     * What a file says.
     *
     * @param written par as the file is written
     * @param labels what screens call the other starts, by name
     */
    FileOutset(
            KnobReader reader,
            Template template,
            Configuration written,
            Map<String, String> labels) {
        this.reader = reader;
        this.template = template;
        this.written = written;
        this.labels = Map.copyOf(labels);
    }

    @Override
    public Configuration par(Conditions drawn) {
        return on(drawn).par(drawn);
    }

    @Override
    public List<Start> starts(Conditions drawn) {
        return on(drawn).starts(drawn);
    }

    /** What teams set out from under some conditions. */
    List<Configuration> all(Conditions drawn) {
        List<Configuration> all = new ArrayList<>(List.of(par(drawn)));
        starts(drawn).forEach(start -> all.add(start.configuration()));
        return all;
    }

    private Outset on(Conditions drawn) {
        Day day = last;
        if (day == null || !day.drawn().equals(drawn)) {
            day = new Day(drawn, read(drawn));
            last = day;
        }
        return day.outset();
    }

    private Outset read(Conditions drawn) {
        Map<String, BigDecimal> factors = TrackPlanner.factors(drawn);
        Configuration par = reader.instead(template.par(factors), written);
        List<Start> starts = new ArrayList<>();
        for (String name : template.starts()) {
            Configuration own = reader.instead(template.start(name, factors), par);
            starts.add(new Start(name, labels.getOrDefault(name, name), own));
        }
        return Outset.always(par, starts);
    }
}
