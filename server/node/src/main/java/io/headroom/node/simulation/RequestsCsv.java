package io.headroom.node.simulation;

import io.headroom.simulator.Flow;
import io.headroom.simulator.request.EndedRequest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A row for each request that ends in the measured span, in order of their ends. Written beside the
 * file that was asked for and moved there when complete, so that a file of that name is always a
 * whole one.
 */
final class RequestsCsv implements RequestRows, AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path unfinished;
    private final List<String> flows;
    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder();
    private int labels;
    private boolean complete;

    RequestsCsv(Path file, List<Flow> flows) throws IOException {
        this.file = file;
        this.flows = flows.stream().map(flow -> quoted(flow.name())).toList();
        unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        out = Files.newBufferedWriter(unfinished);
    }

    @Override
    public void begin(List<String> names) {
        labels = names.size();
        line.append("ordinal,flow,arrivalNanos,firstResponseNanos,endNanos,outcome");
        for (String name : names) {
            line.append(',').append(quoted(name + " (ns)"));
        }
        write();
    }

    @Override
    public void row(EndedRequest request) {
        line.append(request.ordinal()).append(',').append(flows.get(request.flow())).append(',');
        line.append(request.arrivalNanos()).append(',');
        line.append(request.firstResponseNanos()).append(',').append(request.endNanos());
        line.append(',').append(Outcomes.name(request.outcome()));
        for (int label = 0; label < labels; label++) {
            line.append(',').append(request.labelNanos(label));
        }
        write();
    }

    /** Everything is in it: the file shall stand under its name. */
    void complete() {
        complete = true;
    }

    private void write() {
        line.append('\n');
        if (line.length() >= BUFFER) {
            flush();
        }
    }

    private void flush() {
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + unfinished, e);
        }
        line.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (complete) {
                flush();
            }
        }
        if (complete) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(unfinished);
        }
    }

    /** RFC 4180: quoted if it must be. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
