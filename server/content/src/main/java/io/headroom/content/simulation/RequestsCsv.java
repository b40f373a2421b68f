package io.headroom.content.simulation;

import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.WorkPart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * A row for each request that arrived in the window and ended, in order of their ends. Written
 * beside the file that was asked for and moved there when complete, so that a file of that name is
 * always a whole one. What is no file, such as a pipe, is written to as it is.
 */
final class RequestsCsv implements RequestRows, AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;

    /** The file itself when it cannot be replaced. */
    private final Path unfinished;

    private final List<String> flows;
    private final List<TraceRows> traces;
    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder();
    private int labels;
    private boolean complete;

    /**
     * Begins it.
     *
     * @throws FileSystemException when there is something that cannot be written to, such as a
     *     folder, which stays as it is
     */
    RequestsCsv(Path asked, Experiment experiment) throws IOException {
        file = Files.exists(asked) ? asked.toRealPath() : asked.toAbsolutePath();
        flows = experiment.plan().flows().stream().map(flow -> quoted(flow.name())).toList();
        traces = TraceRows.of(experiment.plan().flows(), experiment.seed());
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            unfinished = file;
            out = Files.newBufferedWriter(file, StandardOpenOption.WRITE);
        } else {
            String name = file.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished";
            unfinished = file.resolveSibling(name);
            out = Files.newBufferedWriter(unfinished, StandardOpenOption.CREATE_NEW);
        }
    }

    @Override
    public void begin(List<String> names) {
        labels = names.size();
        line.append("ordinal,flow,arrivalNanos,firstResponseNanos,endNanos,outcome");
        for (String name : names) {
            line.append(',').append(quoted(name + " (ns)"));
        }
        line.append(",promptTokens,outputTokens,preemptions");
        for (WorkPart part : WorkPart.values()) {
            line.append(',').append(part.name().toLowerCase(Locale.ROOT)).append("Nanos");
        }
        line.append(",traceRow");
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
        line.append(',').append(request.promptTokens());
        line.append(',').append(request.outputTokens());
        line.append(',').append(request.preemptions());
        for (WorkPart part : WorkPart.values()) {
            line.append(',').append(request.workNanos(part));
        }
        line.append(',').append(traces.get(request.flow()).row(request.user()));
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
        try {
            try (out) {
                if (complete) {
                    flush();
                }
            }
            if (complete && !unfinished.equals(file)) {
                // Never in the place of a folder, also if that was made meanwhile.
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            if (!unfinished.equals(file)) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    /** RFC 4180: quoted if it must be. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
