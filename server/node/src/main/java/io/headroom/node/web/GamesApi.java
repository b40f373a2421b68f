package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.HttpAnswer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

import java.util.List;
import java.util.function.Supplier;

/** Hosting, listing and joining games over HTTP. */
final class GamesApi {
    private final Games games;
    private final HostKeyCheck hostKey;
    private final BearerTokens bearers;
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
            BearerTokens bearers,
            CodeLookups lookups,
            Clients clients,
            Supplier<List<String>> joinBases) {
        this.games = games;
        this.hostKey = hostKey;
        this.bearers = bearers;
        this.lookups = lookups;
        this.clients = clients;
        this.joinBases = joinBases;
    }

    /** Goes on only with the host key, however many wrong ones its network sends. */
    void requireKey(RoutingContext context) {
        String given = BearerTokens.of(context);
        if (given != null && hostKey.opens(given)) {
            context.next();
        } else {
            bearers.refuse(context);
        }
    }

    /** Hosts a game. */
    void host(RoutingContext context) {
        Games.HostRequest request = JsonBodies.read(context, HostRequests::read);
        if (request == null) {
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

    /** Erases what people left in a game. */
    void forget(RoutingContext context) {
        Games.ForgetRequest request = JsonBodies.read(context, HostRequests::forget);
        if (request == null) {
            return;
        }
        games.forget(String.valueOf(context.pathParam("game")), request.seats())
                .onSuccess(forgotten -> Replies.json(context, 200, forgotten))
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

    private void refuseCode(RoutingContext context) {
        Replies.refuse(context, bearers.wrong(context, RefusalCode.NO_SUCH_GAME));
    }

    private void join(RoutingContext context, String code, CodeLookups.Outcome outcome) {
        switch (outcome) {
            case CROWDED -> Replies.refuse(context, RefusalCode.TOO_MANY_ATTEMPTS);
            case UNKNOWN -> refuseCode(context);
            case GO_ON ->
                    games.find(code)
                            .onSuccess(
                                    row -> {
                                        if (row == null) {
                                            refuseCode(context);
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
