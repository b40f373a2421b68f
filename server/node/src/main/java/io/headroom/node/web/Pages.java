package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;
import io.headroom.game.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The client's files, which come as resources of the program under {@code web/}. Each is read and
 * compressed once; only files that exist are kept, so their number is bounded.
 */
final class Pages {
    private static final Pattern ASSET_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int ETAG_BYTES = 16;
    private static final String ONE_YEAR = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("yaml", "application/yaml"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private record File(String type, Buffer plain, Buffer gzip, String etag) {}

    private final ClassLoader resources;
    private final Map<String, File> files = new HashMap<>();

    /**
     * Pages found by a class loader.
     *
     * @param resources where {@code web/index.html} and the others are
     */
    Pages(ClassLoader resources) {
        this.resources = resources;
    }

    /** Answers with one of the pages; the browser asks each time whether it is still the same. */
    void page(RoutingContext context, String name) {
        answer(context, name, "no-cache");
    }

    /** Answers with a file whose name holds a hash of its content, so it may be kept for good. */
    void asset(RoutingContext context) {
        String name = context.pathParam("name");
        if (name == null || !ASSET_NAME.matcher(name).matches()) {
            Replies.refuse(context, RefusalCode.NOT_FOUND);
            return;
        }
        answer(context, "assets/" + name, ONE_YEAR);
    }

    private void answer(RoutingContext context, String name, String cacheControl) {
        File file = file(name);
        if (file == null) {
            Replies.refuse(context, RefusalCode.NOT_FOUND);
            return;
        }
        HttpServerResponse response =
                context.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
                        .putHeader(HttpHeaders.ETAG, file.etag())
                        .putHeader(HttpHeaders.VARY, "Accept-Encoding");
        if (file.etag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            Replies.send(context.request(), file.gzip());
        } else {
            Replies.send(context.request(), file.plain());
        }
    }

    private @Nullable File file(String name) {
        File known = files.get(name);
        if (known != null) {
            return known;
        }
        File read = read(name);
        if (read != null) {
            files.put(name, read);
        }
        return read;
    }

    private @Nullable File read(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            return null;
        }
        try (InputStream in = resources.getResourceAsStream("web/" + name)) {
            if (in == null) {
                return null;
            }
            byte[] plain = in.readAllBytes();
            String hash = Sha256.hex(plain).substring(0, 2 * ETAG_BYTES);
            return new File(
                    type, Buffer.buffer(plain), Buffer.buffer(gzip(plain)), "W/\"" + hash + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
