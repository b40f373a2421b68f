package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headroom.node.settings.DatabaseSettings.External;
import io.headroom.node.store.TestDatabase;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A search by this machine alone, with the help of a node, and with a node that dies. */
final class FrontierIT {
    private static final Path FILE =
            Path.of("..", "..", "scenarios", "simulations", "frontier-batching.yaml");

    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir private Path folder = Path.of("");

    private Program node(int port) throws Exception {
        List<String> flags = new ArrayList<>(databaseFlags());
        flags.addAll(List.of("--cluster-bind", "127.0.0.1:" + port));
        flags.addAll(List.of("--members", "127.0.0.1:" + port));
        return Program.serve(folder.resolve("node"), flags.toArray(String[]::new));
    }

    private static List<String> databaseFlags() {
        External database = DATABASE.settings();
        List<String> flags = new ArrayList<>(List.of("--database-url", database.jdbcUrl()));
        database.user().ifPresent(user -> flags.addAll(List.of("--database-user", user)));
        database.passwordFile()
                .ifPresent(
                        file -> flags.addAll(List.of("--database-password-file", file.toString())));
        return flags;
    }

    private Program frontier(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("frontier", "--json", "--budget", "80"));
        arguments.addAll(List.of("--set", "traffic.rate=190/s"));
        arguments.addAll(List.of(more));
        if (arguments.contains("--members")) {
            arguments.addAll(databaseFlags());
        }
        arguments.add(FILE.toAbsolutePath().normalize().toString());
        return Program.start(folder, arguments.toArray(String[]::new));
    }

    private static String text(Program program) throws Exception {
        assertThat(program.status()).as(program.err()).isEqualTo(Headroom.DONE);
        return program.out();
    }

    @Test
    void front_aloneWithANodeAndWithOneThatDies_isTheSameBytes() throws Exception {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        Path journal = folder.resolve("journal.txt");
        String members = "127.0.0.1:" + port;
        try (Program node = node(port);
                Program alone = frontier();
                Program helped = frontier("--workers", "1", "--members", members);
                Program bereft = frontier("--members", members, "--journal", journal.toString())) {
            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () ->
                                    text(helped).startsWith("{")
                                            && Files.exists(journal)
                                            && Files.readAllLines(journal).size() > 5);
            node.kill();
            assertThat(text(helped)).isEqualTo(text(alone)).isEqualTo(text(bereft));
            assertThat(helped.err())
                    .containsPattern("nodes of the cluster did [1-9][0-9]* of [0-9]+ runs");
        }
    }
}
