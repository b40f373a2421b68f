package io.headroom.node.command;

import io.headroom.content.document.ScenarioRefused;
import io.headroom.content.search.SearchRefused;
import io.headroom.content.simulation.SimulationRefused;
import io.headroom.node.bots.PlayFailed;
import io.headroom.node.session.UnplayableGame;
import io.headroom.node.settings.UnusableSettingException;
import io.headroom.node.store.StoreException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program's entry point: runs one verb and ends with its exit status. */
@Command(
        name = "headroom",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "A live classroom competition about serving machine-learning models.",
        footer = {"", "Example: headroom serve --port 8080"})
public final class Headroom {
    /** Done. */
    static final int DONE = 0;

    /** The thing that was checked does not hold. */
    static final int DOES_NOT_HOLD = 1;

    /** Wrong use or wrong input, which the message names. */
    static final int WRONG_INPUT = 2;

    /** Needs the engine, rules or content that the message names. */
    static final int OTHER_PROGRAM = 3;

    private Headroom() {}

    /** Runs one verb. */
    public static void main(String[] args) {
        needNoTempFolder();
        System.exit(run(args));
    }

    /**
     * Vert.x would unpack files of the class path into a temp folder, which may be missing or
     * read-only; nothing here lets it serve such files.
     */
    private static void needNoTempFolder() {
        System.setProperty("vertx.disableFileCaching", "true");
        System.setProperty("vertx.disableFileCPResolving", "true");
    }

    /** Runs one verb; returns its exit status. */
    static int run(String... args) {
        CommandSpec top = CommandSpec.forAnnotatedObject(new Headroom());
        top.addSubcommand("serve", ServeCommand.spec());
        top.addSubcommand("bots", new CommandLine(new BotsCommand()));
        top.addSubcommand("simulate", new CommandLine(new SimulateCommand()));
        top.addSubcommand("frontier", FrontierCommand.spec());
        top.addSubcommand("check", CheckCommand.spec());
        top.addSubcommand("new-mission", new CommandLine(new NewMissionCommand()));
        top.addSubcommand("log", LogCommand.spec());
        top.addSubcommand("replay", ReplayCommand.spec());
        top.addSubcommand("export", ExportCommand.spec());
        top.addSubcommand("forget", ForgetCommand.spec());
        CommandLine line = new CommandLine(top);
        Arguments.readBy(line);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(
                (wrong, given) -> {
                    String verb = wrong.getCommandLine().getCommandSpec().qualifiedName();
                    line.getErr().println("headroom: " + Arguments.sentence(wrong));
                    line.getErr().println("Try: " + verb + " --help");
                    return WRONG_INPUT;
                });
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> explain(failure, command.getErr()));
        if (args.length == 0) {
            line.usage(line.getErr());
            return WRONG_INPUT;
        }
        return line.execute(args);
    }

    private static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof UnplayableGame other) {
            err.println("headroom: " + other.getMessage());
            return OTHER_PROGRAM;
        }
        boolean input =
                failure instanceof CommandRefused
                        || failure instanceof UnusableSettingException
                        || failure instanceof ScenarioRefused
                        || failure instanceof SimulationRefused
                        || failure instanceof SearchRefused
                        || failure instanceof StoreException
                        || failure instanceof PlayFailed;
        if (input) {
            err.println("headroom: " + failure.getMessage());
            return WRONG_INPUT;
        }
        err.println("headroom: a bug of this program stopped it; please report this:");
        failure.printStackTrace(err);
        return DOES_NOT_HOLD;
    }
}
