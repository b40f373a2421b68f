package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.digest.Sha256;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A refusal as a page in words, for a person who came to a wrong address with a browser. It stands
 * on its own, since nothing else is served at such an address: no script, one style that its policy
 * names by its hash, and whatever the browser sent is shown as text only.
 */
final class WordsPage {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ground: #f1f4f5; --ink: #0f171c; --quiet: #445059;
              --surface: #fff; --line: #7d8990; }
            @media (prefers-color-scheme: dark) { :root { --ground: #0b1013; --ink: #eef3f5;
              --quiet: #b2bec6; --surface: #141b1f; --line: #72808a; } }
            body { display: grid; align-content: center; min-height: 90vh; margin: 0 auto;
              max-width: 34rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
              font: 1.0625rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; text-wrap: balance; }
            p { margin: 1rem 0 0; }
            a { display: block; margin-top: 0.75rem; padding: 0.75rem 1rem; border-radius: 0.625rem;
              border: 1px solid var(--line); background: var(--surface); color: inherit;
              font-weight: 600; }
            .quiet { color: var(--quiet); }
            """;

    /** The addresses of the screens, which the right address has too. */
    private static final Set<String> SCREENS = Set.of("/host", "/projector");

    /** A host's name is not longer; a header may be. */
    private static final int LONGEST_NAME = 253;

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + hash()
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private WordsPage() {}

    /** Whether a person waits for the answer: a browser asks for a page, not for data. */
    static boolean isWanted(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.toLowerCase(Locale.ROOT).contains("text/html")
                && !context.normalizedPath().startsWith("/api/");
    }

    /**
     * Tells which address to use instead of a name that is not this server's: the public ones, else
     * the one that the request came in at. Others of this machine are nothing to tell a stranger's
     * page, which may be what asks.
     */
    static void foreignHost(RoutingContext context, List<URI> publicUrls) {
        HttpServerRequest request = context.request();
        String asked = context.normalizedPath();
        String path = SCREENS.contains(asked) ? asked : "/";
        Stream<String> bases =
                publicUrls.isEmpty()
                        ? Stream.of(JoinAddresses.base(request.localAddress()))
                        : publicUrls.stream().map(JoinAddresses::base);
        String links =
                bases.map(base -> escaped(base + path))
                        .map(url -> "<a href=\"" + url + "\">" + url + "</a>")
                        .collect(Collectors.joining("\n"));
        answer(
                context,
                RefusalCode.FOREIGN_HOST,
                "This is Headroom, but not under this name",
                """
                <p>You asked for <b>%s</b>. Headroom answers only to addresses that it knows,
                so that no other site can pass for it.</p>
                <p>Take this address instead. The code of your game stays the same.</p>
                %s
                <p class="quiet">Is the name yours? Then start the server with it:
                <b>--public-url</b>.</p>
                """
                        .formatted(escaped(named(request)), links));
    }

    private static String named(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || host.isBlank()) {
            return "an address without a name";
        }
        return host.length() <= LONGEST_NAME ? host : host.substring(0, LONGEST_NAME) + " …";
    }

    private static void answer(
            RoutingContext context, RefusalCode code, String title, String body) {
        context.response()
                .setStatusCode(code.httpStatus())
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, "Accept")
                .end(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%s</title>
                        <style>%s</style>
                        </head>
                        <body>
                        <main>
                        <h1>%s</h1>
                        %s
                        </main>
                        </body>
                        </html>
                        """
                                .formatted(title, STYLE, title, body));
    }

    /** Text that holds nothing but text, in an element or in a quoted attribute. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash() {
        return Base64.getEncoder().encodeToString(Sha256.of(STYLE));
    }
}
