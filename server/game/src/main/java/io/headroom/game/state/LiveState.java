package io.headroom.game.state;

import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.scenario.Configuration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the log says of the live run; its simulations follow from it.
 *
 * @param configurations what each team rides with; a team that came later does not ride
 * @param seed of the traffic; never leaves the server
 * @param bursts in the order in which they were injected
 * @param fault null as long as nothing was broken
 */
public record LiveState(
        PhaseInstance instance,
        SortedMap<TeamId, Configuration> configurations,
        long seed,
        int lengthTicks,
        List<BurstInjected> bursts,
        @Nullable FaultInjected fault) {
    /** Keeps its own copies. */
    public LiveState {
        configurations = Collections.unmodifiableSortedMap(new TreeMap<>(configurations));
        bursts = List.copyOf(bursts);
    }

    LiveState with(BurstInjected burst) {
        List<BurstInjected> more = new ArrayList<>(bursts);
        more.add(burst);
        return new LiveState(instance, configurations, seed, lengthTicks, more, fault);
    }

    LiveState with(FaultInjected injected) {
        return new LiveState(instance, configurations, seed, lengthTicks, bursts, injected);
    }

    /** All that was done to the run: the bursts, then the fault. */
    public List<Disturbance> disturbances() {
        List<Disturbance> all = new ArrayList<>(bursts);
        if (fault != null) {
            all.add(fault);
        }
        return List.copyOf(all);
    }
}
