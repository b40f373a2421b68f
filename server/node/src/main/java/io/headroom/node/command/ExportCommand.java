package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.id.TextKey;
import io.headroom.node.session.GameHistory;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.Database;
import io.headroom.node.store.EventLog;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code export}: what each student did, for grading by participation and ledger. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a row for each student and round: the lock, the what-ifs, what was adopted and"
                    + " submitted, the team's points and sentence, the student's sentence, when"
                    + " the student was there.",
            "It holds names and what people wrote: keep it where grades are kept."
        },
        footer = {"", "Example: headroom export ABC234 > students.csv"})
final class ExportCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> HEAD =
            List.of(
                    "round",
                    "seat",
                    "name",
                    "team",
                    "track",
                    "lock",
                    "lockRight",
                    "runs",
                    "adopted",
                    "submitted",
                    "teamPoints",
                    "ledger",
                    "exit",
                    "joinedAt",
                    "lastAt",
                    "deeds");

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "GAME", description = "a join code or an id")
    private String game = "";

    @Option(names = "--json", description = "print a JSON line for each row instead of CSV")
    private boolean json;

    private ExportCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ExportCommand());
        SettingFlags.addTo(spec, SettingFlags.OF_THE_RECORD);
        return spec;
    }

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        PrintWriter out = verb.commandLine().getOut();
        Settings settings = SettingFlags.read(verb);
        try (Database database = Database.openForReading(settings.database())) {
            EventLog log = new EventLog(database.dataSource());
            var id = StoredGames.named(log, game);
            GameHistory history = GameHistory.read(log, id);
            Map<TextKey, String> texts = new HashMap<>();
            log.texts(id)
                    .forEach(
                            text -> {
                                if (text.content() != null) {
                                    texts.put(text.key(), text.content());
                                }
                            });
            List<StudentSheet.Row> rows =
                    StudentSheet.of(
                            history, history.shown(StoredGames.content(settings, database)), texts);
            if (!json) {
                out.println(String.join(",", HEAD));
            }
            rows.forEach(row -> out.println(json ? line(row) : csv(row)));
        }
        out.flush();
        return Headroom.DONE;
    }

    /** A row as JSON. */
    static String line(StudentSheet.Row row) {
        ObjectNode line = JSON.createObjectNode();
        line.put("round", row.round())
                .put("seat", row.seat())
                .put("name", row.name())
                .put("team", row.team())
                .put("track", row.track())
                .put("lock", row.lock())
                .put("lockRight", row.lockRight());
        ArrayNode runs = line.putArray("runs");
        row.runs().forEach(runs::add);
        line.put("adopted", row.adopted())
                .put("submitted", row.submitted())
                .put("teamPoints", row.teamPoints())
                .put("ledger", row.ledger())
                .put("exit", row.exit())
                .put("joinedAt", row.presence().joined().toString())
                .put("lastAt", row.presence().last().toString())
                .put("deeds", row.presence().deeds());
        return line.toString();
    }

    /** A row as CSV. */
    static String csv(StudentSheet.Row row) {
        String runs = row.runs().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return Stream.of(
                        row.round(),
                        row.seat(),
                        quoted(row.name()),
                        row.team(),
                        row.track(),
                        known(row.lock()),
                        known(row.lockRight()),
                        runs,
                        row.adopted(),
                        row.submitted(),
                        known(row.teamPoints()),
                        quoted(row.ledger()),
                        quoted(row.exit()),
                        row.presence().joined(),
                        row.presence().last(),
                        row.presence().deeds())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static Object known(@Nullable Object value) {
        return value == null ? "" : value;
    }

    /** What people typed, so that no program that opens it takes it for a formula. */
    private static String quoted(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String safe = "=+-@".indexOf(typed.charAt(0)) >= 0 ? "'" + typed : typed;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
