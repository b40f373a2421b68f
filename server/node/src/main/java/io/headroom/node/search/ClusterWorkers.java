package io.headroom.node.search;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;

import io.headroom.content.search.FileSpace;
import io.headroom.content.search.Frontier;
import io.headroom.content.search.Narrowing;
import io.headroom.content.search.SearchRefused;
import io.headroom.content.simulation.Watching;
import io.headroom.game.frontier.Run;
import io.headroom.game.frontier.Trial;
import io.headroom.node.cluster.ClusterSettings;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/**
 * The nodes of a cluster beside this program's own threads. Each is given a few runs at a time; a
 * node that refuses, fails or leaves gets no more, and what it held is done by the others.
 */
public final class ClusterWorkers implements Frontier.Crew {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWorkers.class);
    private static final int CONNECT_MILLIS = 10_000;

    /** Runs that a node is given before it answers; some, so that it never waits for the next. */
    private static final int IN_FLIGHT = 4;

    private final String file;
    private final String given;
    private final Watching watching;
    private final FileSpace space;
    private final ExecutorService threads;
    private final int count;
    private final HazelcastInstance client;
    private final List<Member> members;
    private int doneRuns;
    private int remoteRuns;

    /**
     * Nodes of a cluster.
     *
     * @param addresses host:port of some
     * @param clusterName what lets this program in
     */
    public record Members(List<String> addresses, String clusterName) {
        /** Keeps its own copy. */
        public Members {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Workers on a space.
     *
     * @param file that the space was read from
     * @param given what was asked of it
     * @param nodes that help
     * @param count threads of this program
     * @throws SearchRefused when no member answers
     */
    public ClusterWorkers(
            FileSpace space,
            Path file,
            Narrowing given,
            Members nodes,
            Watching watching,
            int count) {
        this.space = space;
        this.file = file.toAbsolutePath().normalize().toString();
        this.given = given.text();
        this.watching = watching;
        this.count = count;
        threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory());
        ClientConfig config = new ClientConfig();
        config.setClusterName(nodes.clusterName());
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.client.shutdownhook.enabled", "false");
        config.getNetworkConfig().setAddresses(nodes.addresses());
        config.getConnectionStrategyConfig()
                .getConnectionRetryConfig()
                .setClusterConnectTimeoutMillis(CONNECT_MILLIS);
        try {
            client = HazelcastClient.newHazelcastClient(config);
        } catch (IllegalStateException e) {
            throw new SearchRefused(
                    "--members: no cluster answered at "
                            + String.join(", ", nodes.addresses())
                            + ", expected nodes started with serve --members and the same secret");
        }
        members = new ArrayList<>(client.getCluster().getMembers());
    }

    /** What became of a run; null members are this program, null trials failures. */
    private record Answer(@Nullable Member member, Run run, @Nullable Trial trial) {}

    @Override
    public boolean run(Collection<Run> runs, BiConsumer<Run, Trial> done) {
        Deque<Run> waiting = new ArrayDeque<>(runs);
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        for (int slot = 0; slot < count; slot++) {
            give(null, waiting, answers);
        }
        for (Member member : List.copyOf(members)) {
            for (int slot = 0; slot < IN_FLIGHT; slot++) {
                give(member, waiting, answers);
            }
        }
        try {
            int left = runs.size();
            while (left > 0) {
                Answer answer = answers.take();
                if (watching.interrupted()) {
                    return false;
                }
                Trial trial = answer.trial();
                if (trial != null) {
                    left--;
                    doneRuns++;
                    remoteRuns += answer.member() == null ? 0 : 1;
                    done.accept(answer.run(), trial);
                } else {
                    members.remove(answer.member());
                    waiting.addFirst(answer.run());
                    // This program may have had nothing left to do.
                    give(null, waiting, answers);
                }
                if (answer.member() == null || members.contains(answer.member())) {
                    give(answer.member(), waiting, answers);
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void give(@Nullable Member member, Deque<Run> waiting, BlockingQueue<Answer> answers) {
        Run run = waiting.poll();
        if (run == null) {
            return;
        }
        if (member == null) {
            threads.execute(
                    () -> answers.add(new Answer(null, run, space.run(run.point(), run.seed()))));
            return;
        }
        try {
            send(member, run, answers);
        } catch (RuntimeException gone) {
            answers.add(new Answer(member, run, null));
        }
    }

    private void send(Member member, Run run, BlockingQueue<Answer> answers) {
        IExecutorService executor = client.getExecutorService(ClusterSettings.SEARCH_EXECUTOR);
        String places =
                String.join(",", run.point().places().stream().map(String::valueOf).toList());
        executor.submitToMember(
                new RemoteRun(file, given, space.fingerprint(), places, run.seed()),
                member,
                new ExecutionCallback<>() {
                    @Override
                    public void onResponse(double[] figures) {
                        Trial trial = new Trial(figures[0], figures[1], figures[2]);
                        answers.add(new Answer(member, run, trial));
                    }

                    @Override
                    public void onFailure(Throwable failure) {
                        LOG.warn("a node does no more runs: {}", failure.toString());
                        answers.add(new Answer(member, run, null));
                    }
                });
    }

    @Override
    public void close() {
        LOG.info("nodes of the cluster did {} of {} runs", remoteRuns, doneRuns);
        client.shutdown();
        threads.shutdownNow();
    }
}
