package io.headroom.content.balance;

import io.headroom.content.binding.Exemption;
import io.headroom.content.mission.PlayedTrack;
import io.headroom.content.mission.Scenarios;
import io.headroom.content.mission.TenCameras;
import io.headroom.game.id.KnobId;

import java.util.List;

/**
 * A formula in the place of the simulator, with the knobs of a real track-round: what the rules say
 * of it can be seen without simulating.
 *
 * <p>Batches of 5 and windows of 2 ms lose nobody; each step away loses the more users the less
 * power there is, of which 20 W are enough. A burst costs who has less, and a fault everybody.
 */
record FakeSystem(double batchMatters, double windowMatters, double burst, double fault)
        implements SystemRuns {
    static final FakeSystem BALANCED = new FakeSystem(0.04, 0.03, 0.03, 0.012);

    private static final double ENOUGH_WATTS = 20;
    private static final double STEP_MICROS = 500;

    /** A track of its own, so that a change of the shipped ones changes nothing here. */
    private static final PlayedTrack EDGE =
            Scenarios.in(TenCameras.FOLDER).played(TenCameras.ID).getFirst();

    static PlayedTrack edge(Exemption... exempt) {
        return new PlayedTrack(
                EDGE.round(),
                EDGE.roundFile(),
                EDGE.at(),
                EDGE.track(),
                EDGE.archetypes(),
                List.of(exempt));
    }

    @Override
    public RunFigures run(RunAsked asked) {
        double batch = asked.configuration().value(new KnobId("batch")) - 5;
        double steps = (asked.configuration().value(new KnobId("window")) - 2_000) / STEP_MICROS;
        double watts = asked.configuration().value(new KnobId("power"));
        double scarce = Math.clamp((50 - watts) / 30, 0, 1);
        double lost = scarce * (batchMatters * batch * batch + windowMatters * steps * steps);
        double missing = Math.max(0, ENOUGH_WATTS - watts);
        lost += 0.002 * missing;
        if (asked.weather() != WeatherKind.CALM) {
            lost += burst * missing;
        }
        if (asked.weather() == WeatherKind.STORM) {
            lost += fault * scarce;
        }
        double adherence = Math.max(0, 1 - lost);
        return new RunFigures(10_000, adherence, watts / Math.max(1e-9, adherence));
    }
}
