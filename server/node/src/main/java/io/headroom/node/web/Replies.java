package io.headroom.node.web;

import io.headroom.node.live.Games;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How HTTP requests are answered. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    /**
     * What a page may load: its own files and its own socket. A page that shows what students typed
     * must not be able to run it.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self' ws: wss:; manifest-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Replies() {}

    /**
     * Puts the headers on an answer that every answer has.
     *
     * @param trustworthy whether browsers take the origin for one that nobody can have changed on
     *     the way; over plain http in a hall they refuse this header, loudly
     */
    static void secure(HttpServerResponse response, boolean trustworthy) {
        if (trustworthy) {
            response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(
                        "Permissions-Policy",
                        "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    }

    /** Answers with a JSON text that nobody may keep. */
    static void json(RoutingContext context, int status, String json) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json);
    }

    /** Refuses with a code and its own sentence. */
    static void refuse(RoutingContext context, WebCode code) {
        refuse(context, code, code.sentence());
    }

    /** Refuses with a code and a more precise sentence. */
    static void refuse(RoutingContext context, WebCode code, String sentence) {
        refuse(context, code.httpStatus(), code.wireName(), sentence);
    }

    /** Answers for whatever failed: a refusal as such, all else as a bug that the log tells. */
    static void fail(RoutingContext context, @Nullable Throwable failure) {
        if (context.response().ended()) {
            return;
        }
        if (failure instanceof Games.GameRefused refused) {
            int status = WebCode.of(refused.closeCode()).httpStatus();
            refuse(context, status, refused.code(), String.valueOf(refused.getMessage()));
            return;
        }
        LOG.error("{} {} failed", context.request().method(), context.request().path(), failure);
        refuse(context, WebCode.INTERNAL);
    }

    private static void refuse(RoutingContext context, int status, String code, String sentence) {
        json(
                context,
                status,
                new JsonObject().put("code", code).put("sentence", sentence).encode());
    }
}
