package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;
import io.headroom.node.games.Practising;
import io.headroom.node.protocol.HttpAnswer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
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

    /** How long a closed connection may take to say goodbye. */
    private static final int CLOSING_SECONDS = 2;

    private final WebConfig config;
    private final Games games;
    private final Practising practice;
    private final Readiness readiness;
    private final String scenarios;
    private final Pages pages;
    private final Guard guard;
    private final Sockets sockets;
    private final HostKeyCheck hostKey;
    private final BearerTokens bearers;
    private final CodeLookups lookups;
    private final Clients clients;
    private final Connections connections;
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
            Practising practice,
            Readiness readiness,
            String scenarios,
            ClassLoader resources) {
        this.config = config;
        this.games = games;
        this.practice = practice;
        this.readiness = readiness;
        this.scenarios = scenarios;
        this.pages = new Pages(resources);
        this.clients = new Clients(config.trustedProxy());
        this.connections = new Connections(config.limits().connections(), clients);
        this.guard = new Guard(config.publicUrls());
        this.hostKey = new HostKeyCheck(config.hostKey());
        WrongAttempts attempts = new WrongAttempts(config.limits().guesses());
        this.bearers = new BearerTokens(attempts, clients);
        this.lookups = new CodeLookups(games, config.limits().guesses());
        this.sockets = new Sockets(games, config.limits(), hostKey, attempts, lookups);
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(config.bind())
                        .setPort(config.port())
                        .setCompressionSupported(false)
                        // One request at a time on a connection, so that its limits are theirs.
                        .setHttp2ClearTextEnabled(false)
                        .setMaxWebSocketFrameSize(config.limits().maxMessageBytes())
                        .setMaxWebSocketMessageSize(config.limits().maxMessageBytes())
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setWebSocketClosingTimeout(CLOSING_SECONDS)
                        .setIdleTimeout(2 * config.limits().idleMillis() / 1000 + 1);
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep(System.nanoTime()));
        Router routes = routes();
        HttpServer created =
                vertx.createHttpServer(options)
                        .connectionHandler(connections::accept)
                        .invalidRequestHandler(Replies::refuseUnreadable)
                        .requestHandler(request -> route(routes, request));
        server = created;
        return created.listen();
    }

    private void sweep(long nowNanos) {
        sockets.sweep(nowNanos);
        lookups.sweep(nowNanos);
        connections.sweep(nowNanos);
    }

    /** The port that it listens on; only after the start. */
    public int port() {
        return Objects.requireNonNull(server, "not listening").actualPort();
    }

    /** Sends every screen away and takes no new ones; the deployment is undone after this. */
    @Override
    public Future<?> stop() {
        draining = true;
        HttpServer listening = server;
        return listening == null
                ? Future.succeededFuture()
                : sockets.drain(vertx).compose(gone -> listening.close());
    }

    /** Deploys a server. */
    public static Future<String> deploy(Vertx vertx, WebServer server) {
        return vertx.deployVerticle(server);
    }

    private void route(Router routes, HttpServerRequest request) {
        connections.begins(request);
        // The one request that is about no address, but about the server.
        if (request.method().equals(HttpMethod.OPTIONS) && "*".equals(request.uri())) {
            Replies.options(request, Routes.ALL_METHODS);
        } else {
            routes.handle(request);
        }
    }

    private Router routes() {
        Router router = Router.router(vertx);
        router.route().handler(this::check);
        Routes paths = new Routes(router);
        paths.get("/", context -> pages.page(context, "index.html"));
        paths.get("/host", context -> pages.page(context, "host.html"));
        paths.get("/projector", context -> pages.page(context, "projector.html"));
        paths.get("/practice", context -> pages.page(context, "practice.html"));
        paths.get("/assets/:name", pages::asset);
        paths.get("/favicon.ico", context -> pages.page(context, "favicon.ico"));
        paths.get("/favicon.svg", context -> pages.page(context, "favicon.svg"));
        // Whoever answers is alive, and listens only once it has started.
        paths.get(HttpRoute.LIVE, context -> health(context, true));
        paths.get(HttpRoute.STARTED, context -> health(context, true));
        paths.get(HttpRoute.READY, this::ready);
        paths.get(HttpRoute.OPEN_API, context -> pages.page(context, "api/openapi.yaml"));
        paths.get(HttpRoute.ASYNC_API, context -> pages.page(context, "api/asyncapi.yaml"));
        paths.get(HttpRoute.SCENARIOS, context -> Replies.text(context, 200, scenarios));
        GamesApi api = new GamesApi(games, hostKey, bearers, lookups, clients, this::joinBases);
        paths.getAndPost(
                HttpRoute.GAMES,
                List.of(api::requireKey, api::list),
                List.of(api::requireKey, bodies(), api::host));
        paths.post(HttpRoute.FORGET, List.of(api::requireKey, bodies(), api::forget));
        paths.get(HttpRoute.JOIN, api::join);
        practice(paths, api);
        paths.get("/ws", this::upgrade);
        router.errorHandler(404, context -> Replies.refuse(context, RefusalCode.NOT_FOUND));
        router.errorHandler(
                405, context -> Replies.refuse(context, RefusalCode.METHOD_NOT_ALLOWED));
        router.errorHandler(413, context -> Replies.refuse(context, RefusalCode.TOO_LARGE));
        router.errorHandler(
                400,
                context ->
                        Replies.refuse(
                                context, RefusalCode.BAD_REQUEST, "request", "what HTTP allows"));
        router.errorHandler(500, context -> Replies.fail(context, context.failure()));
        return router;
    }

    private void practice(Routes paths, GamesApi api) {
        PracticeApi tries = new PracticeApi(practice, bearers);
        paths.get(HttpRoute.PRACTICE, tries::game);
        paths.get(
                HttpRoute.PRACTICE_LINK,
                context -> tries.link(context, page -> api.address(context.request(), page)));
        paths.getAndPost(
                HttpRoute.PRACTICE_BENCH, List.of(tries::bench), List.of(bodies(), tries::attempt));
    }

    private BodyHandler bodies() {
        return BodyHandler.create(false).setBodyLimit(config.limits().maxMessageBytes());
    }

    /** Looked up anew each time: a laptop may join another network while it serves. */
    private List<String> joinBases() {
        return JoinAddresses.joinBases(config.publicUrls(), config.bind(), port());
    }

    private void check(RoutingContext context) {
        Replies.secure(context.response(), guard.isTrustworthy(context.request()));
        RefusalCode foreign = guard.refuseHost(context.request());
        if (foreign == null) {
            foreign = guard.refuseOrigin(context.request());
        }
        if (foreign == RefusalCode.FOREIGN_HOST && WordsPage.isWanted(context)) {
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
        HttpAnswer.Health.Status status =
                up ? HttpAnswer.Health.Status.UP : HttpAnswer.Health.Status.DOWN;
        Replies.json(context, up ? 200 : 503, new HttpAnswer.Health(status));
    }

    private void upgrade(RoutingContext context) {
        if (draining) {
            Replies.refuse(context, RefusalCode.STOPPING);
        } else if (sockets.full()) {
            Replies.refuse(context, RefusalCode.SERVER_FULL);
        } else if (!context.request().canUpgradeToWebSocket()) {
            Replies.refuse(context, RefusalCode.BAD_REQUEST, "request", "a WebSocket");
        } else {
            String address = clients.address(context.request());
            HttpConnection connection = context.request().connection();
            context.request()
                    .toWebSocket()
                    .onSuccess(
                            socket -> {
                                connections.upgraded(connection);
                                sockets.accept(
                                        socket,
                                        connection,
                                        address,
                                        () -> connections.left(connection));
                            })
                    .onFailure(failure -> Replies.fail(context, failure));
        }
    }
}
