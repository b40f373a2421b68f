package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TextKey;
import io.headroom.game.measure.Measures;
import io.headroom.node.session.GameHistory;
import io.headroom.node.settings.DatabaseSettings;
import io.headroom.node.settings.ServeSetting;
import io.headroom.node.settings.Settings;
import io.headroom.node.store.Database;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.PracticeLinks;
import io.headroom.node.store.StoredGame;
import io.headroom.node.web.JoinAddresses;

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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code export}: what each student did, for grading by participation and ledger. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a row for each student and round: the lock, the what-ifs, what was adopted and"
                + " submitted, the team's adherence, cost of a good unit and the figure that the"
                + " round is about, its points, place in the cup and sentence, the student's"
                + " sentence, when the student was there.",
            "With --practice each row ends with the link to practice after class.",
            "It holds names and what people wrote: keep it where grades are kept."
        },
        footer = {
            "",
            "Example: headroom export ABC234 > students.csv",
            "Example: headroom export ABC234 --practice --public-url http://hall:8080"
        })
final class ExportCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What people typed. */
    private static final Set<String> TYPED = Set.of("name", "ledger", "exit");

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("round", StudentSheet.Row::round),
                    new Column("seat", StudentSheet.Row::seat),
                    new Column("name", StudentSheet.Row::name),
                    new Column("team", StudentSheet.Row::team),
                    new Column("track", StudentSheet.Row::track),
                    new Column("lock", StudentSheet.Row::lock),
                    new Column("lockRight", StudentSheet.Row::lockRight),
                    new Column("lockAgain", StudentSheet.Row::lockAgain),
                    new Column("runs", StudentSheet.Row::runs),
                    new Column("adopted", StudentSheet.Row::adopted),
                    new Column("submitted", StudentSheet.Row::submitted),
                    new Column("adherence", row -> row.figure(Measures.ADHERENCE.name())),
                    new Column("costPerGood", row -> row.figure(Measures.COST_PER_GOOD.name())),
                    new Column("primary", StudentSheet.Row::primary),
                    new Column("primaryFigure", row -> row.figure(row.primary())),
                    new Column("teamPoints", StudentSheet.Row::teamPoints),
                    new Column("gamePoints", StudentSheet.Row::gamePoints),
                    new Column("cup", StudentSheet.Row::cup),
                    new Column("ledger", StudentSheet.Row::ledger),
                    new Column("exit", StudentSheet.Row::exit),
                    new Column("joinedAt", row -> row.presence().joined().toString()),
                    new Column("lastAt", row -> row.presence().last().toString()),
                    new Column("deeds", row -> row.presence().deeds()));

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "GAME", description = "a join code or an id")
    private String game = "";

    @Option(names = "--json", description = "print a JSON line for each row instead of CSV")
    private boolean json;

    @Option(
            names = "--practice",
            description =
                    "with the link by which whoever has it practises on the game, which is over, at"
                            + " the first --public-url; a new one each time")
    private boolean practice;

    private ExportCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ExportCommand());
        SettingFlags.addTo(spec, SettingFlags.OF_THE_RECORD);
        SettingFlags.addTo(spec, Set.of(ServeSetting.PUBLIC_URL));
        return spec;
    }

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        PrintWriter out = verb.commandLine().getOut();
        Settings settings = SettingFlags.read(verb);
        String base = practice ? base(settings) : "";
        try (Database database = open(settings.database())) {
            EventLog log = new EventLog(database.dataSource());
            var id = StoredGames.named(log, game);
            String link = practice ? link(database, log, id, base) : null;
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
                out.println(
                        COLUMNS.stream()
                                .map(Column::name)
                                .collect(Collectors.joining(",", "", ",practice")));
            }
            rows.forEach(row -> out.println(json ? line(row, link) : csv(row, link)));
        }
        out.flush();
        return Headroom.DONE;
    }

    private Database open(DatabaseSettings settings) {
        return practice ? Database.openForChanging(settings) : Database.openForReading(settings);
    }

    private static String base(Settings settings) {
        return settings.publicUrls().stream()
                .findFirst()
                .map(JoinAddresses::base)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        "--practice: found no --public-url, expected the address"
                                                + " at which phones reach the server"));
    }

    private String link(Database database, EventLog log, GameId id, String base) {
        if (log.find(id).map(StoredGame::finishedAt).isEmpty()) {
            throw new CommandRefused(
                    "--practice: game %s is not over, and opens to practice when it is"
                            .formatted(game));
        }
        SeatToken token = new PracticeLinks(database.dataSource()).make(id);
        return JoinAddresses.practice(base, id.value().toString(), token.value());
    }

    /** A row as JSON, with the link to practice where one was made. */
    static String line(StudentSheet.Row row, @Nullable String practice) {
        ObjectNode line = JSON.createObjectNode();
        COLUMNS.forEach(
                column -> line.set(column.name(), JSON.valueToTree(column.of().apply(row))));
        return line.put("practice", practice).toString();
    }

    /** A row as CSV, likewise. */
    static String csv(StudentSheet.Row row, @Nullable String practice) {
        return COLUMNS.stream()
                .map(column -> cell(column.name(), column.of().apply(row)))
                .collect(Collectors.joining(",", "", "," + (practice == null ? "" : practice)));
    }

    private static String cell(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String typed when TYPED.contains(name) -> quoted(typed);
            case List<?> all -> all.stream().map(String::valueOf).collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }

    /** What people typed, so that no program that opens it takes it for a formula. */
    private static String quoted(String typed) {
        String safe =
                !typed.isEmpty() && "=+-@".indexOf(typed.charAt(0)) >= 0 ? "'" + typed : typed;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** What stands under a name, in JSON and CSV alike. */
    private record Column(String name, Function<StudentSheet.Row, @Nullable Object> of) {}
}
