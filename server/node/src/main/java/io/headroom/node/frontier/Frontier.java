package io.headroom.node.frontier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.node.simulation.Watching;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

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
     * @param members nodes that help; null for none
     */
    public record Settings(
            long seed,
            int budget,
            int workers,
            @Nullable Path journal,
            @Nullable Members members) {}

    /**
     * Nodes of a cluster.
     *
     * @param addresses host:port of some
     * @param clusterName what lets this program in
     */
    public record Members(List<String> addresses, String clusterName) {
        /** Keeps its own copy. */
        public Members {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Searches; the same file and settings give the same report, whoever does the runs.
     *
     * @param watching asked whether to stop
     * @throws SearchRefused when the file has no knobs, the journal is another search's, or no
     *     member answers
     */
    public static ObjectNode search(Path file, Settings settings, Watching watching) {
        Space space = Spaces.of(file);
        Path kept = settings.journal();
        String of =
                "headroom frontier "
                        + space.fingerprint()
                        + " seed "
                        + settings.seed()
                        + " budget "
                        + settings.budget();
        Journal journal = kept == null ? Journal.none() : Journal.in(kept, of);
        Members nodes = settings.members();
        try (Workers workers =
                nodes == null
                        ? new LocalWorkers(space, watching, settings.workers())
                        : new ClusterWorkers(space, file, nodes, watching, settings.workers())) {
            Search search =
                    new Search(
                            space, workers, journal, watching, settings.seed(), settings.budget());
            return FrontierReport.of(space, settings, search.search());
        }
    }
}
