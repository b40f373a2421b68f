package io.headroom.content.mission;

import io.headroom.content.binding.Exemption;
import io.headroom.content.binding.Template;
import io.headroom.content.binding.Turnable;
import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Unit;
import io.headroom.content.simulation.Description;
import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.ExperimentFile;
import io.headroom.content.simulation.Score;
import io.headroom.content.simulation.Storm;
import io.headroom.content.simulation.Traces;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Envelope;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.GoldStar;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what one track plays in one round: a simulation's file and what a game adds. */
final class TrackReader {
    /** Longer runs would keep a class waiting for what nobody sees. */
    private static final long MOST_NANOS = 3_600_000_000_000L;

    private final ContentFiles files;
    private final List<Problem> problems;
    private final boolean tries;

    TrackReader(ContentFiles files, List<Problem> problems) {
        this(files, problems, true);
    }

    /**
     * A reader.
     *
     * @param tries whether every value of every knob is tried
     */
    TrackReader(ContentFiles files, List<Problem> problems, boolean tries) {
        this.files = files;
        this.problems = problems;
        this.tries = tries;
    }

    /**
     * A track-round and what its balance is proven with.
     *
     * @param knobs as the file has them
     * @param archetypes in the order of the points that they should earn, best first
     * @param exempt rules of balance that need not hold
     */
    record Track(
            TrackRound round,
            List<Turnable> knobs,
            List<Archetype> archetypes,
            List<Exemption> exempt) {
        /** With its file, and the number and the file of the round that it is played in. */
        PlayedTrack played(int number, String roundFile, Located at) {
            return new PlayedTrack(number, roundFile, at, round, archetypes, exempt);
        }
    }

    /** What a file is called is the track. */
    static String id(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /**
     * The track in a document; null when it cannot be read at all. What is wrong with it is noted.
     *
     * @param texts of the track
     */
    @Nullable Track read(Located at, Texts texts) {
        int before = problems.size();
        ExperimentFile.SHAPE.requireOfGames(new Reading(problems), at);
        requireShares(at.at("events"));
        requireFault(at, texts);
        int described = problems.size();
        Description description = new Description(at, new Traces(files::bytes), problems);
        Template template = description.template();
        if (template.knobs().isEmpty() && problems.size() > described) {
            // Nothing that is said of knobs means anything when they are wrong themselves.
            return null;
        }
        KnobReader reader = new KnobReader(template.knobs(), problems);
        List<Knob> knobs = reader.knobs(texts.part("knobs"));
        Configuration par = reader.configuration(template.par(Map.of()), at.at("par"));
        FileOutset outset = outset(reader, template, par, texts.part("starts"));
        List<Configuration> overbuilds = reader.ladder(template.overbuild(), at.at("overbuild"));
        List<Configuration> apart = List.of(par, overbuilds.getLast());
        List<Configuration> grid = reader.grid(template.frontierGrid(), at.at("frontierGrid"));
        List<Archetype> archetypes = KnobReader.archetypes(template.archetypes());
        Map<String, String> sentences = sentences(at, texts);
        Experiment written =
                problems.size() > before
                        ? null
                        : written(description.read(Description.Settings.WRITTEN));
        if (written == null || written.search() == null) {
            return null;
        }
        long length = written.plan().durationNanos();
        if (length > MOST_NANOS) {
            problems.add(at.at("duration").problem("an hour at most"));
            return null;
        }
        List<Configuration> objectives = turnsObjectives(at) ? apart : List.of();
        TrackPlanner planner = new TrackPlanner(description, sentences, written.plan(), objectives);
        SystemTrial trial = new SystemTrial(planner, template.drawn(), length, problems);
        if (tries) {
            trial.settings(knobs, outset::all);
            trial.events(at, par);
        }
        return new Track(
                new TrackRound(
                        new TrackId(id(at.file())),
                        texts.text("title"),
                        texts.text("persona"),
                        texts.text("crisis"),
                        texts.text("objective"),
                        texts.text("unitName"),
                        texts.text("costUnit"),
                        knobs,
                        outset,
                        overbuilds,
                        written.search().floor(),
                        written.search().target(),
                        length,
                        grid,
                        template.drawn(),
                        goldStar(written.score(), texts),
                        template.measures(),
                        envelope(trial.most(par), texts.part("fault")),
                        challenge(template, planner, knobs, apart, texts),
                        planner),
                template.knobs(),
                archetypes,
                template.exempt());
    }

    /** Whether a knob may move a deadline; where none does, one reading tells it for all. */
    private static boolean turnsObjectives(Located at) {
        return at.has("flows") || at.at("slo").node().toString().contains("$");
    }

    private @Nullable Challenge challenge(
            Template template,
            TrackPlanner planner,
            List<Knob> knobs,
            List<Configuration> bases,
            Texts texts) {
        return new ChallengeReader(planner, knobs, bases, problems)
                .read(template.challenge(), texts);
    }

    private static FileOutset outset(
            KnobReader reader, Template template, Configuration par, Texts texts) {
        texts.requireOnly(template.starts(), "start");
        Map<String, String> labels = new LinkedHashMap<>();
        template.starts().forEach(name -> labels.put(name, texts.text(name)));
        return new FileOutset(reader, template, par, labels);
    }

    /** Practice is shorter than the live run: an instant of one would be none of the other. */
    private void requireShares(Located events) {
        for (Located event : events.node().isArray() ? events.items() : List.<Located>of()) {
            Located instant = event.at("at");
            if (event.has("at") && Unit.share(instant.text()) == null) {
                problems.add(instant.problem("a share of the run, such as 1/3"));
            }
        }
    }

    private @Nullable Experiment written(Description.Read read) {
        problems.addAll(read.problems());
        return read.experiment();
    }

    /** Why what the author forbids cannot be, by rule. */
    private static Map<String, String> sentences(Located at, Texts texts) {
        Map<String, String> sentences = new LinkedHashMap<>();
        texts.part("never").requireOnly(at.at("never").fields(), "rule");
        for (String rule : at.at("never").fields()) {
            sentences.put(rule, texts.part("never").text(rule));
        }
        return sentences;
    }

    /** The texts of a fault are for those tracks that have one. */
    private static void requireFault(Located at, Texts texts) {
        if (!at.at("weather").has("fault")) {
            texts.part("fault").requireOnly(List.of(), "fault of the file");
        }
    }

    /**
     * What is published.
     *
     * @param most the weather at its greatest
     */
    private static Envelope envelope(Storm most, Texts texts) {
        Storm.Spell fault = most.fault();
        return new Envelope(
                TrackPlanner.percent(most.burst().factor()),
                most.burst().until() - most.burst().from(),
                fault.comes()
                        ? new Fault(
                                texts.text("label"),
                                texts.text("plainWords"),
                                fault.until() - fault.from())
                        : null);
    }

    private static @Nullable GoldStar goldStar(Score score, Texts texts) {
        Double most = score.goldStar();
        return most == null ? null : new GoldStar(texts.text("goldStar"), most);
    }
}
