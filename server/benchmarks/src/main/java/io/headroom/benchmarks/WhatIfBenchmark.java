package io.headroom.benchmarks;

import io.headroom.game.id.TrackId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Forecast;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What-if runs of a track, over all configurations of its grid. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WhatIfBenchmark {
    /** The track. */
    @Param({"cloud-titan", "edge-guardian", "mobile-nomad", "tiny-pioneer"})
    public String track = "";

    private final GameState hall = FullHall.live(1);
    private int next;

    /** Begins at the first configuration. */
    @Setup
    public void begin() {
        next = 0;
    }

    /** In a program that has run many: its percentiles over the grid. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public Forecast warm() {
        return run();
    }

    /** The first of a program, with what is loaded and compiled for it. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public Forecast first() {
        return run();
    }

    private Forecast run() {
        TrackId id = new TrackId(track);
        TrackRound round = hall.round().trackRound(id);
        List<Configuration> grid = round.frontierGrid();
        Configuration configuration = grid.get(next++ % grid.size());
        return Practice.run(
                round,
                hall.round().conditions(id),
                configuration,
                Practice.seed(hall, hall.round(), id),
                round.instruments().told());
    }
}
