package io.headroom.node.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.FileTrouble;
import io.headroom.content.document.Problem;
import io.headroom.content.simulation.Experiment;
import io.headroom.content.simulation.Report;
import io.headroom.content.simulation.ReportText;
import io.headroom.content.simulation.RunResult;
import io.headroom.content.simulation.SimulationFile;
import io.headroom.content.simulation.SimulationRefused;
import io.headroom.content.simulation.SimulationRun;
import io.headroom.content.simulation.Watching;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code simulate}: one simulation on its own, from a file. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates the queues that a file describes and tells what came out.",
            "Ctrl-C tells what is known by then; the exit status is 130 then, as of any program"
                    + " that it ends."
        },
        footer = {
            "",
            "Example: headroom simulate scenarios/simulations/mm1.yaml --set traffic.rate=900/s",
            "Example: headroom simulate scenarios/missions/model-serving/round-2/cloud-titan.yaml"
                    + " \\",
            "           --set nodes=20 --condition price=0.9",
            "The fields of the file are explained in scenarios/simulations/README.md."
        })
final class SimulateCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "what to simulate, in YAML; a track-round's file, too")
    private Path file = Path.of("");

    @Option(names = "--json", description = "print one JSON document, the same on every run")
    private boolean json;

    @Option(
            names = "--requests",
            paramLabel = "OUT.csv",
            description = "write a row for each request; needs replications: 1")
    private @Nullable Path requests;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "put a value in the place of the file's, or turn a knob; again for more")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--condition",
            paramLabel = "name=factor",
            description = "a condition of a track-round's file, such as price=0.9; again for more")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private @Nullable Long seed;

    @Option(
            names = "--progress",
            description = "show on standard error how far it is, also if that is no terminal")
    private boolean progress;

    SimulateCommand() {}

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        List<String> all = new ArrayList<>(overrides);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        try {
            return simulate(SimulationFile.read(file, all, conditions), verb);
        } catch (SimulationRefused refused) {
            if (!refused.cannotBe()) {
                throw refused;
            }
            // Only a wrong file is refused; what cannot be together is a result.
            tell(Report.of(refused), verb);
            return Headroom.DONE;
        }
    }

    private Integer simulate(Experiment experiment, CommandSpec verb) {
        if (requests != null && experiment.replications() > 1) {
            throw new CommandRefused(
                    "--requests needs a single run, found replications: "
                            + experiment.replications()
                            + "; add --set replications=1");
        }
        for (Problem finding : experiment.findings()) {
            verb.commandLine().getErr().println("warning: " + finding);
        }
        Watching watching = new Watching();
        try (Progress shown = Progress.of(watching, experiment, verb, progress);
                Interrupts interrupts = Interrupts.to(watching)) {
            List<RunResult> results = simulate(experiment, watching);
            shown.stop();
            tell(NamedFigures.addedTo(Report.of(experiment, results), results), verb);
            verb.commandLine().getErr().println(speed(shown, watching));
            interrupts.told();
        }
        return Headroom.DONE;
    }

    private void tell(ObjectNode report, CommandSpec verb) {
        PrintWriter out = verb.commandLine().getOut();
        out.println(json ? report.toString() : ReportText.of(report));
        out.flush();
    }

    private List<RunResult> simulate(Experiment experiment, Watching watching) {
        try {
            return SimulationRun.run(experiment, requests, watching);
        } catch (IOException e) {
            throw unwritable(e);
        } catch (UncheckedIOException e) {
            throw unwritable(Objects.requireNonNull(e.getCause(), "always has one"));
        }
    }

    private CommandRefused unwritable(IOException failure) {
        return new CommandRefused(
                "--requests %s: found %s, expected a file that can be written"
                        .formatted(requests, FileTrouble.found(failure)));
    }

    private static String speed(Progress shown, Watching watching) {
        double seconds = Math.max(1e-9, shown.elapsedNanos() / 1e9);
        return String.format(
                Locale.ROOT,
                "%,d events in %.2f s, %.1f million events/s",
                watching.events(),
                seconds,
                watching.events() / seconds / 1e6);
    }
}
