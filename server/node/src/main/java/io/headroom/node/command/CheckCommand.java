package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
            "Exit status 1: something does not hold."
        },
        footer = {
            "",
            "Example: headroom check scenarios",
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
        PrintWriter out = verb.commandLine().getOut();
        if (json) {
            out.println(line(result));
        } else if (result.problems().isEmpty()) {
            result.checked().forEach(out::println);
        } else {
            result.problems().forEach(out::println);
        }
        out.flush();
        for (Problem warning : json ? List.<Problem>of() : result.warnings()) {
            verb.commandLine().getErr().println("warning: " + warning);
        }
        return result.problems().isEmpty() ? Headroom.DONE : Headroom.DOES_NOT_HOLD;
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

    private static String line(ContentCheck.Result result) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("holds", result.problems().isEmpty());
        ArrayNode checked = line.putArray("checked");
        result.checked().forEach(checked::add);
        tell(line.putArray("findings"), result.problems());
        tell(line.putArray("warnings"), result.warnings());
        return line.toString();
    }

    private static void tell(ArrayNode all, List<Problem> problems) {
        for (Problem problem : problems) {
            all.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("path", problem.path())
                    .put("found", problem.found())
                    .put("expected", problem.expected());
        }
    }
}
