package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.id.SeatToken;
import io.headroom.node.codec.TeamWords;
import io.headroom.node.protocol.Role;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One game, played by bots from the first seat to the digest. */
public final class Play {
    private static final int TOKEN_BYTES = 16;
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    /** Seats that come in at once; the next batch comes when these are connected. */
    private static final long ARRIVAL_MILLIS = 25;

    private final Vertx vertx;
    private final PlayPlan plan;
    private final Journal journal;
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final SecureRandom secrets = new SecureRandom();
    private final List<ScreenClient> clients = new ArrayList<>();
    private Consumer<Opened> announce = opened -> {};
    private Future<Void> start = Future.succeededFuture();

    /**
     * The game that is played.
     *
     * @param joinUrl how phones come in; null when the game was there already
     */
    public record Opened(String code, @Nullable String joinUrl) {}

    /** A game that has not begun. */
    public Play(Vertx vertx, PlayPlan plan, Journal journal) {
        this.vertx = vertx;
        this.plan = plan;
        this.journal = journal;
        this.http = vertx.createHttpClient();
        this.sockets =
                vertx.createWebSocketClient(
                        new WebSocketClientOptions()
                                .setMaxConnections(plan.seats() + 2)
                                .setMaxFrameSize(MAX_MESSAGE_BYTES)
                                .setMaxMessageSize(MAX_MESSAGE_BYTES));
    }

    /**
     * Tells somebody about the game as soon as there is one.
     *
     * @return this
     */
    public Play announcing(Consumer<Opened> announcement) {
        announce = announcement;
        return this;
    }

    /**
     * Lets the bots come in only when this is done, or a projector watches the game.
     *
     * @return this
     */
    public Play startingWith(Future<Void> signal) {
        start = signal;
        return this;
    }

    /** Plays; fails with {@link PlayFailed} when the server does not let the bots in. */
    public Future<PlayedGame> run() {
        Promise<PlayedGame> outcome = Promise.promise();
        // On an event loop, since an answer that is over before somebody asks for its body has an
        // empty one (Vert.x 5.1.6): a thread of its own could come too late.
        vertx.runOnContext(
                ignored -> {
                    String code = plan.code();
                    Future<Opened> game = code == null ? host() : join(code);
                    game.compose(this::play).eventually(this::leave).onComplete(outcome);
                });
        return outcome.future();
    }

    /** Asks once whether the game is there, for what comes back by itself would never say. */
    private Future<Opened> join(String code) {
        String path = "/api/games/" + URLEncoder.encode(code, StandardCharsets.UTF_8) + "/join";
        return asked("joined", to(HttpMethod.GET, path), Buffer.buffer(), 200)
                .map(join -> new Opened(code, null));
    }

    private Future<PlayedGame> play(Opened opened) {
        announce.accept(opened);
        String code = opened.code();
        List<Future<?>> signals = new ArrayList<>(List.of(start));
        String key = plan.hostKey();
        if (key != null) {
            HostBot host = new HostBot(vertx, plan.seats());
            host.lead(client(0, "host", Role.HOST, code, key, host));
            signals.add(host.watched());
        }
        return here(Future.any(signals)).compose(begun -> comeIn(code));
    }

    /** The same, told on the event loop that plays. */
    private Future<Void> here(Future<?> signal) {
        Context loop = vertx.getOrCreateContext();
        Promise<Void> told = Promise.promise();
        signal.onComplete(done -> loop.runOnContext(ignored -> told.complete()));
        return told.future();
    }

    private Future<PlayedGame> comeIn(String code) {
        BoardWatch watch = new BoardWatch();
        client(0, "projector", Role.PROJECTOR, code, null, watch).connect();
        BotTeams roster = new BotTeams();
        for (int index = 0; index < plan.seats(); index++) {
            int seat = index;
            vertx.setTimer(1 + ARRIVAL_MILLIS * index, timer -> seat(code, seat, roster));
        }
        return watch.end().map(board -> outcome(code, board));
    }

    private void seat(String code, int index, BotTeams roster) {
        String name = FriendlyNames.of(plan.seed(), index);
        StudentBot student = new StudentBot(vertx, name, plan.skill(), plan.seed(), roster);
        student.play(client(index, "bot-" + (index + 1), Role.SEAT, code, token(), student));
    }

    private ScreenClient client(
            int index,
            String name,
            Role role,
            String code,
            @Nullable String secret,
            ScreenClient.Screen screen) {
        ScreenClient client =
                new ScreenClient(
                        vertx,
                        sockets,
                        plan.urls(),
                        index,
                        new ScreenClient.Identity(name, role, code, secret),
                        screen,
                        journal);
        clients.add(client);
        return client;
    }

    private String token() {
        byte[] token = new byte[TOKEN_BYTES];
        secrets.nextBytes(token);
        return SeatToken.of(token).value();
    }

    private Future<Opened> host() {
        String key = plan.hostKey();
        if (key == null) {
            return Future.failedFuture(
                    new PlayFailed("Without a code the bots need the host key, to host a game."));
        }
        PlayPlan.Hosting hosting = plan.hosting();
        JsonObject body =
                new JsonObject()
                        .put("mission", hosting.mission())
                        .put("round", hosting.round())
                        .put("preset", hosting.preset())
                        .put("teamSize", plan.perTeam())
                        .put("tracks", new JsonArray());
        RequestOptions post =
                to(HttpMethod.POST, "/api/games")
                        .putHeader("Authorization", "Bearer " + key)
                        .putHeader("Content-Type", "application/json");
        return asked("hosted", post, body.toBuffer(), 201)
                .map(answer -> answer.getString("code"))
                .compose(
                        code ->
                                asked(
                                                "joined",
                                                to(HttpMethod.GET, "/api/games/" + code + "/join"),
                                                Buffer.buffer(),
                                                200)
                                        .map(join -> new Opened(code, join.getString("url"))));
    }

    private RequestOptions to(HttpMethod method, String path) {
        URI url = plan.urls().getFirst();
        return new RequestOptions()
                .setMethod(method)
                .setHost(url.getHost())
                .setPort(url.getPort() > 0 ? url.getPort() : 80)
                .setURI(path);
    }

    private Future<JsonObject> asked(
            String done, RequestOptions request, Buffer body, int expected) {
        return http.request(request)
                .compose(ready -> ready.send(body))
                .compose(
                        response ->
                                response.body()
                                        .map(
                                                text ->
                                                        answer(
                                                                done,
                                                                response.statusCode(),
                                                                text,
                                                                expected)));
    }

    private static JsonObject answer(String done, int status, Buffer body, int expected) {
        try {
            JsonObject answer = new JsonObject(body);
            if (status != expected) {
                throw new PlayFailed(
                        "No game was %s: the server said %s %s."
                                .formatted(
                                        done,
                                        answer.getString("code"),
                                        answer.getJsonObject("arguments")));
            }
            return answer;
        } catch (DecodeException | ClassCastException foreign) {
            throw new PlayFailed(
                    "No game was %s: what answers, with status %d, is no Headroom."
                            .formatted(done, status));
        }
    }

    private Future<Void> leave() {
        clients.forEach(ScreenClient::close);
        return http.close().compose(closed -> sockets.close());
    }

    private PlayedGame outcome(String code, JsonNode board) {
        List<PlayedGame.Place> places = new ArrayList<>();
        for (JsonNode card : board.path("leaderboard")) {
            places.add(
                    new PlayedGame.Place(
                            card.path("rank").asInt(),
                            name(card),
                            card.path("track").asText(),
                            card.path("ghost").isTextual(),
                            card.path("adherence").asDouble(),
                            card.path("points").asInt()));
        }
        return new PlayedGame(
                code, board.path("seats").asInt(), board.path("digest").asText(), places);
    }

    private static String name(JsonNode card) {
        return switch (card.path("ghost").asText()) {
            case "frontier" -> "Frontier";
            case "overbuild" -> "Overbuild";
            case "house-par" -> "House: start";
            case "house-random" -> "House: blind";
            case "house-climber" -> "House: climber";
            default -> TeamWords.of(card.path("name").asInt());
        };
    }
}
