package io.headroom.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.settings.ClusterSecret;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class ClusterSecretTableTest {
    @AutoClose private final TestDatabase database = TestDatabase.create();
    private final ClusterSecretTable table = new ClusterSecretTable(database.dataSource());

    @Test
    void secret_neverAskedFor_isNotThere() {
        assertThat(table.read()).isEmpty();
    }

    @Test
    void secret_askedForByManyNodesAtOnce_isOneForAll() throws Exception {
        int nodes = 6;
        CyclicBarrier together = new CyclicBarrier(nodes);
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            List<CompletableFuture<ClusterSecret>> asked =
                    IntStream.range(0, nodes)
                            .mapToObj(
                                    node ->
                                            CompletableFuture.supplyAsync(
                                                    () -> {
                                                        meet(together);
                                                        return table.readOrCreate();
                                                    },
                                                    threads))
                            .toList();
            List<ClusterSecret> told = asked.stream().map(CompletableFuture::join).toList();
            assertThat(told).containsOnly(table.read().orElseThrow());
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
