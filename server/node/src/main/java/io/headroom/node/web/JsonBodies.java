package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

/** The bodies of requests. */
final class JsonBodies {
    private JsonBodies() {}

    /** A body that cannot be read. */
    static final class BadBody extends Exception {
        private static final long serialVersionUID = 1L;
        private final String where;
        private final String expected;

        /**
         * One in which something is wrong.
         *
         * @param where the property; {@code body} for the whole
         * @param expected what should stand there
         */
        BadBody(String where, String expected) {
            super(where + ": expected " + expected, null, false, false);
            this.where = where;
            this.expected = expected;
        }
    }

    /** Makes something of a body. */
    interface Reader<T> {
        T read(Buffer body) throws BadBody;
    }

    /** What a request says; null when it cannot be read, which has been told then. */
    static <T> @Nullable T read(RoutingContext context, Reader<T> reader) {
        try {
            return reader.read(of(context));
        } catch (BadBody bad) {
            Replies.refuse(context, RefusalCode.BAD_REQUEST, bad.where, bad.expected);
            return null;
        }
    }

    private static Buffer of(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    /**
     * The object in a body.
     *
     * @throws BadBody when it holds none
     */
    static JsonObject object(Buffer body) throws BadBody {
        try {
            return new JsonObject(body);
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new BadBody("body", "a JSON object");
        }
    }
}
