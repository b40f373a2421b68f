package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.id.GameId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.node.ownership.SeatTexts;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.Database;
import io.headroom.node.store.Erasures;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.TypedText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;

/** {@code forget}: erases what people typed in a game. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = {
            "Erases every text that a person typed in a game, or those of some seats: names, the"
                    + " ledger's sentences, the last words. Points, log and digest stay.",
            "Works beside a running server, whose screens follow within seconds. It cannot be"
                    + " undone, and asks first; --yes where nobody can be asked."
        },
        footer = {
            "",
            "Example: headroom forget ABC234",
            "Example: headroom forget ABC234 --seat 7 --seat 12 --yes"
        })
final class ForgetCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YES = "yes";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "GAME", description = "a join code or an id")
    private String game = "";

    @Option(
            names = "--seat",
            paramLabel = "N",
            description = "only what this seat typed, numbered as in `export`; may stand again")
    private List<Integer> seats = new ArrayList<>();

    @Option(names = "--yes", description = "do not ask")
    private boolean sure;

    @Option(names = "--json", description = "print one JSON line")
    private boolean json;

    private ForgetCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ForgetCommand());
        SettingFlags.addTo(spec, SettingFlags.OF_THE_DATABASE);
        return spec;
    }

    @Override
    public Integer call() {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        PrintWriter out = verb.commandLine().getOut();
        try (Database database =
                Database.openForChanging(
                        SettingFlags.read(verb, SettingFlags.OF_THE_DATABASE).database())) {
            EventLog log = new EventLog(database.dataSource());
            GameId id = StoredGames.named(log, game);
            Set<TextKey> keys = seats.isEmpty() ? null : keysOfSeats(log, id);
            int there = there(log, id, keys);
            if (there > 0 && !sure) {
                ask(verb.commandLine().getErr(), there);
            }
            Erasures.Erased erased =
                    new Erasures(database.dataSource())
                            .erase(id, keys == null ? null : new Erasures.Traces(keys, players()));
            out.println(json ? line(id, erased) : text(erased.texts()));
        }
        out.flush();
        return Headroom.DONE;
    }

    private Set<TextKey> keysOfSeats(EventLog log, GameId id) {
        SortedMap<SeatId, Set<TextKey>> known = SeatTexts.of(GameHistory.read(log, id).logged());
        Set<TextKey> keys = new HashSet<>();
        for (int seat : seats) {
            Set<TextKey> own = seat < 1 ? null : known.get(new SeatId(seat));
            if (own == null) {
                throw new CommandRefused(
                        known.isEmpty()
                                ? "--seat: found %d, but nobody ever sat in game %s"
                                        .formatted(seat, game)
                                : "--seat: found %d, expected one of the seats %d to %d of game %s"
                                        .formatted(
                                                seat,
                                                known.firstKey().value(),
                                                known.lastKey().value(),
                                                game));
            }
            keys.addAll(own);
        }
        return keys;
    }

    private List<String> players() {
        return seats.stream().map(PracticeTable::player).toList();
    }

    private static int there(EventLog log, GameId id, @Nullable Set<TextKey> keys) {
        int there = 0;
        for (TypedText text : log.texts(id)) {
            if (text.content() != null && (keys == null || keys.contains(text.key()))) {
                there++;
            }
        }
        return there;
    }

    @SuppressWarnings("SystemConsoleNull") // Java 21 has none where nobody sits.
    private void ask(PrintWriter err, int there) {
        Console console = System.console();
        String answer = null;
        if (console != null) {
            err.printf(
                    "This erases %s that people typed in game %s, for good. Type %s to go on: ",
                    counted(there), game, YES);
            err.flush();
            answer = console.readLine();
        }
        if (answer == null) {
            throw new CommandRefused(
                    "--yes: found none, and nobody who could be asked whether to erase "
                            + counted(there));
        }
        if (!answer.strip().equalsIgnoreCase(YES)) {
            throw new CommandRefused("nothing was erased");
        }
    }

    private static String counted(int texts) {
        return texts == 1 ? "1 text" : texts + " texts";
    }

    private String line(GameId id, Erasures.Erased erased) {
        ObjectNode line = JSON.createObjectNode();
        line.put("game", id.value().toString());
        if (seats.isEmpty()) {
            line.putNull("seats");
        } else {
            ArrayNode named = line.putArray("seats");
            seats.forEach(named::add);
        }
        return line.put("texts", erased.texts()).put("players", erased.players()).toString();
    }

    private String text(int erased) {
        return erased == 0
                ? "Nothing was there to be erased in game " + game + "."
                : "Erased %s in game %s; its log and digest are as they were."
                        .formatted(counted(erased), game);
    }
}
