package io.headroom.content.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pools of memory as files describe them. */
final class PoolFileTest {
    private static final long MILLI = 1_000_000;

    @TempDir private Path folder = Path.of("");

    private PoolPlan pool(String fields) throws IOException {
        return ((PooledPlan) read(fields).plan().flows().getFirst().path()).pool();
    }

    private Experiment read(String fields) throws IOException {
        String file =
                "traffic: { rate: 100/s }\nstages:\n  - { pool: features, "
                        + fields
                        + ", stage: { delay: inside, time: 10 ms } }\n"
                        + "slo: { deadline: 20 ms }\nduration: 10 s\n";
        Path path = Files.writeString(folder.resolve("it.yaml"), file);
        return SimulationFile.read(path, List.of());
    }

    @Test
    void room_isCutIntoWholeSlabs() throws IOException {
        PoolPlan pool = pool("room: 1.55 MB, slab: 100 kB, header: 6 kB, bytes: 20 kB");

        assertThat(pool.room()).isEqualTo(new PoolPlan.Room(15, 100_000, 6_000));
        assertThat(pool.bytes()).isEqualTo(new Sampler.Constant(20_000));
        assertThat(pool.rewarmNanos()).isEqualTo(Sampler.ZERO);
        assertThat(pool.queue().overflow()).isEqualTo(new Overflow.Reject());
        assertThat(pool.kept()).isNull();
    }

    @Test
    void holdings_areKeptForATimeOrForEver() throws IOException {
        String size = "room: 1 MB, slab: 1 kB, bytes: { exponential: 20 kB }, ";

        assertThat(pool(size + "rewarm: 2 ms, kept: { idle: 5 ms, evict: false }").kept())
                .isEqualTo(new PoolPlan.Kept(5 * MILLI, false));
        assertThat(pool(size + "kept: {}").kept())
                .isEqualTo(new PoolPlan.Kept(PoolPlan.Kept.FOR_EVER, true));
    }

    @Test
    void holding_growsWithTheItemsOfItsRequest() throws IOException {
        String size = "room: 1 MB, slab: 1 kB, bytes: 2 kB";
        assertThat(pool(size + ", bytesPerItem: 500 B").bytesPerItem()).isEqualTo(500);
        assertThat(pool(size).bytesPerItem()).isZero();
    }

    @Test
    void headerThatLeavesNothingOfASlab_isRefusedAtItsField() {
        assertThat(problems("room: 10 kB, slab: 1 kB, header: 1 kB, bytes: 1 kB"))
                .singleElement()
                .asString()
                .contains("header");
    }

    /** Who comes when all is kept for others would wait for ever: that is told, not refused. */
    @Test
    void holdingsKeptForEver_withoutMakingRoom_areFound() throws IOException {
        String size = "room: 1 MB, slab: 1 kB, bytes: 2 kB, ";
        assertThat(read(size + "kept: { evict: false }").findings())
                .singleElement()
                .asString()
                .contains("stages[0].kept", "waits for ever", "idle");
        for (String bounded :
                List.of(
                        "kept: { evict: false, idle: 1 s }",
                        "kept: { evict: true }",
                        "kept: { evict: false }, queue: { capacity: 0 }",
                        "kept: { evict: false }, queue: { patience: 1 s }")) {
            assertThat(read(size + bounded).findings()).as(bounded).isEmpty();
        }
    }

    /** It can be by itself, and not with the others: a result, whatever a search turns. */
    @Test
    void roomForNoSlab_orNotForTheSmallestHolding_cannotBe() throws IOException {
        for (String fields :
                List.of(
                        "room: 10 kB, slab: 20 kB, bytes: 1 kB",
                        "room: 10 kB, slab: 1 kB, bytes: 10.1 kB",
                        "room: 10 kB, slab: 1 kB, header: 100 B, bytes: 10 kB",
                        "room: 10 kB, slab: 1 kB, bytes: { uniform: { least: 11 kB, most: 1 MB } }",
                        "room: 10 kB, slab: 1 kB, bytes: { empirical: [ 30 kB, 11 kB ] }",
                        "room: 10 kB, slab: 1 kB, bytes: { shifted: { by: 11 kB, law: {"
                                + " exponential: 1 kB } } }")) {
            SimulationRefused refused =
                    catchThrowableOfType(SimulationRefused.class, () -> pool(fields));
            assertThat(refused).as(fields).isNotNull();
            assertThat(refused.cannotBe()).as(fields).isTrue();
            assertThat(refused.problems())
                    .singleElement()
                    .asString()
                    .contains("stages[0].room", "nothing can ever get in");
        }
        assertThat(pool("room: 10 kB, slab: 1 kB, bytes: 10 kB").room().slabs()).isEqualTo(10);
        assertThat(pool("room: 10 kB, slab: 1 kB, bytes: { exponential: 99 kB }").room().slabs())
                .isEqualTo(10);
    }

    private List<String> problems(String fields) {
        SimulationRefused refused =
                catchThrowableOfType(SimulationRefused.class, () -> pool(fields));
        return refused.problems().stream().map(Object::toString).toList();
    }
}
