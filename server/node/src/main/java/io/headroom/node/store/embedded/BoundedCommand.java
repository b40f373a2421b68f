package io.headroom.node.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end within a time limit. */
final class BoundedCommand {
    /**
     * What became of it.
     *
     * @param exitStatus {@link #TIMED_OUT} when it had to be killed
     * @param output both streams
     */
    record Outcome(int exitStatus, String output) {
        /** Whether it ended by itself with status 0. */
        boolean succeeded() {
            return exitStatus == 0;
        }
    }

    /** The status of a program that was killed at its limit. */
    static final int TIMED_OUT = -1;

    private BoundedCommand() {}

    /**
     * Runs it. Its output goes through a file and not a pipe, because a server that it leaves
     * behind would hold the pipe open.
     *
     * @param folder where it runs and the output's file lives for the time
     * @throws IOException when it cannot be started
     */
    static Outcome run(Path folder, Duration limit, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, ".output-", "");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            int status = await(process, limit);
            byte[] bytes = Files.readAllBytes(output);
            return new Outcome(status, new String(bytes, StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int await(Process process, Duration limit) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return TIMED_OUT;
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program ran", interrupted);
        }
    }
}
