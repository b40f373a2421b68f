package io.headroom.node.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.FileTrouble;
import io.headroom.node.bots.Journal;
import io.headroom.node.bots.Play;
import io.headroom.node.bots.PlayFailed;
import io.headroom.node.bots.PlayPlan;
import io.headroom.node.bots.PlayedGame;
import io.headroom.node.bots.Skill;
import io.headroom.node.settings.HostKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** {@code bots}: plays a game over the public protocol. */
@Command(
        name = "bots",
        mixinStandardHelpOptions = true,
        description = "Plays as students, and with the host key as the instructor too.",
        footer = {
            "",
            "Example: headroom bots --url http://127.0.0.1:8080 \\",
            "    --host-key-file ~/.local/share/headroom/host.key --teams 8 --per-team 5 --seed 1"
        })
final class BotsCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            required = true,
            description = "where the server is; again for each further node of its cluster")
    private List<URI> urls = new ArrayList<>();

    @Option(names = "--code", description = "join this game; without it one is hosted")
    private @Nullable String code;

    @Option(names = "--host-key-file", description = "host or lead a game with this key")
    private @Nullable Path hostKeyFile;

    @Option(names = "--teams", required = true, description = "1 to 100")
    private int teams;

    @Option(names = "--per-team", required = true, description = "1 to 8")
    private int perTeam;

    @Option(names = "--seed", required = true, description = "of all choices of the bots")
    private long seed;

    @Option(names = "--strategy", description = "random, climber, expert or mixed")
    private String strategy = "mixed";

    @Option(names = "--mission", description = "of the hosted game; ${DEFAULT-VALUE}")
    private String mission = "model-serving";

    @Option(names = "--round", description = "of the hosted game; ${DEFAULT-VALUE}")
    private int round = 2;

    @Option(names = "--preset", description = "of the hosted game; ${DEFAULT-VALUE}")
    private String preset = "short";

    @Option(
            names = "--await-projector",
            paramLabel = "SECONDS",
            description =
                    "let the bots come in when a projector watches or a key is pressed, after so"
                            + " many seconds at the latest; 0: without end")
    private @Nullable Integer patienceSeconds;

    @Option(names = "--journal", description = "a file for a line of JSON for each message")
    private @Nullable Path journal;

    @Option(names = "--json", description = "print the summary as one JSON line")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PlayPlan plan = plan();
        Path file = journal;
        try (Journal lines = file == null ? Journal.none() : Journal.at(file)) {
            return play(plan, lines);
        } catch (IOException unusable) {
            throw new CommandRefused(
                    "--journal %s: found %s, expected a file that can be written"
                            .formatted(file, FileTrouble.found(unusable)));
        }
    }

    private int play(PlayPlan plan, Journal lines) throws InterruptedException {
        CommandLine line = Objects.requireNonNull(spec, "set by the parser").commandLine();
        PrintWriter out = line.getOut();
        Vertx vertx = Vertx.vertx();
        try {
            PlayedGame outcome =
                    new Play(vertx, plan, lines)
                            .announcing(game -> announce(line.getErr(), plan, game))
                            .startingWith(signal(vertx))
                            .run()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get();
            out.println(json ? line(outcome) : text(outcome));
            out.flush();
            return Headroom.DONE;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof PlayFailed refused) {
                throw refused;
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                throw new CommandRefused("--url: nothing answers at " + plan.urls().getFirst());
            }
            if (cause instanceof IOException || cause instanceof HttpClosedException) {
                throw new CommandRefused(
                        "--url: %s broke off: %s"
                                .formatted(plan.urls().getFirst(), cause.getMessage()));
            }
            throw new IllegalStateException(cause);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void announce(PrintWriter err, PlayPlan plan, Play.Opened game) {
        String joinUrl = game.joinUrl();
        if (joinUrl != null) {
            err.println(QrText.of(joinUrl));
            err.printf("  Students    %s%n", joinUrl);
        }
        err.printf("  Projector   %s/projector#code=%s%n", plan.urls().getFirst(), game.code());
        err.printf("%n%d bots play game %s", plan.seats(), game.code());
        Integer patience = patienceSeconds;
        if (patience != null) {
            err.print(" as soon as a projector is open or a key is pressed");
            err.print(patience > 0 ? ", in " + patience + " s at the latest" : "");
        }
        err.println(".");
        err.flush();
    }

    /** When the bots come in, whether or not a projector watches. */
    private Future<Void> signal(Vertx vertx) {
        Integer patience = patienceSeconds;
        if (patience == null) {
            return Future.succeededFuture();
        }
        Promise<Void> begin = Promise.promise();
        if (patience > 0) {
            vertx.setTimer(TimeUnit.SECONDS.toMillis(patience), timer -> begin.tryComplete());
        }
        Thread keys = new Thread(() -> awaitKey(begin), "key-press");
        keys.setDaemon(true);
        keys.start();
        return begin.future();
    }

    /** The end of the input is no key: whoever has no terminal waits for the projector. */
    private static void awaitKey(Promise<Void> begin) {
        try {
            if (System.in.read() >= 0) {
                begin.tryComplete();
            }
        } catch (IOException unreadable) {
            System.err.println("headroom: no key can be read: " + unreadable.getMessage());
        }
    }

    private PlayPlan plan() {
        within("--teams", teams, 1, 100);
        within("--per-team", perTeam, 1, 8);
        for (URI url : urls) {
            if (!"http".equals(url.getScheme())
                    || url.getHost() == null
                    || url.getPort() > MOST_PORT) {
                throw new CommandRefused("--url: found '" + url + "', expected http://HOST:PORT");
            }
        }
        Integer patience = patienceSeconds;
        if (patience != null) {
            within("--await-projector", patience, 0, 3_600);
            if (hostKeyFile == null) {
                throw new CommandRefused("--await-projector needs --host-key-file");
            }
        }
        if (code == null && hostKeyFile == null) {
            throw new CommandRefused("--code or --host-key-file is needed");
        }
        return new PlayPlan(
                urls,
                code,
                hostKey(),
                new PlayPlan.Hosting(mission, round, preset),
                teams,
                perTeam,
                seed,
                skill());
    }

    private static void within(String flag, int found, int least, int most) {
        if (found < least || found > most) {
            throw new CommandRefused(
                    "%s: found %d, expected %d to %d".formatted(flag, found, least, most));
        }
    }

    private Skill skill() {
        for (Skill skill : Skill.values()) {
            if (skill.name().toLowerCase(Locale.ROOT).equals(strategy)) {
                return skill;
            }
        }
        throw new CommandRefused(
                "--strategy: found '" + strategy + "', expected random, climber, expert or mixed");
    }

    private @Nullable String hostKey() {
        Path file = hostKeyFile;
        return file == null ? null : HostKey.read("--host-key-file", file).value();
    }

    private static String line(PlayedGame outcome) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("code", outcome.code())
                .put("seats", outcome.seats())
                .put("digest", outcome.digest());
        ArrayNode places = line.putArray("leaderboard");
        for (PlayedGame.Place place : outcome.leaderboard()) {
            places.addObject()
                    .put("rank", place.rank())
                    .put("name", place.name())
                    .put("track", place.track())
                    .put("ghost", place.ghost())
                    .put("adherence", place.adherence())
                    .put("points", place.points());
        }
        return line.toString();
    }

    private static String text(PlayedGame outcome) {
        StringBuilder text = new StringBuilder();
        text.append("Game ").append(outcome.code()).append(", ");
        text.append(outcome.seats()).append(" seats\n\n");
        text.append("points  team                     track           adherence\n");
        for (PlayedGame.Place place : outcome.leaderboard()) {
            text.append(
                    "%6d  %-24s %-14s %8.2f %%%n"
                            .formatted(
                                    place.points(),
                                    place.name() + (place.ghost() ? " (ghost)" : ""),
                                    place.track(),
                                    100 * place.adherence()));
        }
        return text.append("\ndigest ").append(outcome.digest()).toString();
    }
}
