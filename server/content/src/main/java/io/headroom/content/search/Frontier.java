package io.headroom.content.search;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.simulation.SimulationRefused;
import io.headroom.content.simulation.Watching;
import io.headroom.game.frontier.Halving;
import io.headroom.game.frontier.Workers;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** The search for a front, from a file to a report. */
public final class Frontier {
    private Frontier() {}

    /**
     * How to search.
     *
     * @param seed what all draws derive from
     * @param budget most runs, those for the report not counted
     * @param workers threads of this program
     * @param journal file that keeps what is done; null for none
     * @param given what is asked of the file before
     */
    public record Settings(
            long seed, int budget, int workers, @Nullable Path journal, Narrowing given) {}

    /** Workers who go home when the search is over. */
    public interface Crew extends Workers, AutoCloseable {
        @Override
        void close();
    }

    /** Finds those who do the runs of a space. */
    public interface Hiring {
        /**
         * Workers for one search.
         *
         * @param count threads of this program
         * @throws SearchRefused when nobody answers
         */
        Crew hire(FileSpace space, Watching watching, int count);
    }

    /**
     * Searches on this program's own threads; the same file and settings give the same report.
     *
     * @param watching asked whether to stop
     * @throws SearchRefused when the file has no knobs, or the journal is another search's
     */
    public static ObjectNode search(Path file, Settings settings, Watching watching) {
        return search(file, settings, watching, LocalWorkers::new);
    }

    /**
     * Searches; the same file and settings give the same report, whoever does the runs.
     *
     * @param watching asked whether to stop
     * @param hiring who does the runs
     * @throws SearchRefused when the file has no knobs, the journal is another search's, or nobody
     *     answers
     */
    public static ObjectNode search(
            Path file, Settings settings, Watching watching, Hiring hiring) {
        try {
            return search(Spaces.of(file, settings.given()), settings, watching, hiring);
        } catch (SimulationRefused refused) {
            if (!refused.cannotBe()) {
                throw refused;
            }
            // Only a wrong file is refused; that nothing can be is what was found.
            return FrontierReport.ofNothing(refused, settings);
        }
    }

    private static ObjectNode search(
            FileSpace space, Settings settings, Watching watching, Hiring hiring) {
        Path kept = settings.journal();
        String of =
                "headroom frontier "
                        + space.fingerprint()
                        + " seed "
                        + settings.seed()
                        + " budget "
                        + settings.budget();
        RunJournal journal = kept == null ? RunJournal.none() : RunJournal.in(kept, of);
        try (Crew workers = hiring.hire(space, watching, settings.workers())) {
            Halving halving =
                    new Halving(
                            space,
                            workers,
                            journal.known(),
                            (run, trial) -> {
                                journal.add(run, trial);
                                watching.done();
                            },
                            settings.seed(),
                            settings.budget(),
                            Halving.RUNGS);
            return FrontierReport.of(space, settings, halving.search());
        }
    }
}
