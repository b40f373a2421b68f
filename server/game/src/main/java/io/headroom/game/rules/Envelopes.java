package io.headroom.game.rules;

import io.headroom.game.event.Band;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Spell;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the tracks of a round publish of their weather: what comes by itself within it, and how much
 * more an instructor may add before the run is no longer what everybody prepared for.
 */
final class Envelopes {
    private Envelopes() {}

    /** What comes by itself in a run, by track; par stands for all systems of a track. */
    static SortedMap<TrackId, List<Band>> weather(GameState state, long seed, int ticks) {
        RoundState round = state.round();
        SortedMap<TrackId, List<Band>> weather = new TreeMap<>();
        for (TrackId id : state.setting().tracks()) {
            TrackRound track = round.trackRound(id);
            Planned planned =
                    track.planner()
                            .plan(
                                    round.par(id),
                                    round.conditions(id),
                                    Weather.ofRun(seed),
                                    track.lengthNanos());
            weather.put(id, planned.spells().stream().map(spell -> Band.of(spell, ticks)).toList());
        }
        return weather;
    }

    /** Whether any track has something that can break. */
    static boolean anythingBreaks(GameState state) {
        return tracks(state).stream().anyMatch(track -> track.envelope().fault() != null);
    }

    /**
     * A burst, with whether it goes beyond: stronger than any that is published, on top of another,
     * or longer with all others than bursts last.
     */
    static BurstInjected judged(GameState state, BurstInjected burst) {
        LiveState live = state.round().liveRun();
        int added = burst.lengthTicks();
        for (BurstInjected earlier : live.bursts()) {
            added += earlier.lengthTicks();
        }
        boolean beyond = false;
        for (TrackRound track : tracks(state)) {
            int own = 0;
            for (Band band : live.weather(track.track())) {
                if (band.kind() == Spell.Kind.BURST) {
                    own += band.lengthTicks();
                    beyond |= burst.tick() < band.end() && band.tick() < end(burst);
                }
            }
            beyond |= burst.strengthPercent() > track.envelope().strengthPercent();
            beyond |= own + added > most(track.envelope().burstLasts(), live);
        }
        return new BurstInjected(
                burst.instance(),
                burst.tick(),
                burst.lengthTicks(),
                burst.strengthPercent(),
                beyond);
    }

    private static int end(BurstInjected burst) {
        return burst.tick() + burst.lengthTicks();
    }

    /** A fault, with whether all faults of a track last longer then than is published. */
    static FaultInjected judged(GameState state, FaultInjected injected) {
        LiveState live = state.round().liveRun();
        boolean beyond = false;
        for (TrackRound track : tracks(state)) {
            Fault fault = track.envelope().fault();
            int own = 0;
            for (Band band : live.weather(track.track())) {
                own += band.kind() == Spell.Kind.FAULT ? band.lengthTicks() : 0;
            }
            // What is added is the same draw once more.
            beyond |= fault != null && 2 * own > most(fault.lasts(), live);
        }
        return new FaultInjected(injected.instance(), injected.tick(), beyond);
    }

    private static int most(double lasts, LiveState live) {
        return (int) Math.ceil(lasts * live.lengthTicks());
    }

    private static List<TrackRound> tracks(GameState state) {
        return state.setting().tracks().stream().map(state.round()::trackRound).toList();
    }
}
