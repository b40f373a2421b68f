package io.headroom.game.live;

import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;

import java.util.Comparator;
import java.util.List;

/**
 * What a configuration would have come to in a live run that is over: the same traffic, the same
 * weather, and all that the instructor did to it. A pure function of the log.
 */
public final class Rerun {
    private Rerun() {}

    /**
     * What the track-round tells of it, over the ticks that were played.
     *
     * @throws IllegalArgumentException when the round has no live run: a bug
     */
    public static Figures of(RoundState round, TrackId track, Configuration configuration) {
        LiveState live = round.liveRun();
        Ride ride = RideStart.ride(round, live, new Entrant.Frontier(track), configuration);
        List<Disturbance> all =
                live.disturbances().stream()
                        .filter(each -> each.tick() < live.playedTicks())
                        .sorted(Comparator.comparingInt(Disturbance::tick))
                        .toList();
        for (Disturbance disturbance : all) {
            ride.advanceTo(disturbance.tick());
            ride.begin(disturbance);
        }
        ride.advanceTo(live.playedTicks());
        return live.halted() == null
                ? ride.result(ride.told()).figures()
                : ride.resultSoFar(ride.told()).figures();
    }
}
