package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.game.id.GameId;
import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.EventLog;
import io.headroom.node.store.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two nodes, one record, and the death of one of them. */
@Isolated
final class ClusterIT {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterIT.class);

    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    /** A node that is stopped is stopped for longer, until the other one has claimed its game. */
    private static final long STOPPED_MILLIS = 2_500;

    @TempDir private Path folder = Path.of("");

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private Program node(String name, Path key, int port, List<Integer> ports) throws Exception {
        External database = DATABASE.settings();
        List<String> flags = new ArrayList<>();
        flags.addAll(List.of("--host-key-file", key.toString()));
        flags.addAll(databaseFlags(database));
        flags.addAll(List.of("--cluster-bind", "127.0.0.1:" + port));
        flags.add("--members");
        flags.add("127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1));
        return Program.serve(folder.resolve(name), flags.toArray(String[]::new));
    }

    private static List<String> databaseFlags(External database) {
        List<String> flags = new ArrayList<>(List.of("--database-url", database.jdbcUrl()));
        database.user().ifPresent(user -> flags.addAll(List.of("--database-user", user)));
        database.passwordFile()
                .ifPresent(
                        file -> flags.addAll(List.of("--database-password-file", file.toString())));
        return flags;
    }

    @Test
    void owner_killedInTheLiveRun_gameGoesOnWithTheScoresOfARunWithoutTheKill() throws Exception {
        Path key = Files.writeString(folder.resolve("host.key"), "a-host-key-of-both-nodes-01");
        Path journal = folder.resolve("journal.jsonl");
        List<Integer> ports = List.of(freePort(), freePort());
        try (Program a = node("a", key, ports.get(0), ports);
                Program b = node("b", key, ports.get(1), ports);
                Program bots = bots(a, b, key, journal)) {
            awaitLive(b, key, bots);
            a.kill();
            assertThat(bots.status()).as(bots.err() + b.err()).isEqualTo(Headroom.DONE);
            assertSameAsWithoutTheKill(new JsonObject(bots.out()));
            assertPhonesOfTheSurvivorStayed(journal);
            LOG.info("a phone saw nothing new for at most {} ms", longestWaitMillis(journal));
        }
    }

    @Test
    void owner_stoodStill_showsNothingOfAGameThatIsNotItsOwnAnyMore() throws Exception {
        Path key = Files.writeString(folder.resolve("host.key"), "a-host-key-of-both-nodes-02");
        Path journal = folder.resolve("stopped.jsonl");
        List<Integer> ports = List.of(freePort(), freePort());
        try (Program a = node("stopped", key, ports.get(0), ports);
                Program b = node("awake", key, ports.get(1), ports);
                Program bots = bots(a, b, key, journal)) {
            awaitLive(b, key, bots);
            signal("STOP", a);
            await().atMost(Duration.ofSeconds(30)).until(() -> b.err().contains("goes on here"));
            signal("CONT", a);
            assertThat(bots.status()).as(bots.err() + b.err()).isEqualTo(Headroom.DONE);
            JsonObject summary = new JsonObject(bots.out());
            assertSameAsWithoutTheKill(summary);
            // Its creation and the one owner who followed; the one who woke has claimed nothing.
            assertThat(claims(summary)).isEqualTo(2);
            assertThat(staleFrames(journal)).isEmpty();
        }
    }

    @Test
    void owner_drains_isUnreadyBeforeItsPortClosesAndItsGameHasAnOwnerFirst() throws Exception {
        Path key = Files.writeString(folder.resolve("host.key"), "a-host-key-of-both-nodes-03");
        Path journal = folder.resolve("drained.jsonl");
        List<Integer> ports = List.of(freePort(), freePort());
        try (Program a = node("drained", key, ports.get(0), ports);
                Program b = node("stays", key, ports.get(1), ports);
                Program bots = bots(a, b, key, journal)) {
            awaitLive(b, key, bots);
            String url = a.url();
            assertThat(Program.ask(url + "/health/ready", "", "").statusCode()).isEqualTo(200);
            a.process.destroy();
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> Program.ask(url + "/health/ready", "", "").statusCode() == 503);
            assertThat(Program.ask(url + "/health/live", "", "").statusCode())
                    .as("unready, and its port is open")
                    .isEqualTo(200);
            assertThat(a.status()).isEqualTo(Headroom.DONE);
            assertThat(bots.status()).as(bots.err() + b.err()).isEqualTo(Headroom.DONE);
            JsonObject summary = new JsonObject(bots.out());
            assertSameAsWithoutTheKill(summary);
            assertThat(claims(summary)).isEqualTo(2);
        }
    }

    private static void awaitLive(Program at, Path key, Program bots) throws IOException {
        String games = at.url() + "/api/games";
        String secret = Files.readString(key);
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> {
                            assertThat(bots.process.isAlive()).as(bots.err()).isTrue();
                            return Program.ask(games, secret, "").body().contains("\"live\"");
                        });
    }

    private static void signal(String name, Program program) throws Exception {
        String pid = String.valueOf(program.process.pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }

    private static long claims(JsonObject summary) {
        EventLog log = DATABASE.eventLog();
        GameId game = log.find(summary.getString("code")).orElseThrow().gameId();
        return log.read(game).stream().filter(row -> row.type().equals("claimed")).count();
    }

    /**
     * Frames of the first epoch that a phone of the stopped node got in the live run after it had
     * heard nothing for so long that the node must have been stopped meanwhile.
     */
    private static List<JsonObject> staleFrames(Path journal) throws IOException {
        List<JsonObject> frames =
                Files.readAllLines(journal).stream()
                        .map(JsonObject::new)
                        .filter(line -> "bot-1".equals(line.getString("bot")))
                        .filter(line -> line.containsKey("epoch"))
                        .dropWhile(line -> !"update".equals(line.getString("type")))
                        .toList();
        int woken = 1;
        while (frames.get(woken).getLong("millis") - frames.get(woken - 1).getLong("millis")
                < STOPPED_MILLIS) {
            woken++;
        }
        return frames.subList(woken, frames.size()).stream()
                .filter(line -> line.getLong("epoch") == EventLog.FIRST_EPOCH)
                .toList();
    }

    private Program bots(Program a, Program b, Path key, Path journal) throws IOException {
        return Program.start(
                folder,
                "bots",
                "--json",
                "--url",
                a.url(),
                "--url",
                b.url(),
                "--host-key-file",
                key.toString(),
                "--teams",
                "2",
                "--per-team",
                "2",
                "--seed",
                "3",
                "--preset",
                "test",
                "--journal",
                journal.toString());
    }

    /** A replay is a run without a kill: same log, one process, from the first tick to the last. */
    private void assertSameAsWithoutTheKill(JsonObject summary) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--json", summary.getString("code")));
        arguments.addAll(databaseFlags(DATABASE.settings()));
        try (Program replay = Program.start(folder, arguments.toArray(String[]::new))) {
            assertThat(replay.status()).as(replay.out() + replay.err()).isEqualTo(Headroom.DONE);
            JsonObject report = new JsonObject(replay.out());
            assertThat(report.getString("digest")).isEqualTo(summary.getString("digest"));
            assertThat(points(report.getJsonArray("standings")))
                    .containsExactlyInAnyOrderElementsOf(
                            points(summary.getJsonArray("leaderboard")));
        }
    }

    private static List<String> points(JsonArray places) {
        return places.stream()
                .map(JsonObject.class::cast)
                .map(place -> place.getString("track") + " " + place.getInteger("points"))
                .toList();
    }

    /** For a reader, not for a verdict: how long a phone of the survivor saw nothing new. */
    private static long longestWaitMillis(Path journal) throws IOException {
        long last = Long.MAX_VALUE;
        long longest = 0;
        for (String text : Files.readAllLines(journal)) {
            JsonObject line = new JsonObject(text);
            if ("bot-2".equals(line.getString("bot")) && "update".equals(line.getString("type"))) {
                longest = Math.max(longest, line.getLong("millis") - last);
                last = line.getLong("millis");
            }
        }
        return longest;
    }

    /** The bots with even numbers sit at the node that lives: they never had to reconnect. */
    private static void assertPhonesOfTheSurvivorStayed(Path journal) throws IOException {
        List<JsonObject> hellos =
                Files.readAllLines(journal).stream()
                        .map(JsonObject::new)
                        .filter(line -> "hello".equals(line.getString("type")))
                        .toList();
        for (String bot : List.of("bot-2", "bot-4")) {
            assertThat(hellos).filteredOn(line -> bot.equals(line.getString("bot"))).hasSize(1);
        }
        for (String bot : List.of("bot-1", "bot-3", "host")) {
            assertThat(hellos)
                    .filteredOn(line -> bot.equals(line.getString("bot")))
                    .hasSizeGreaterThan(1);
        }
    }
}
