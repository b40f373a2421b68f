package io.headroom.benchmarks;

import io.headroom.game.live.LiveRun;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.GameState;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A live run of three minutes of a hundred teams, at once, without updates for anybody. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LiveRunBenchmark {
    private static final int LIVE_SECONDS = 180;

    private GameState hall = FullHall.live(LIVE_SECONDS);

    /** A game of its own for each fork. */
    @Setup
    public void seat() {
        hall = FullHall.live(LIVE_SECONDS);
    }

    /** Simulates the run to its end. */
    @Benchmark
    public List<EntrantResult> run() {
        LiveRun run = LiveRun.start(hall);
        run.advanceTo(run.lengthTicks());
        return run.results();
    }
}
