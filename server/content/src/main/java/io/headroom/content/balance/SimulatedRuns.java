package io.headroom.content.balance;

import io.headroom.game.live.Practice;
import io.headroom.game.measure.Measured;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.simulator.Simulation;

/** Runs by the simulator. */
final class SimulatedRuns implements SystemRuns {
    private final TrackRound track;

    SimulatedRuns(TrackRound track) {
        this.track = track;
    }

    @Override
    public RunFigures run(RunAsked asked) {
        long length = asked.practice() ? Practice.lengthNanos(track) : track.lengthNanos();
        Weather weather =
                asked.weather() == WeatherKind.CALM ? Weather.CALM : Weather.ofRun(asked.seed());
        Planned planned =
                track.planner().plan(asked.configuration(), asked.conditions(), weather, length);
        Simulation simulation = Simulation.start(planned.plan(), asked.seed());
        for (Planned.Timed timed : planned.timetable()) {
            if (asked.weather() == WeatherKind.STORM
                    || !planned.fault().contains(timed.intervention())) {
                simulation.advanceTo(timed.atNanos());
                simulation.intervene(timed.intervention());
            }
        }
        simulation.advanceTo(length);
        Measured end = Measured.settle(simulation);
        return new RunFigures(end.measurement().offered(), end.adherence(), end.costPerGood());
    }
}
