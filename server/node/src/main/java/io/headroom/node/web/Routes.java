package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import java.util.List;

/**
 * The addresses of a server, each with what can be done there. Whatever can be read can be asked
 * about with HEAD, every address tells with OPTIONS what it does, and refuses the rest. Nothing
 * here allows other sites' pages anything.
 */
final class Routes {
    /** What can be done at one address or another. */
    static final String ALL_METHODS = "GET, HEAD, POST, OPTIONS";

    private final Router router;

    Routes(Router router) {
        this.router = router;
    }

    /** An address that can be read. */
    void get(String path, Handler<RoutingContext> handler) {
        reading(path, List.of(handler));
        rest(path, "GET, HEAD, OPTIONS");
    }

    /** An address that programs can read. */
    void get(HttpRoute route, Handler<RoutingContext> handler) {
        get(route.routed(), handler);
    }

    /** An address that takes something. */
    void post(HttpRoute route, List<Handler<RoutingContext>> handlers) {
        String path = route.routed();
        handlers.forEach(handler -> router.post(path).handler(handler));
        rest(path, "POST, OPTIONS");
    }

    /** An address that programs can read, and that takes something too. */
    void getAndPost(
            HttpRoute route,
            List<Handler<RoutingContext>> getHandlers,
            List<Handler<RoutingContext>> postHandlers) {
        String path = route.routed();
        reading(path, getHandlers);
        postHandlers.forEach(handler -> router.post(path).handler(handler));
        rest(path, ALL_METHODS);
    }

    private void reading(String path, List<Handler<RoutingContext>> handlers) {
        for (Handler<RoutingContext> handler : handlers) {
            router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
        }
    }

    private void rest(String path, String allowed) {
        router.route(path)
                .handler(
                        context -> {
                            if (context.request().method().equals(HttpMethod.OPTIONS)) {
                                Replies.options(context.request(), allowed);
                            } else {
                                context.response().putHeader("Allow", allowed);
                                Replies.refuse(context, RefusalCode.METHOD_NOT_ALLOWED);
                            }
                        });
    }
}
