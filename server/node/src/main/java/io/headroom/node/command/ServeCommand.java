package io.headroom.node.command;

import io.headroom.node.settings.ServeSetting;
import io.headroom.node.settings.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code serve}: runs one node until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs one node: pages, sockets, games, and its database.",
        footer = {
            "",
            "Example: headroom serve --port 8080 --data /var/lib/headroom",
            "Two nodes on one machine:",
            "  headroom serve --port 8081 --cluster-bind 127.0.0.1:5701 \\",
            "    --members 127.0.0.1:5701,127.0.0.1:5702 \\",
            "    --database-url jdbc:postgresql://127.0.0.1/headroom",
            "",
            "Nodes let in only those who have their secret, which is kept in the database",
            "unless --cluster-secret-file names one. The event bus is encrypted with keys",
            "made from it. What Hazelcast sends is not: a name made from the secret keeps",
            "strangers out, but whoever can read what travels between the nodes learns it.",
            "So use --cluster-public only on a network of the nodes' own."
        })
final class ServeCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "print one ready line for programs")
    private boolean json;

    private ServeCommand() {}

    /** The verb with its flags. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ServeCommand());
        SettingFlags.addTo(spec, Arrays.asList(ServeSetting.values()));
        return spec;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec verb = Objects.requireNonNull(spec, "set by the parser");
        Settings settings = SettingFlags.readToServe(verb);
        RunningNode node = new RunningNode(settings);
        Thread ending = new Thread(() -> endBySignal(node), "headroom-stop");
        Runtime.getRuntime().addShutdownHook(ending);
        boolean started = false;
        try {
            Ready ready = node.start();
            started = true;
            PrintWriter out = verb.commandLine().getOut();
            out.println(json ? ready.json() : ready.banner());
            out.flush();
        } finally {
            if (!started) {
                node.stop();
                forget(ending);
            }
        }
        // Only a signal ends it, and then the hook above does the work.
        new CountDownLatch(1).await();
        return Headroom.DONE;
    }

    private static void endBySignal(RunningNode node) {
        node.stop();
        // It was asked to stop and did: that is success, whatever signal asked.
        Runtime.getRuntime().halt(Headroom.DONE);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook runs and ends the program by itself.
            return;
        }
    }
}
