package io.headroom.content.mission;

import io.headroom.content.binding.Template;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Outset;
import io.headroom.game.scenario.Start;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a track's file sets out with, by the day where it says so.
 *
 * @param written par as the file is written
 * @param labels what screens call the other starts, by name
 */
record FileOutset(
        KnobReader reader, Template template, Configuration written, Map<String, String> labels)
        implements Outset {
    /** Keeps its own copy. */
    FileOutset {
        labels = Map.copyOf(labels);
    }

    @Override
    public Configuration par(Conditions drawn) {
        return reader.instead(template.par(TrackPlanner.factors(drawn)), written);
    }

    @Override
    public List<Start> starts(Conditions drawn) {
        Map<String, BigDecimal> factors = TrackPlanner.factors(drawn);
        Configuration par = par(drawn);
        List<Start> starts = new ArrayList<>();
        for (String name : template.starts()) {
            Configuration own = reader.instead(template.start(name, factors), par);
            starts.add(new Start(name, labels.getOrDefault(name, name), own));
        }
        return starts;
    }

    /** What teams set out from under some conditions. */
    List<Configuration> all(Conditions drawn) {
        List<Configuration> all = new ArrayList<>(List.of(par(drawn)));
        starts(drawn).forEach(start -> all.add(start.configuration()));
        return all;
    }
}
