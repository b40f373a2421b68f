package io.headroom.game.state;

import io.headroom.game.RidingSource;
import io.headroom.game.event.Band;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Configuration;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the log says of the live run; its simulations follow from it.
 *
 * @param configurations what each team rides with; a team that came later does not ride
 * @param sources where each of these comes from; empty where the log does not say
 * @param seed of the traffic; never leaves the server
 * @param weather what comes by itself, by track
 * @param injected disturbances ever, expired ones among them: the number of the last one
 * @param byNumber the disturbances that count, by their numbers in the log's order
 * @param halted where the instructor stopped it; null when it goes on, or went to its end
 */
public record LiveState(
        PhaseInstance instance,
        SortedMap<TeamId, Configuration> configurations,
        SortedMap<TeamId, RidingSource> sources,
        long seed,
        int lengthTicks,
        SortedMap<TrackId, List<Band>> weather,
        int injected,
        SortedMap<Integer, Disturbance> byNumber,
        @Nullable Halted halted) {
    /**
     * A run that was skipped or ended early.
     *
     * @param tick ticks that were played
     * @param sinceMillis game time
     * @param scored whether what was played counts
     */
    public record Halted(int tick, long sinceMillis, boolean scored) {}

    /** Keeps its own copies. */
    public LiveState {
        configurations = Collections.unmodifiableSortedMap(new TreeMap<>(configurations));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        weather = Collections.unmodifiableSortedMap(new TreeMap<>(weather));
        byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
    }

    LiveState with(Disturbance disturbance) {
        SortedMap<Integer, Disturbance> more = new TreeMap<>(byNumber);
        more.put(injected + 1, disturbance);
        return new LiveState(
                instance,
                configurations,
                sources,
                seed,
                lengthTicks,
                weather,
                injected + 1,
                more,
                halted);
    }

    /**
     * Without one that has expired.
     *
     * @throws IllegalArgumentException when there is none of this number
     */
    LiveState without(int number) {
        SortedMap<Integer, Disturbance> fewer = new TreeMap<>(byNumber);
        if (fewer.remove(number) == null) {
            throw new IllegalArgumentException("no disturbance " + number + " can expire");
        }
        return new LiveState(
                instance,
                configurations,
                sources,
                seed,
                lengthTicks,
                weather,
                injected,
                fewer,
                halted);
    }

    /** Stopped, or going on again. */
    LiveState stoppedAt(@Nullable Halted stopped) {
        return new LiveState(
                instance,
                configurations,
                sources,
                seed,
                lengthTicks,
                weather,
                injected,
                byNumber,
                stopped);
    }

    /** The ticks that count: all, unless the run was ended before. */
    public int playedTicks() {
        return halted == null ? lengthTicks : halted.tick();
    }

    /** All that was done to the run and counts, in the log's order. */
    public List<Disturbance> disturbances() {
        return List.copyOf(byNumber.values());
    }

    /** The bursts among them. */
    public List<BurstInjected> bursts() {
        return byNumber.values().stream()
                .filter(BurstInjected.class::isInstance)
                .map(BurstInjected.class::cast)
                .toList();
    }

    /** What was broken; null as long as nothing was. */
    public @Nullable FaultInjected fault() {
        return byNumber.values().stream()
                .filter(FaultInjected.class::isInstance)
                .map(FaultInjected.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** What comes by itself on a track. */
    public List<Band> weather(TrackId track) {
        return weather.getOrDefault(track, List.of());
    }

    /** Whether nothing was done to it beyond what its tracks publish. */
    public boolean scored() {
        return byNumber.values().stream().noneMatch(Disturbance::beyond);
    }
}
