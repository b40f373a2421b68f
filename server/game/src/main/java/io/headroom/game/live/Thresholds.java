package io.headroom.game.live;

import io.headroom.game.chance.Seeds;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.Offer;
import io.headroom.simulator.Simulation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a challenge asks of all, by what the best known configuration does in storms of practice as
 * long as the live run, over times as long as that over which the challenge is judged. What it
 * keeps in three quarters of all such times counts, and a margin: so it would hold the challenge
 * whenever it is offered but in the worst moments, which do not set the bar for everybody.
 */
public final class Thresholds {
    /** The share of all times in which the best known keeps what is asked for. */
    private static final double KEPT = 0.75;

    private Thresholds() {}

    /**
     * The threshold of a track's challenge.
     *
     * @param seed of the track's practice
     * @param lengthTicks of the live run; one that is too short for a challenge has none
     * @return null where there is no challenge, or nothing to compare with
     */
    public static @Nullable Double of(
            TrackRound track,
            Conditions conditions,
            Configuration frontier,
            long seed,
            int lengthTicks) {
        Challenge challenge = track.challenge();
        if (challenge == null || lengthTicks < Offer.LENGTH_TICKS) {
            return null;
        }
        List<Double> figures = new ArrayList<>();
        for (int index = 0; index < Practice.REPLICATIONS; index++) {
            long own = Practice.seed(Seeds.derive(seed, "challenge"), index);
            figures.addAll(figures(track, conditions, frontier, own, lengthTicks));
        }
        if (figures.isEmpty()) {
            return null;
        }
        figures.sort(challenge.goal().bestFirst());
        double best = figures.get((int) (KEPT * (figures.size() - 1)));
        return Double.isFinite(best) ? (Double) challenge.goal().threshold(best) : null;
    }

    /**
     * What a configuration comes to in one storm, over each time over which the track's challenge
     * may be judged; none where there is no challenge.
     *
     * @param seed of the traffic and its weather
     * @param lengthTicks of the run
     */
    public static List<Double> figures(
            TrackRound track,
            Conditions conditions,
            Configuration configuration,
            long seed,
            int lengthTicks) {
        Challenge challenge = track.challenge();
        List<Double> figures = new ArrayList<>();
        if (challenge == null) {
            return figures;
        }
        Pace pace = new Pace(track.lengthNanos(), lengthTicks);
        Planned planned =
                track.planner()
                        .plan(configuration, conditions, Weather.ofRun(seed), track.lengthNanos());
        Simulation simulation =
                Simulation.start(
                        planned.plan(), seed, Math.max(1, pace.nanos(LiveRun.SAMPLE_TICKS)));
        ComingWeather coming = new ComingWeather(planned);
        Deque<JudgedWindow> open = new ArrayDeque<>();
        int step = JudgedWindow.READING_TICKS;
        for (int tick = step; tick <= lengthTicks; tick += step) {
            coming.advance(simulation, pace.nanos(tick));
            open.add(new JudgedWindow());
            open.forEach(
                    window -> window.add(simulation.measureRecent(JudgedWindow.READING_SECONDS)));
            if (open.size() == Offer.JUDGED_TICKS / step) {
                JudgedWindow over = open.remove();
                if (over.judges()) {
                    figures.add(over.figure(challenge.goal()));
                }
            }
        }
        return figures;
    }
}
