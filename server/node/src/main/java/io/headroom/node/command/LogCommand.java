package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import io.headroom.game.scenario.Scenario;
import io.headroom.node.session.Asker;
import io.headroom.node.session.GameHistory;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.Database;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.EventRow;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code log}: prints a game's events in order. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a game's events in order, or one of its what-ifs as a simulation's file, of"
                    + " which `simulate` measures the same bits.",
            "Such a file names its trace from the folder of --scenarios and may lie anywhere; with"
                    + " the content that this program carries, put it below a folder of scenarios."
        },
        footer = {
            "",
            "Example: headroom log ABC234 --json",
            "Example: headroom log ABC234 --what-if 7 --scenarios scenarios > what-if.yaml",
            "         headroom simulate what-if.yaml"
        })
final class LogCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "GAME", description = "a join code or an id")
    private String game = "";

    @Option(names = "--json", description = "print a JSON line for each event")
    private boolean json;

    @Option(
            names = "--what-if",
            paramLabel = "N",
            description = "print this what-if, numbered from 1, as a simulation's file")
    private @Nullable Integer whatIf;

    @Option(
            names = "--storm",
            paramLabel = "K",
            description =
                    "with --what-if: its K-th storm, from 1; else its calm replications are"
                            + " printed")
    private @Nullable Integer storm;

    private LogCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new LogCommand());
        SettingFlags.addTo(spec, SettingFlags.OF_THE_RECORD);
        return spec;
    }

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        PrintWriter out = verb.commandLine().getOut();
        Settings settings = SettingFlags.read(verb);
        if (whatIf != null && json) {
            throw new CommandRefused("--what-if: found --json, expected one of the two");
        }
        if (storm != null && whatIf == null) {
            throw new CommandRefused("--storm: found no --what-if, expected one");
        }
        try (Database database = Database.openForReading(settings.database())) {
            EventLog log = new EventLog(database.dataSource());
            if (whatIf != null) {
                GameHistory history = GameHistory.read(log, StoredGames.named(log, game));
                Scenario pinned = history.scenario(StoredGames.content(settings, database));
                Path content = settings.scenarios().orElse(null);
                out.print(WhatIfExport.of(history, pinned, whatIf, storm, content));
                out.flush();
                return Headroom.DONE;
            }
            for (EventRow row : log.read(StoredGames.named(log, game))) {
                out.println(json ? line(row) : text(row));
            }
        }
        out.flush();
        return Headroom.DONE;
    }

    /** An event as JSON: who asked stands apart from whom it is about, which the payload says. */
    static String line(EventRow row) {
        ObjectNode line = JSON.createObjectNode();
        boolean newcomer = Asker.ofRow(row.seat()).isNewcomer();
        line.put("seq", row.seq())
                .put("epoch", row.epoch())
                .put("type", row.type())
                .put("version", row.version())
                .put("at", row.at().toString())
                .put("seat", newcomer ? null : row.seat())
                .put("newcomer", newcomer ? row.seat() : null)
                .put("commandId", row.commandId())
                .putRawValue("payload", new RawValue(row.payload()));
        return line.toString();
    }

    private static String text(EventRow row) {
        String seat = row.seat();
        return "%4d %2d  %s  %-18s %-8s %s"
                .formatted(
                        row.seq(),
                        row.epoch(),
                        row.at(),
                        row.type(),
                        seat == null ? "-" : Asker.ofRow(seat).isNewcomer() ? "newcomer" : seat,
                        row.payload());
    }
}
