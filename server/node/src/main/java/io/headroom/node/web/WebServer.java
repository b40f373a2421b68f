package io.headroom.node.web;

import io.headroom.node.live.Games;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The web side of a node: listens, routes, and drains when it stops. One event loop carries all its
 * connections; it never waits.
 */
public final class WebServer extends VerticleBase {
    /** How often silent connections are looked for. */
    private static final long SWEEP_MILLIS = 100;

    /** Larger messages are cut off by the transport, without a word; see {@link WebLimits}. */
    private static final int TRANSPORT_FRAME_BYTES = 256 * 1024;

    /** How long a closed connection may take to say goodbye. */
    private static final int CLOSING_SECONDS = 2;

    private final WebConfig config;
    private final Games games;
    private final Readiness readiness;
    private final String scenarios;
    private final Pages pages;
    private final Guard guard;
    private final Sockets sockets;
    private final HostKeyCheck hostKey;
    private final WrongAttempts attempts;
    private @Nullable HttpServer server;
    private boolean draining;

    /**
     * A server that is not listening yet; deploy it.
     *
     * @param scenarios what can be played, as JSON text
     * @param resources where the client's pages are, under {@code web/}
     */
    public WebServer(
            WebConfig config,
            Games games,
            Readiness readiness,
            String scenarios,
            ClassLoader resources) {
        this.config = config;
        this.games = games;
        this.readiness = readiness;
        this.scenarios = scenarios;
        this.pages = new Pages(resources);
        this.guard = new Guard(config.publicUrls());
        this.hostKey = new HostKeyCheck(config.hostKey());
        this.attempts = new WrongAttempts(config.limits());
        this.sockets = new Sockets(games, config.limits(), hostKey, attempts);
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(config.bind())
                        .setPort(config.port())
                        .setCompressionSupported(false)
                        .setMaxWebSocketFrameSize(TRANSPORT_FRAME_BYTES)
                        .setMaxWebSocketMessageSize(TRANSPORT_FRAME_BYTES)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setWebSocketClosingTimeout(CLOSING_SECONDS)
                        .setIdleTimeout(2 * config.limits().idleMillis() / 1000 + 1);
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sockets.sweep(System.nanoTime()));
        HttpServer created = vertx.createHttpServer(options).requestHandler(routes());
        server = created;
        return created.listen();
    }

    /** The port that it listens on; only after the start. */
    public int port() {
        return Objects.requireNonNull(server, "not listening").actualPort();
    }

    /** Sends every screen away and takes no new ones; the deployment is undone after this. */
    @Override
    public Future<?> stop() {
        draining = true;
        sockets.drain();
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** Deploys a server. */
    public static Future<String> deploy(Vertx vertx, WebServer server) {
        return vertx.deployVerticle(server);
    }

    private Router routes() {
        Router router = Router.router(vertx);
        router.route().handler(this::check);
        router.get("/").handler(context -> pages.page(context, "index.html"));
        router.get("/host").handler(context -> pages.page(context, "host.html"));
        router.get("/projector").handler(context -> pages.page(context, "projector.html"));
        router.get("/assets/:name").handler(pages::asset);
        router.get("/favicon.ico").handler(context -> pages.page(context, "favicon.ico"));
        router.get("/favicon.svg").handler(context -> pages.page(context, "favicon.svg"));
        // Whoever answers is alive, and listens only once it has started.
        router.get("/health/live").handler(context -> health(context, true));
        router.get("/health/started").handler(context -> health(context, true));
        router.get("/health/ready").handler(this::ready);
        router.get("/api/scenarios").handler(context -> Replies.json(context, 200, scenarios));
        GamesApi api = new GamesApi(games, hostKey, attempts, this::joinBases);
        router.post("/api/games").handler(api::requireKey);
        router.post("/api/games")
                .handler(BodyHandler.create(false).setBodyLimit(config.limits().maxMessageBytes()))
                .handler(api::host);
        router.get("/api/games").handler(api::requireKey).handler(api::list);
        router.get("/api/games/:code/join").handler(api::join);
        router.get("/ws").handler(this::upgrade);
        router.errorHandler(404, context -> Replies.refuse(context, WebCode.NOT_FOUND));
        router.errorHandler(405, context -> Replies.refuse(context, WebCode.METHOD_NOT_ALLOWED));
        router.errorHandler(413, context -> Replies.refuse(context, WebCode.TOO_LARGE));
        router.errorHandler(400, context -> Replies.refuse(context, WebCode.BAD_REQUEST));
        router.errorHandler(500, context -> Replies.fail(context, context.failure()));
        return router;
    }

    /** Looked up anew each time: a laptop may join another network while it serves. */
    private List<String> joinBases() {
        return JoinAddresses.joinBases(config.publicUrls(), config.bind(), port());
    }

    private void check(RoutingContext context) {
        Replies.secure(context.response(), guard.isTrustworthy(context.request()));
        WebCode foreign = guard.refuseHost(context.request());
        if (foreign == null) {
            foreign = guard.refuseOrigin(context.request());
        }
        if (foreign == WebCode.FOREIGN_HOST && WordsPage.isWanted(context)) {
            WordsPage.foreignHost(context, config.publicUrls());
        } else if (foreign != null) {
            Replies.refuse(context, foreign);
        } else {
            context.next();
        }
    }

    private void ready(RoutingContext context) {
        readiness
                .ready()
                .onComplete(
                        state -> health(context, state.succeeded() && state.result() && !draining));
    }

    private void health(RoutingContext context, boolean up) {
        Replies.json(
                context,
                up ? 200 : 503,
                new JsonObject().put("status", up ? "up" : "down").encode());
    }

    private void upgrade(RoutingContext context) {
        if (draining) {
            Replies.refuse(context, WebCode.STOPPING);
        } else if (sockets.full()) {
            Replies.refuse(context, WebCode.SERVER_FULL);
        } else if (!context.request().canUpgradeToWebSocket()) {
            Replies.refuse(context, WebCode.BAD_REQUEST, "Here a WebSocket is expected.");
        } else {
            context.request()
                    .toWebSocket()
                    .onSuccess(sockets::accept)
                    .onFailure(failure -> Replies.fail(context, failure));
        }
    }
}
