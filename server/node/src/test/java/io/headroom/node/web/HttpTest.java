package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.games.Games;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Pages, and the small HTTP interface. */
final class HttpTest {
    private static final Map<String, String> KEY =
            Map.of("Authorization", "Bearer " + ServerUnderTest.HOST_KEY);
    private static final JsonObject REQUEST =
            new JsonObject()
                    .put("mission", "model-serving")
                    .put("round", 2)
                    .put("preset", "short")
                    .put("teamSize", 4)
                    .put("tracks", new JsonArray().add("cloud-titan"));

    @TempDir private Path resources = Path.of("");
    private ServerUnderTest server = ServerUnderTest.standard();

    @BeforeEach
    void start() throws IOException {
        Path web = resources.resolve("web");
        Files.createDirectories(web.resolve("assets"));
        Files.writeString(web.resolve("index.html"), "<title>join</title>");
        Files.writeString(web.resolve("host.html"), "<title>host</title>");
        Files.writeString(web.resolve("projector.html"), "<title>projector</title>");
        Files.writeString(web.resolve("assets/app-1a2b.js"), "console.log('x')".repeat(100));
        server.close();
        server =
                new ServerUnderTest(
                        WebLimits.standard(),
                        new URLClassLoader(new URL[] {resources.toUri().toURL()}, null));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServerUnderTest.Reply host(Map<String, String> headers, Buffer body) {
        return server.request(HttpMethod.POST, "/api/games", headers, body);
    }

    private static void assertRefused(ServerUnderTest.Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        JsonObject body = new JsonObject(reply.body());
        assertThat(body.fieldNames()).containsExactlyInAnyOrder("code", "arguments");
        assertThat(body.getString("code")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"/,join", "/host,host", "/projector,projector"})
    void page_asked_isServedWithStrictHeaders(String path, String title) {
        ServerUnderTest.Reply reply = server.get(path, Map.of());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasToString("<title>" + title + "</title>");
        assertThat(reply.headers().get("content-type")).startsWith("text/html");
        assertThat(reply.headers().get("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.headers().get("x-content-type-options")).isEqualTo("nosniff");
        assertThat(reply.headers().get("referrer-policy")).isEqualTo("no-referrer");
        assertThat(reply.headers().get("cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(reply.headers().get("permissions-policy")).contains("camera=()");
        assertThat(reply.headers().get("cache-control")).isEqualTo("no-cache");
    }

    @Test
    void page_inAHallWithoutTls_doesNotSendWhatBrowsersWouldRefuse() {
        ServerUnderTest.Reply reply = server.get("/", Map.of("Host", "hall.test:8080"));
        assertThat(reply.headers().get("cross-origin-opener-policy")).isNull();
        assertThat(reply.headers().get("content-security-policy")).isNotNull();
    }

    @Test
    void page_unchanged_isNotSentAgain() {
        String etag = server.get("/", Map.of()).headers().get("etag");
        ServerUnderTest.Reply again = server.get("/", Map.of("If-None-Match", etag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().length()).isZero();
    }

    @Test
    void asset_asked_isCompressedAndKeptForGood() throws IOException {
        ServerUnderTest.Reply reply =
                server.get("/assets/app-1a2b.js", Map.of("Accept-Encoding", "gzip, br"));
        assertThat(reply.headers().get("content-encoding")).isEqualTo("gzip");
        assertThat(reply.headers().get("cache-control")).contains("immutable");
        assertThat(reply.headers().get("content-type")).startsWith("text/javascript");
        GZIPInputStream plain =
                new GZIPInputStream(new ByteArrayInputStream(reply.body().getBytes()));
        assertThat(plain.readAllBytes()).hasSize(1600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/missing.js",
                "/assets/..%2findex.html",
                "/assets/%2e%2e%2f%2e%2e%2flogback.xml",
                "/assets/app-1a2b.exe",
                "/assets/"
            })
    void path_unknown_isNotFound(String path) {
        assertRefused(server.get(path, Map.of()), 404, "not-found");
    }

    @Test
    void method_wrong_isRefused() {
        assertRefused(
                server.request(HttpMethod.DELETE, "/api/games", Map.of(), Buffer.buffer()),
                405,
                "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/host",
                "/projector",
                "/assets/app-1a2b.js",
                "/assets/missing.js",
                "/favicon.svg",
                "/health/live",
                "/health/ready",
                "/health/started",
                "/api/scenarios",
                "/api/games",
                "/api/games/ABC234/join",
                "/api/games/ZZZZZZ/join",
                "/ws",
                "/nothing"
            })
    void head_anywhere_isGetWithoutTheBody(String path) {
        for (Map<String, String> headers : List.of(KEY, Map.of("Accept-Encoding", "gzip"))) {
            ServerUnderTest.Reply get = server.get(path, headers);
            ServerUnderTest.Reply head =
                    server.request(HttpMethod.HEAD, path, headers, Buffer.buffer());
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.body().length()).isZero();
            assertThat(head.headers().get("content-length"))
                    .isEqualTo(get.headers().get("content-length"))
                    .isEqualTo(String.valueOf(get.body().length()));
            assertThat(head.headers().get("content-type"))
                    .isEqualTo(get.headers().get("content-type"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | GET, HEAD, OPTIONS",
                "/assets/app-1a2b.js | GET, HEAD, OPTIONS",
                "/health/ready | GET, HEAD, OPTIONS",
                "/api/games | GET, HEAD, POST, OPTIONS",
                "/api/games/ABC234/join | GET, HEAD, OPTIONS",
                "/ws | GET, HEAD, OPTIONS",
            })
    void options_anywhere_tellsWhatCanBeDone(String path, String allowed) {
        ServerUnderTest.Reply reply =
                server.request(HttpMethod.OPTIONS, path, Map.of(), Buffer.buffer());
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.headers().get("allow")).isEqualTo(allowed);
        assertThat(reply.headers().names())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        ServerUnderTest.Reply wrong =
                server.request(HttpMethod.PUT, path, Map.of(), Buffer.buffer());
        assertRefused(wrong, 405, "method-not-allowed");
        assertThat(wrong.headers().get("allow")).isEqualTo(allowed);
    }

    @Test
    void options_ofTheServer_tellAll() {
        ServerUnderTest.Reply reply =
                server.request(HttpMethod.OPTIONS, "*", Map.of(), Buffer.buffer());
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.headers().get("allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void options_ofAForeignPage_areRefused() {
        Map<String, String> headers =
                Map.of(
                        "Origin",
                        "http://evil.example",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization");
        ServerUnderTest.Reply reply =
                server.request(HttpMethod.OPTIONS, "/api/games", headers, Buffer.buffer());
        assertRefused(reply, 403, "foreign-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
    void health_up_is200(String path) {
        assertThat(server.get(path, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void host_withKey_createsAGame() {
        ServerUnderTest.Reply reply = host(KEY, REQUEST.toBuffer());
        assertThat(reply.status()).isEqualTo(201);
        assertThat(new JsonObject(reply.body()))
                .isEqualTo(new JsonObject().put("game", "g-1").put("code", OneGame.CODE));
        assertThat(server.game.hosted.getFirst().tracks()).isEqualTo(List.of("cloud-titan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic eDp5", "Bearer "})
    void host_wrongKey_isRefused(String authorization) {
        assertRefused(
                host(Map.of("Authorization", authorization), REQUEST.toBuffer()),
                401,
                "bad-secret");
        assertThat(server.game.hosted).isEmpty();
    }

    @Test
    void games_withoutKey_areNotListed() {
        assertRefused(server.get("/api/games", Map.of()), 401, "bad-secret");
    }

    @Test
    void games_withKey_areListed() {
        JsonArray games = new JsonArray(server.get("/api/games", KEY).body());
        assertThat(games.getJsonObject(0).getString("code")).isEqualTo(OneGame.CODE);
        assertThat(games.getJsonObject(0).getString("createdAt")).startsWith("1970-01-01T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"mission\":1,\"round\":2,\"preset\":\"short\",\"teamSize\":4}",
                "{\"mission\":\"m\",\"round\":\"2\",\"preset\":\"short\",\"teamSize\":4}",
                "{\"mission\":\"m\",\"round\":2,\"preset\":\"s\",\"teamSize\":4,\"more\":1}",
                "{\"mission\":\"m\\u0000\",\"round\":2,\"preset\":\"s\",\"teamSize\":4}",
                "{\"mission\":\"m\",\"round\":2,\"preset\":\"s\\n\",\"teamSize\":4}",
                "{\"mission\":\"m\",\"round\":9999999999,\"preset\":\"s\",\"teamSize\":4}",
                "{\"mission\":\"m\",\"round\":2,\"preset\":\"s\",\"teamSize\":4,"
                        + "\"tracks\":[\"\\u001b\"]}",
                "{\"mission\":\"m\",\"round\":2,\"preset\":\"s\",\"teamSize\":4,\"tracks\":[1]}",
                "{\"mission\":\"m\",\"round\":2,\"preset\":\"s\",\"teamSize\":4,"
                        + "\"tracks\":[\"t\",\"t\"]}",
                "{\"mission\":\"m\",\"round\":2,\"preset\":\"s\",\"teamSize\":4,\"houseTeams\":1}"
            })
    void host_unreadableBody_isRefused(String body) {
        assertRefused(host(KEY, Buffer.buffer(body)), 400, "bad-request");
    }

    @Test
    void host_houseTeams_areAskedForOrNot() {
        host(KEY, REQUEST.copy().put("houseTeams", true).toBuffer());
        host(KEY, REQUEST.toBuffer());
        assertThat(server.game.hosted)
                .extracting(Games.HostRequest::houseTeams)
                .containsExactly(true, false);
    }

    @Test
    void host_unknownMission_isRefusedWithTheGamesCode() {
        JsonObject other = REQUEST.copy().put("mission", "baking");
        assertRefused(host(KEY, other.toBuffer()), 400, "no-such-mission");
    }

    @Test
    void host_hugeBody_isRefused() {
        Buffer huge = Buffer.buffer(" ".repeat(20_000)).appendBuffer(REQUEST.toBuffer());
        assertRefused(host(KEY, huge), 413, "too-large");
    }

    @Test
    void host_foreignOrigin_isRefused() {
        Map<String, String> headers =
                Map.of("Authorization", KEY.get("Authorization"), "Origin", "http://evil.example");
        assertRefused(host(headers, REQUEST.toBuffer()), 403, "foreign-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.2", "localhost.evil.example", "hall.test:81"})
    void page_foreignHost_isRefused(String name) {
        assertRefused(server.get("/", Map.of("Host", name)), 421, "foreign-host");
    }

    private ServerUnderTest.Reply page(String path, String host) {
        return server.get(path, Map.of("Host", host, "Accept", "text/html,*/*;q=0.8"));
    }

    @Test
    void page_foreignHostInABrowser_saysInWordsWhichAddressToUse() throws Exception {
        ServerUnderTest.Reply reply = page("/projector", "headroom.lan:8080");
        assertThat(reply.status()).isEqualTo(421);
        assertThat(reply.headers().get("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.headers().get("vary")).isEqualTo("Accept");
        String text = reply.body().toString();
        assertThat(text)
                .contains("<b>headroom.lan:8080</b>", "--public-url")
                .contains("<a href=\"http://hall.test:8080/projector\">")
                .doesNotContain("<script");
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(text);
        assertThat(style.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(reply.headers().get("content-security-policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'sha256-"
                                + Base64.getEncoder().encodeToString(hash)
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void page_foreignHostThatIsMarkup_isShownAsText() {
        String text = page("/", "a'&lt.example").body().toString();
        assertThat(text).contains("<b>a&#39;&amp;lt.example</b>");
        assertRefused(page("/", "a<script>.example"), 400, "bad-request");
        assertThat(page("/", "a".repeat(2_000)).body().length()).isLessThan(4_000);
    }

    @Test
    void page_foreignHostWithoutAPublicUrl_namesTheAddressThatTheRequestCameInAt() {
        try (ServerUnderTest plain = ServerUnderTest.withoutPublicUrl()) {
            String text =
                    plain.get("/x?y=z", Map.of("Host", "evil.example", "Accept", "text/html"))
                            .body()
                            .toString();
            assertThat(text).contains("<a href=\"" + plain.origin() + "/\">");
        }
    }

    @Test
    void data_foreignHostInABrowser_isRefusedAsData() {
        assertRefused(page("/api/scenarios", "evil.example"), 421, "foreign-host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:99", "127.0.0.1", "hall.test:8080", "Hall.test"})
    void page_ownHost_isServed(String name) {
        assertThat(server.get("/", Map.of("Host", name)).status()).isEqualTo(200);
    }
}
