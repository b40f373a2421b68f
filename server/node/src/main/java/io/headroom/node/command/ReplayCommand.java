package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.replay.ReplayReport;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.score.Standings.Standing;
import io.headroom.node.session.GameHistory;
import io.headroom.node.session.PinnedContent;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.Database;
import io.headroom.node.store.EventLog;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code replay}: plays a game again from its log and compares every bit. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a game again from its log and compares what-ifs, results and scores bit for"
                    + " bit.",
            "Exit status 1: something came out differently; 3: it needs the engine, rules or"
                    + " content that the message names."
        },
        footer = {"", "Example: headroom replay ABC234"})
final class ReplayCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "GAME|FILE",
            description = "a join code, an id, or a file that `log --json` wrote")
    private String game = "";

    @Option(names = "--json", description = "print one JSON line")
    private boolean json;

    private ReplayCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ReplayCommand());
        SettingFlags.addTo(spec, SettingFlags.OF_THE_RECORD);
        return spec;
    }

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        Settings settings = SettingFlags.read(verb);
        ReplayReport report = report(settings);
        PrintWriter out = verb.commandLine().getOut();
        out.println(json ? line(report) : text(report));
        out.flush();
        return report.exact() ? Headroom.DONE : Headroom.DOES_NOT_HOLD;
    }

    private ReplayReport report(Settings settings) {
        // Codes and ids have neither, and a file that is not there is no game that is not.
        if (game.indexOf('/') >= 0 || game.indexOf('.') >= 0 || Files.isRegularFile(file())) {
            return LoggedFile.read(file())
                    .replay(new PinnedContent(SettingFlags.scenarios(settings), null));
        }
        try (Database database = Database.openForReading(settings.database())) {
            EventLog log = new EventLog(database.dataSource());
            return GameHistory.read(log, StoredGames.named(log, game))
                    .replay(StoredGames.content(settings, database));
        }
    }

    private Path file() {
        try {
            return Arguments.path(game);
        } catch (TypeConversionException wrong) {
            throw new CommandRefused("GAME|FILE: " + wrong.getMessage());
        }
    }

    private static String line(ReplayReport report) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("digest", report.digest())
                .put("engineVersion", report.created().engineVersion())
                .put("rulesVersion", report.created().rulesVersion())
                .put("exact", report.exact());
        ArrayNode mismatches = line.putArray("mismatches");
        report.mismatches().forEach(mismatches::add);
        ArrayNode scores = line.putArray("scores");
        report.scores().forEach((round, all) -> all.forEach(each -> add(scores, round, each)));
        ArrayNode standings = line.putArray("standings");
        for (Standing standing : report.standings()) {
            RoundScore score = standing.score();
            standings
                    .addObject()
                    .put("rank", score.rank())
                    .put("name", name(score.entrant()))
                    .put("track", score.entrant().track().value())
                    .put("points", score.points())
                    .put("rounds", standing.rounds());
        }
        return line.toString();
    }

    private static void add(ArrayNode scores, int round, RoundScore score) {
        ObjectNode entry = scores.addObject();
        entry.put("round", round)
                .put("name", name(score.entrant()))
                .put("track", score.entrant().track().value())
                .put("rank", score.rank())
                .put("adherence", score.adherence());
        if (Double.isFinite(score.costPerGood())) {
            entry.put("costPerGood", score.costPerGood());
        } else {
            entry.putNull("costPerGood");
        }
        entry.put("sloPoints", score.sloPoints())
                .put("thriftPoints", score.thriftPoints())
                .put("lockPoints", score.lockPoints())
                .put("bonusPoints", score.bonusPoints())
                .put("points", score.points());
    }

    private static String text(ReplayReport report) {
        StringBuilder text = new StringBuilder();
        report.scores()
                .forEach(
                        (round, scores) -> {
                            text.append("round ").append(round).append('\n');
                            scores.forEach(score -> text.append(row(score)));
                        });
        report.mismatches().forEach(each -> text.append("MISMATCH ").append(each).append('\n'));
        text.append("engine ").append(report.created().engineVersion());
        text.append(", rules ").append(report.created().rulesVersion()).append('\n');
        return text.append("digest ").append(report.digest()).toString();
    }

    private static String row(RoundScore score) {
        return "%4d  %-10s %-14s %6.2f %%%n"
                .formatted(
                        score.points(),
                        name(score.entrant()),
                        score.entrant().track().value(),
                        100 * score.adherence());
    }

    private static String name(Entrant entrant) {
        return switch (entrant) {
            case Entrant.Team team -> "team " + team.team().value();
            case Entrant.Frontier ghost -> "frontier";
            case Entrant.Overbuild ghost -> "overbuild";
            case Entrant.House house -> "house " + house.player().name().toLowerCase(Locale.ROOT);
        };
    }
}
