package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.HttpAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

import java.util.List;
import java.util.function.Supplier;

/** Hosting, listing and joining games over HTTP. */
final class GamesApi {
    private static final String BEARER = "Bearer ";

    private final Games games;
    private final HostKeyCheck hostKey;
    private final WrongAttempts attempts;
    private final CodeLookups lookups;
    private final Clients clients;
    private final Supplier<List<String>> joinBases;

    /**
     * The interface to some games.
     *
     * @param joinBases addresses that students can type, best first
     */
    GamesApi(
            Games games,
            HostKeyCheck hostKey,
            WrongAttempts attempts,
            CodeLookups lookups,
            Clients clients,
            Supplier<List<String>> joinBases) {
        this.games = games;
        this.hostKey = hostKey;
        this.attempts = attempts;
        this.lookups = lookups;
        this.clients = clients;
        this.joinBases = joinBases;
    }

    /** Goes on only with the host key, however many wrong ones its network sends. */
    void requireKey(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (given != null
                && given.startsWith(BEARER)
                && hostKey.opens(given.substring(BEARER.length()))) {
            context.next();
            return;
        }
        if (wrong(context, RefusalCode.BAD_SECRET) == RefusalCode.BAD_SECRET) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Replies.refuse(context, RefusalCode.BAD_SECRET);
        } else {
            Replies.refuse(context, RefusalCode.TOO_MANY_ATTEMPTS);
        }
    }

    private RefusalCode wrong(RoutingContext context, RefusalCode code) {
        return attempts.note(clients.address(context.request()), System.nanoTime(), code);
    }

    /** Hosts a game. */
    void host(RoutingContext context) {
        Games.HostRequest request;
        try {
            Buffer body = context.body().buffer();
            request = HostRequests.read(body == null ? Buffer.buffer() : body);
        } catch (HostRequests.BadBody bad) {
            Replies.refuse(context, RefusalCode.BAD_REQUEST, bad.where(), bad.expected());
            return;
        }
        games.host(request)
                .onSuccess(
                        row ->
                                Replies.json(
                                        context,
                                        201,
                                        new HttpAnswer.HostedGame(row.game(), row.code())))
                .onFailure(failure -> Replies.fail(context, failure));
    }

    /** Lists the games that are not over. */
    void list(RoutingContext context) {
        games.unfinished()
                .onSuccess(
                        rows ->
                                Replies.json(
                                        context, 200, rows.stream().map(GamesApi::listed).toList()))
                .onFailure(failure -> Replies.fail(context, failure));
    }

    /** Tells how students come into a game. */
    void join(RoutingContext context) {
        String code = String.valueOf(context.pathParam("code"));
        String address = clients.address(context.request());
        CodeLookups.Place place =
                lookups.ask(address, code, null, outcome -> join(context, code, outcome));
        context.addEndHandler(ended -> place.leave());
    }

    private void join(RoutingContext context, String code, CodeLookups.Outcome outcome) {
        switch (outcome) {
            case CROWDED -> Replies.refuse(context, RefusalCode.TOO_MANY_ATTEMPTS);
            case UNKNOWN -> Replies.refuse(context, wrong(context, RefusalCode.NO_SUCH_GAME));
            case GO_ON ->
                    games.find(code)
                            .onSuccess(
                                    row -> {
                                        if (row == null) {
                                            RefusalCode refusal =
                                                    wrong(context, RefusalCode.NO_SUCH_GAME);
                                            Replies.refuse(context, refusal);
                                        } else {
                                            joinLink(context, row.code());
                                        }
                                    })
                            .onFailure(failure -> Replies.fail(context, failure));
        }
    }

    private void joinLink(RoutingContext context, String code) {
        String url = address(context.request(), "/#code=" + code);
        Replies.json(context, 200, new HttpAnswer.JoinLink(code, url, QrPath.of(url)));
    }

    /** A page's address as others can type it. */
    String address(HttpServerRequest request, String page) {
        return base(request) + page;
    }

    /**
     * The address that the instructor's own browser uses, for it may be the one the hall knows;
     * unless it is one that only this machine can use.
     */
    private String base(HttpServerRequest request) {
        HostAndPort host = request.authority();
        List<String> bases = joinBases.get();
        String best = bases.getFirst();
        if (host == null || JoinAddresses.isLoopback(host.host())) {
            return best;
        }
        String asked = "http://" + host;
        return bases.contains(asked) ? asked : best;
    }

    private static HttpAnswer listed(Games.GameRow row) {
        return new HttpAnswer.ListedGame(
                row.game(),
                row.code(),
                row.mission(),
                row.round(),
                row.phase(),
                row.seats(),
                row.createdAt().toString());
    }
}
