package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packed program, running as a process of its own. */
final class Program implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a verb; what it prints goes to files in a folder. */
    static Program start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(requireNonNull(System.getProperty("headroom.jar")));
        command.addAll(List.of(arguments));
        return start(folder, new ProcessBuilder(command));
    }

    /** Starts another command in the same way. */
    static Program start(Path folder, ProcessBuilder command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Program(process, out, err);
    }

    /** Starts a server on a free port of the loopback and waits until it is ready. */
    static Program serve(Path data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of("serve", "--json", "--bind", "127.0.0.1", "--data", data.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        Path folder = requireNonNull(data.getParent());
        Program program = start(folder, arguments.toArray(String[]::new));
        await().atMost(LONGEST).until(() -> !program.process.isAlive() || !program.out().isEmpty());
        assertThat(program.process.isAlive()).as(program.err()).isTrue();
        return program;
    }

    /** The one line that a server prints. */
    JsonObject ready() throws IOException {
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(1);
        return new JsonObject(lines.getFirst());
    }

    String url() throws IOException {
        return ready().getString("url");
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Waits for the end and tells the exit status. */
    int status() throws InterruptedException {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C or a service's stop does. */
    int terminate() throws InterruptedException {
        process.destroy();
        return status();
    }

    /** A request to a server with its host key. */
    static HttpResponse<String> ask(String url, String hostKey, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + hostKey);
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
