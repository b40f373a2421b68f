package io.headroom.node.store;

import static io.headroom.node.store.LogFixture.createdGame;
import static io.headroom.node.store.LogFixture.event;
import static io.headroom.node.store.LogFixture.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.GameId;
import io.headroom.node.store.AppendResult.Appended;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writers that all believe to be the owner: a game still has one history. */
class EventLogRaceTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 25;
    private static final int MOST_EVENTS = 3;

    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private final EventLog log = DATABASE.eventLog();

    /** What one writer tried behind a row. */
    private record Attempt(BatchId batchId, int events, AppendResult result) {}

    @RepeatedTest(4)
    void race_ownersOfOneEpochAndClaimers_exactlyOneWritesBehindEachRow(RepetitionInfo repetition)
            throws Exception {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        GameId gameId = createdGame(log);
        List<Attempt> attempts = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                LogEnd end = log.end(gameId);
                List<Attempt> race = race(writers, gameId, end, random);
                assertThat(race)
                        .as("seed %d, behind %s", seed, end)
                        .filteredOn(attempt -> attempt.result() instanceof Appended)
                        .hasSize(1);
                attempts.addAll(race);
            }
        }
        assertOneHistory(seed, gameId, attempts);
    }

    private List<Attempt> race(ExecutorService writers, GameId gameId, LogEnd end, Random random)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<Attempt>> tasks = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            boolean claims = random.nextInt(4) == 0;
            int events = 1 + random.nextInt(MOST_EVENTS);
            tasks.add(
                    () -> {
                        start.await();
                        return claims ? claim(gameId, end) : append(gameId, end, events);
                    });
        }
        List<Attempt> race = new ArrayList<>();
        for (Future<Attempt> attempt : writers.invokeAll(tasks)) {
            race.add(attempt.get());
        }
        return race;
    }

    private Attempt append(GameId gameId, LogEnd end, int events) {
        BatchId batch = BatchId.random();
        List<NewEvent> rows = Collections.nCopies(events, event("{}"));
        List<TypedText> texts = List.of(text(batch.toString(), "typed"));
        return new Attempt(batch, events, log.append(gameId, end, batch, rows, texts));
    }

    private Attempt claim(GameId gameId, LogEnd end) {
        NodeId owner = log.find(gameId).orElseThrow().owner();
        NewClaim claim = LogFixture.claim(owner, end.epoch() + 1);
        return new Attempt(claim.batchId(), 1, log.claim(gameId, end, claim));
    }

    private void assertOneHistory(long seed, GameId gameId, List<Attempt> attempts) {
        List<EventRow> rows = log.read(gameId);
        Set<String> texts = new HashSet<>();
        log.texts(gameId).forEach(text -> texts.add(text.key().value()));
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row).seq()).as("seed %d", seed).isEqualTo(row + 1L);
        }
        assertThat(rows).as("seed %d", seed).extracting(EventRow::epoch).isSorted();
        for (Attempt attempt : attempts) {
            boolean appended = attempt.result() instanceof Appended;
            long written =
                    rows.stream().filter(row -> row.batchId().equals(attempt.batchId())).count();
            assertThat(written)
                    .as("seed %d: a batch stands there whole or not at all: %s", seed, attempt)
                    .isEqualTo(appended ? attempt.events() : 0);
            assertThat(log.hasBatch(gameId, attempt.batchId())).isEqualTo(appended);
            assertThat(!appended && texts.contains(attempt.batchId().toString()))
                    .as("seed %d: no text without its events", seed)
                    .isFalse();
        }
    }
}
