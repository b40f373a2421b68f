package io.headroom.node.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running server as its own file, {@code postmaster.pid}, describes it: a line each for process
 * id, folder, start, port, socket folder, address, shared memory and state.
 *
 * @param pid its process id
 * @param port where it listens on loopback; 0 while it does not say
 * @param ready whether it has said that it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;
    private static final int KILL_LIMIT_SECONDS = 5;

    private enum Whose {
        OURS,
        STRANGER,
        NOBODY
    }

    /** The living server of a database folder; empty when the file is missing or a dead one's. */
    static Optional<Postmaster> of(Path database) throws IOException {
        List<String> lines = lines(database);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        String port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
        String state = lines.size() > STATE_LINE ? lines.get(STATE_LINE).strip() : "";
        return whose(database, pid) == Whose.OURS
                ? Optional.of(
                        new Postmaster(
                                pid,
                                port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0,
                                state.equals("ready")))
                : Optional.empty();
    }

    /**
     * Removes the file of a dead server whose number a stranger has got, as happens when a machine
     * or a container starts again, or whose process is not buried yet: PostgreSQL itself would take
     * either for its own. Every other file is left to PostgreSQL, which knows more about it.
     */
    static void removeFileOfStranger(Path database) throws IOException {
        List<String> lines = lines(database);
        if (!lines.isEmpty()
                && whose(database, Long.parseLong(lines.getFirst().strip())) == Whose.STRANGER) {
            Files.delete(file(database));
        }
    }

    /** Kills it as the last resort; its children notice and end. */
    void kill() throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        process.get().destroyForcibly();
        try {
            process.get().onExit().get(KILL_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL ended", interrupted);
        } catch (ExecutionException | TimeoutException immortal) {
            throw new IOException("PostgreSQL " + pid + " cannot be killed", immortal);
        }
    }

    /** The lines of a server's file; none when it is missing or does not begin with a number. */
    private static List<String> lines(Path database) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(database));
        } catch (NoSuchFileException stopped) {
            return List.of();
        }
        boolean numbered = !lines.isEmpty() && lines.getFirst().strip().matches("[0-9]{1,18}");
        return numbered ? lines : List.of();
    }

    private static Path file(Path database) {
        return database.resolve("postmaster.pid");
    }

    /**
     * Whose process has a number. The server says in its command line which folder it serves; a
     * dead process that nobody has buried yet says nothing.
     */
    private static Whose whose(Path database, long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Whose.NOBODY;
        }
        String line = process.get().info().commandLine().orElse("");
        return line.contains(database.toString()) ? Whose.OURS : Whose.STRANGER;
    }
}
