package io.headroom.node.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The bodies of requests. */
final class JsonBodies {
    private JsonBodies() {}

    /** A body that cannot be read. */
    static final class BadBody extends Exception {
        private static final long serialVersionUID = 1L;
        private final String where;
        private final String expected;

        BadBody(String where, String expected) {
            super(where + ": expected " + expected, null, false, false);
            this.where = where;
            this.expected = expected;
        }

        /** The property; {@code body} for the whole. */
        String where() {
            return where;
        }

        /** What should stand there. */
        String expected() {
            return expected;
        }
    }

    /** What a request says; nothing when it has no body. */
    static Buffer of(RoutingContext context) {
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
