package io.headroom.benchmarks;

import io.headroom.game.live.LiveRun;
import io.headroom.game.measure.Numbers;
import io.headroom.game.state.GameState;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tick of a hundred teams: simulated, and read for the board. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TickBenchmark {
    private static final int LIVE_SECONDS = 180;

    private GameState hall = FullHall.live(LIVE_SECONDS);
    private LiveRun run = LiveRun.start(hall);

    /** A game of its own for each fork. */
    @Setup
    public void seat() {
        hall = FullHall.live(LIVE_SECONDS);
        run = LiveRun.start(hall);
    }

    /** A new run when one is over; not part of a tick. */
    @Setup(Level.Invocation)
    public void goOn() {
        if (run.done()) {
            run = LiveRun.start(hall);
        }
    }

    /** The next tick. */
    @Benchmark
    public List<Numbers> tick() {
        run.advanceTo(run.tick() + 1);
        return run.race(null);
    }
}
