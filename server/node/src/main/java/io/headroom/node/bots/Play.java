package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.node.protocol.Role;
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
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
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
    private Consumer<String> announce = code -> {};

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
     * Tells somebody the game's code as soon as there is one.
     *
     * @return this
     */
    public Play announcing(Consumer<String> announcement) {
        announce = announcement;
        return this;
    }

    /** Plays; fails with {@link PlayFailed} when the server does not let the bots in. */
    public Future<Outcome> run() {
        Promise<Outcome> outcome = Promise.promise();
        // On an event loop, since an answer that is over before somebody asks for its body has an
        // empty one (Vert.x 5.1.6): a thread of its own could come too late.
        vertx.runOnContext(
                ignored -> {
                    String code = plan.code();
                    Future<String> game = code == null ? host() : Future.succeededFuture(code);
                    game.compose(this::play).eventually(this::leave).onComplete(outcome);
                });
        return outcome.future();
    }

    private Future<Outcome> play(String code) {
        announce.accept(code);
        BoardWatch watch = new BoardWatch();
        client(0, "projector", Role.PROJECTOR, code, null, watch).connect();
        String key = plan.hostKey();
        if (key != null) {
            HostBot host = new HostBot(vertx, plan.seats());
            host.lead(client(0, "host", Role.HOST, code, key, host));
        }
        Roster roster = new Roster();
        for (int index = 0; index < plan.seats(); index++) {
            int seat = index;
            vertx.setTimer(1 + ARRIVAL_MILLIS * index, timer -> seat(code, seat, roster));
        }
        return watch.end().map(board -> outcome(code, board));
    }

    private void seat(String code, int index, Roster roster) {
        String name = FriendlyNames.of(plan.seed(), index);
        StudentBot student = new StudentBot(name, plan.skill(), plan.seed(), roster);
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Future<String> host() {
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
        URI url = plan.urls().getFirst();
        RequestOptions post =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost(url.getHost())
                        .setPort(url.getPort() > 0 ? url.getPort() : 80)
                        .setURI("/api/games")
                        .putHeader("Authorization", "Bearer " + key)
                        .putHeader("Content-Type", "application/json");
        return http.request(post)
                .compose(request -> request.send(body.toBuffer()))
                .compose(
                        response ->
                                response.body().map(text -> hosted(response.statusCode(), text)));
    }

    private static String hosted(int status, Buffer body) {
        try {
            JsonObject answer = new JsonObject(body);
            if (status != 201) {
                throw new PlayFailed("No game was hosted: " + answer.getString("sentence"));
            }
            return answer.getString("code");
        } catch (DecodeException | ClassCastException foreign) {
            throw new PlayFailed(
                    "No game was hosted: what answers, with status %d, is no Headroom."
                            .formatted(status));
        }
    }

    private Future<Void> leave() {
        clients.forEach(ScreenClient::close);
        return http.close().compose(closed -> sockets.close());
    }

    private Outcome outcome(String code, JsonNode board) {
        List<Outcome.Place> places = new ArrayList<>();
        for (JsonNode card : board.path("leaderboard")) {
            places.add(
                    new Outcome.Place(
                            card.path("rank").asInt(),
                            card.path("name").asText(),
                            card.path("track").asText(),
                            card.path("ghost").isTextual(),
                            card.path("adherence").asDouble(),
                            card.path("points").asInt()));
        }
        return new Outcome(
                code, board.path("seats").asInt(), board.path("digest").asText(), places);
    }
}
