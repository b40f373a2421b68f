package io.headroom.node.command;

import io.headroom.content.balance.BalanceProof;
import io.headroom.content.balance.Extent;
import io.headroom.content.check.ContentCheck;
import io.headroom.content.document.FileTrouble;
import io.headroom.content.document.Problem;
import io.headroom.node.settings.ServeSetting;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code check}: tells everything that is wrong with content. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads content as a game would, tries every value of every knob, computes every lock,"
                    + " and tells whatever is wrong by file and line; what is not wrong, and not"
                    + " what its author can have meant, is told on standard error.",
            "Then it proves that track-rounds are worth playing, prints a sheet of each, and tells"
                    + " which rules of balance do not hold; a rule that a file exempts is a note.",
            "Exit status 1: something does not hold."
        },
        footer = {
            "",
            "Example: headroom check scenarios",
            "Example: headroom check --files scenarios",
            "Example: headroom check --long --results results",
            "Example: headroom check scenarios/missions/model-serving/round-2/cloud-titan.yaml"
        })
final class CheckCommand implements Callable<Integer> {
    private static final Set<ServeSetting> SETTINGS = Set.of(ServeSetting.SCENARIOS);

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description =
                    "a folder of scenarios, a file of a mission, round or track, or a simulation's"
                            + " file or folder; default: --scenarios, or what this program carries")
    private @Nullable Path path;

    @Option(names = "--json", description = "print one JSON line")
    private boolean json;

    @Option(names = "--files", description = "read the files, and prove no balance")
    private boolean filesOnly;

    @Option(
            names = "--long",
            description =
                    "30 draws of the conditions instead of four, live seeds, predictions, locks"
                            + " on other traffic: hours")
    private boolean inFull;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "keep what is done, to go on with it after an interruption")
    private @Nullable Path results;

    @Option(names = "--workers", paramLabel = "N", description = "threads; default: all cores")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--progress", description = "tell on standard error what is done")
    private boolean progress;

    private CheckCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new CheckCommand());
        SettingFlags.addTo(spec, SETTINGS);
        return spec;
    }

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        Path asked =
                path == null ? SettingFlags.read(verb, SETTINGS).scenarios().orElse(null) : path;
        ContentCheck.Result result = asked == null ? ContentCheck.bundled() : check(asked);
        List<BalanceProof.Proven> proven = new ArrayList<>();
        if (result.problems().isEmpty() && !filesOnly) {
            result.provable().forEach(each -> proven.add(prove(each, verb)));
        }
        boolean holds =
                result.problems().isEmpty() && proven.stream().allMatch(BalanceProof.Proven::holds);
        PrintWriter out = verb.commandLine().getOut();
        if (json) {
            out.println(CheckReport.of(holds, result, proven));
        } else {
            print(result, proven, out);
        }
        out.flush();
        for (Problem warning : json ? List.<Problem>of() : result.warnings()) {
            verb.commandLine().getErr().println("warning: " + warning);
        }
        return holds ? Headroom.DONE : Headroom.DOES_NOT_HOLD;
    }

    private BalanceProof.Proven prove(ContentCheck.Provable content, CommandSpec verb) {
        PrintWriter err = verb.commandLine().getErr();
        BalanceProof proof =
                BalanceProof.of(
                        inFull ? Extent.LONG : Extent.SHORT,
                        workers,
                        progress ? err::println : done -> {});
        BalanceProof kept = results == null ? proof : proof.keeping(results, content.hash());
        return kept.of(content.tracks(), content.source()).below(content.folder());
    }

    private static void print(
            ContentCheck.Result result, List<BalanceProof.Proven> proven, PrintWriter out) {
        if (!result.problems().isEmpty()) {
            result.problems().forEach(out::println);
            return;
        }
        result.checked().forEach(out::println);
        for (BalanceProof.Proven each : proven) {
            each.sheet().forEach(out::println);
        }
        for (BalanceProof.Proven each : proven) {
            each.findings().forEach(out::println);
        }
    }

    private static ContentCheck.Result check(Path path) {
        try {
            if (Files.notExists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            ContentCheck.Result result = ContentCheck.of(path);
            if (result.checked().isEmpty() && result.problems().isEmpty()) {
                throw new CommandRefused(
                        "PATH %s: found no YAML file, expected content".formatted(path));
            }
            return result;
        } catch (IOException e) {
            throw new CommandRefused(
                    "PATH %s: found %s, expected content".formatted(path, FileTrouble.found(e)));
        }
    }
}
