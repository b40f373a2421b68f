package io.headroom.node.web;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A web server on a free port of the loopback, and clients for it. */
final class ServerUnderTest implements AutoCloseable {
    static final String HOST_KEY = "correct-horse-battery-staple";
    private static final int MAX_FRAME_BYTES = 32 * 1024 * 1024;

    /** What an HTTP request got. */
    record Reply(int status, MultiMap headers, Buffer body) {}

    final OneGame game = new OneGame();
    final OnePractice practice = new OnePractice();
    final WebServer server;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient();
    private final WebSocketClient sockets =
            vertx.createWebSocketClient(
                    new WebSocketClientOptions()
                            .setMaxFrameSize(MAX_FRAME_BYTES)
                            .setMaxMessageSize(MAX_FRAME_BYTES));
    private final String deployment;

    ServerUnderTest(WebLimits limits, ClassLoader pages) {
        this(limits, pages, address -> false);
    }

    ServerUnderTest(WebLimits limits, ClassLoader pages, Predicate<String> trustedProxy) {
        this(limits, pages, List.of(URI.create("http://hall.test:8080")), trustedProxy);
    }

    private ServerUnderTest(
            WebLimits limits,
            ClassLoader pages,
            List<URI> publicUrls,
            Predicate<String> trustedProxy) {
        server =
                new WebServer(
                        new WebConfig(
                                "127.0.0.1",
                                0,
                                publicUrls,
                                trustedProxy,
                                HOST_KEY,
                                "node-a",
                                "0.1",
                                limits),
                        game,
                        practice,
                        () -> Future.succeededFuture(true),
                        "[]",
                        pages);
        deployment = await(WebServer.deploy(vertx, server));
    }

    /** One with the limits of a hall and no pages. */
    static ServerUnderTest standard() {
        return new ServerUnderTest(WebLimits.standard(), ServerUnderTest.class.getClassLoader());
    }

    /** One that knows no name of its own but this machine's. */
    static ServerUnderTest withoutPublicUrl() {
        return new ServerUnderTest(
                WebLimits.standard(),
                ServerUnderTest.class.getClassLoader(),
                List.of(),
                address -> false);
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A connection that has not said hello. */
    TestScreen connect() {
        return connect(Map.of());
    }

    /** The same, with headers of its own. */
    TestScreen connect(Map<String, String> headers) {
        WebSocketConnectOptions options =
                new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(server.port())
                        .setAllowOriginHeader(headers.containsKey("Origin"))
                        .setURI("/ws");
        headers.forEach(options::addHeader);
        TestScreen screen = new TestScreen(sockets.webSocket());
        await(screen.connect(options));
        return screen;
    }

    Reply get(String path, Map<String, String> headers) {
        return request(HttpMethod.GET, path, headers, Buffer.buffer());
    }

    Reply request(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(method)
                        .setHost("127.0.0.1")
                        .setPort(server.port())
                        .setURI(path);
        headers.forEach(options::addHeader);
        Promise<Reply> reply = Promise.promise();
        // On an event loop, since an answer that is over before somebody asks for its body has an
        // empty one (Vert.x 5.1.6): the thread of the test could come too late.
        vertx.runOnContext(ignored -> send(options, body).onComplete(reply));
        return await(reply.future());
    }

    private Future<Reply> send(RequestOptions options, Buffer body) {
        return http.request(options)
                .compose(request -> request.send(body))
                .compose(ServerUnderTest::read);
    }

    private static Future<Reply> read(HttpClientResponse response) {
        return response.body()
                .map(bytes -> new Reply(response.statusCode(), response.headers(), bytes));
    }

    /** Stops the server; its connections are told to come back. */
    void stop() {
        await(vertx.undeploy(deployment));
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
