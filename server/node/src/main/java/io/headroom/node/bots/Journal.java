package io.headroom.node.bots;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What happened to the bots: a JSON line for each send, answer, refusal, frame header and
 * connection. Secrets and the content of views stay out of it.
 */
public final class Journal implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Writer out;
    private final long startNanos = System.nanoTime();
    private @Nullable IOException failure;

    private Journal(Writer out) {
        this.out = out;
    }

    /** A journal in a file, which is written anew. */
    public static Journal at(Path file) throws IOException {
        return new Journal(Files.newBufferedWriter(file));
    }

    /** A journal that nobody reads. */
    public static Journal none() {
        return new Journal(new BufferedWriter(Writer.nullWriter()));
    }

    /** A line that can be filled; {@link #write} ends it. */
    ObjectNode line(String bot, String what) {
        return JSON.createObjectNode()
                .put("millis", (System.nanoTime() - startNanos) / 1_000_000)
                .put("bot", bot)
                .put("what", what);
    }

    /** Writes a line. The bots play on when that fails, and the end tells it. */
    void write(ObjectNode line) {
        if (failure != null) {
            return;
        }
        try {
            out.write(line.toString());
            out.write('\n');
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * Ends it.
     *
     * @throws IOException when not all lines could be written
     */
    @Override
    public void close() throws IOException {
        try (out) {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
