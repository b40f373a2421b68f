package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

/** What requests bring to be let in, and what is said to those who bring the wrong thing. */
final class BearerTokens {
    private static final String BEARER = "Bearer ";

    private final WrongAttempts attempts;
    private final Clients clients;

    BearerTokens(WrongAttempts attempts, Clients clients) {
        this.attempts = attempts;
        this.clients = clients;
    }

    /** What a request brings; null when that is nothing. */
    static @Nullable String of(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.startsWith(BEARER) ? given.substring(BEARER.length()) : null;
    }

    /** Notes a wrong one, and says so or that they were too many. */
    void refuse(RoutingContext context) {
        RefusalCode code = wrong(context, RefusalCode.BAD_SECRET);
        if (code == RefusalCode.BAD_SECRET) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        Replies.refuse(context, code);
    }

    /** Notes something wrong of an address; what is to be said of it. */
    RefusalCode wrong(RoutingContext context, RefusalCode code) {
        return attempts.note(clients.address(context.request()), System.nanoTime(), code);
    }
}
