package io.headroom.node.web;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.HttpAnswer;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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

    private static final int TOO_MANY_REQUESTS = 429;

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

    /** Answers with an {@link HttpAnswer} or a list of them, which nobody may keep. */
    static void json(RoutingContext context, int status, Object answer) {
        json(context.request(), status, ServerCodec.json(answer));
    }

    /** The same with a JSON text. */
    static void text(RoutingContext context, int status, String json) {
        json(context.request(), status, json);
    }

    private static void json(HttpServerRequest request, int status, String json) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        send(request, Buffer.buffer(json));
    }

    /** Sends a body, or with HEAD only how long it is. */
    static void send(HttpServerRequest request, Buffer body) {
        HttpServerResponse response =
                request.response()
                        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** Answers what can be done. */
    static void options(HttpServerRequest request, String allowed) {
        request.response()
                .setStatusCode(204)
                .putHeader("Allow", allowed)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** Refuses what the transport could not read as a request; it closes the connection then. */
    static void refuseUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        boolean tooLong =
                cause instanceof TooLongHttpHeaderException
                        || cause instanceof TooLongHttpLineException;
        secure(request.response(), false);
        Refusal refusal =
                tooLong
                        ? Refusal.of(RefusalCode.LONG_HEADERS)
                        : Refusal.of(RefusalCode.BAD_REQUEST, "request", "HTTP/1.1");
        json(
                request,
                refusal.code().httpStatus(),
                ServerCodec.json(new HttpAnswer.Refused(refusal)));
    }

    /** Refuses with a code and a value for each of its arguments. */
    static void refuse(RoutingContext context, RefusalCode code, Object... values) {
        refuse(context, Refusal.of(code, values));
    }

    /** Answers for whatever failed: a refusal as such, all else as a bug that the log tells. */
    static void fail(RoutingContext context, @Nullable Throwable failure) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (failure instanceof Games.GameRefused refused) {
            refuse(context, refused.refusal());
            return;
        }
        LOG.error("{} {} failed", context.request().method(), context.request().path(), failure);
        refuse(context, RefusalCode.INTERNAL);
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        if (context.response().headWritten()) {
            // It was answered before it was read to its end.
            return;
        }
        int status = refusal.code().httpStatus();
        if (status == TOO_MANY_REQUESTS) {
            context.response().putHeader("Retry-After", "2");
        }
        json(context, status, new HttpAnswer.Refused(refusal));
    }
}
