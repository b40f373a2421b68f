package io.headroom.node.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.search.Frontier;
import io.headroom.content.search.FrontierText;
import io.headroom.content.search.Narrowing;
import io.headroom.content.simulation.Watching;
import io.headroom.node.cluster.ClusterKeys;
import io.headroom.node.search.ClusterWorkers;
import io.headroom.node.settings.ClusterSecret;
import io.headroom.node.settings.DatabaseSettings;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.ClusterSecretTable;
import io.headroom.node.store.Database;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code frontier}: the Pareto front of p99 against cost. */
@Command(
        name = "frontier",
        mixinStandardHelpOptions = true,
        description = {
            "Searches the knobs of a track-round, or of a simulation's file, for the settings that"
                    + " no other is both faster and cheaper than, and for the best score.",
            "The same file, seed and budget give the same answer on any number of cores and nodes."
                + " Ctrl-C tells what is known by then; with a journal the same command goes on."
        },
        footer = {
            "",
            "Example: headroom frontier scenarios/simulations/frontier-batching.yaml",
            "Example: headroom frontier scenarios/missions/model-serving/round-2/cloud-titan.yaml"
                    + " --journal runs.txt",
            "Example: headroom frontier scenarios/missions/model-serving/round-2/cloud-titan.yaml"
                    + " \\",
            "           --set nodes=20 --condition price=0.9",
            "With the help of nodes:",
            "  headroom frontier FILE --members 127.0.0.1:5701 \\",
            "    --database-url jdbc:postgresql://127.0.0.1/headroom \\",
            "    --database-user headroom --database-password-file pw"
        })
final class FrontierCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "a track-round's file, or a simulation's with knobs")
    private Path file = Path.of("");

    @Option(names = "--json", description = "print one JSON document, the same on every run")
    private boolean json;

    @Option(
            names = "--set",
            paramLabel = "knob=value",
            description =
                    "leave a knob at one of its values and search the others, or put a value in"
                            + " the place of a simulation's; again for more")
    private List<String> overrides = List.of();

    @Option(
            names = "--condition",
            paramLabel = "name=factor",
            description = "a condition of the file, such as price=0.9; again for more")
    private List<String> conditions = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(
            names = "--budget",
            paramLabel = "RUNS",
            description =
                    "about how many runs, those for the report not counted; default:"
                            + " ${DEFAULT-VALUE}")
    private int budget = 1_000;

    @Option(names = "--workers", paramLabel = "N", description = "threads; default: all cores")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "keep what is done, to go on with it after an interruption")
    private @Nullable Path journal;

    @Option(
            names = "--members",
            paramLabel = "HOST:PORT",
            split = ",",
            description =
                    "nodes of a cluster that help; they let in who has their secret, from their"
                            + " --cluster-secret-file or out of their database")
    private List<String> members = List.of();

    @Option(
            names = "--progress",
            description = "show on standard error how far it is, also if that is no terminal")
    private boolean progress;

    private FrontierCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new FrontierCommand());
        SettingFlags.addTo(spec, SettingFlags.OF_A_CLUSTER);
        return spec;
    }

    @Override
    public Integer call() {
        within("--budget", budget, 8, 1_000_000);
        within("--workers", workers, 1, 1_024);
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        PrintWriter out = verb.commandLine().getOut();
        Watching watching = new Watching();
        Frontier.Settings settings =
                new Frontier.Settings(
                        seed, budget, workers, journal, new Narrowing(overrides, conditions));
        ClusterWorkers.Members nodes = nodes(verb);
        try (Progress shown = Progress.ofSearch(watching, verb, progress);
                Interrupts interrupts = Interrupts.to(watching)) {
            ObjectNode report =
                    nodes == null
                            ? Frontier.search(file, settings, watching)
                            : Frontier.search(
                                    file,
                                    settings,
                                    watching,
                                    (space, watched, count) ->
                                            new ClusterWorkers(
                                                    space,
                                                    file,
                                                    settings.given(),
                                                    nodes,
                                                    watched,
                                                    count));
            shown.stop();
            out.println(json ? report.toString() : FrontierText.of(report));
            out.flush();
            interrupts.told();
        }
        return Headroom.DONE;
    }

    private ClusterWorkers.@Nullable Members nodes(CommandSpec verb) {
        if (members.isEmpty()) {
            return null;
        }
        ClusterSecret secret = secret(SettingFlags.read(verb, SettingFlags.OF_A_CLUSTER));
        return new ClusterWorkers.Members(members, new ClusterKeys(secret).clusterName());
    }

    private static ClusterSecret secret(Settings given) {
        if (given.cluster().secretFile().isPresent()) {
            return ClusterSecret.read(given.cluster().secretFile().get());
        }
        if (!(given.database() instanceof DatabaseSettings.External)) {
            throw new CommandRefused(
                    "--members: found no secret to be let in with, expected the nodes'"
                            + " --cluster-secret-file, or their --database-url");
        }
        try (Database database = Database.openForReading(given.database())) {
            return new ClusterSecretTable(database.dataSource())
                    .read()
                    .orElseThrow(
                            () ->
                                    new CommandRefused(
                                            "--database-url: found no secret of a cluster, expected"
                                                    + " the database of its nodes"));
        }
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new CommandRefused(
                    option + " found " + value + ", expected " + least + " to " + most);
        }
    }
}
