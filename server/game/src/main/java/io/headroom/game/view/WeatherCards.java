package io.headroom.game.view;

import io.headroom.game.event.Band;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Envelope;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.Spell;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came in a live run until some tick, by itself or because the instructor let it; what is to
 * come is not told.
 */
final class WeatherCards {
    private final GameState state;
    private final LiveState live;
    private final int tick;

    WeatherCards(GameState state, LiveState live, int tick) {
        this.state = state;
        this.live = live;
        this.tick = tick;
    }

    /**
     * Bursts in the order of their instants.
     *
     * @param viewer whose phone it is; null for a screen that sees all tracks
     */
    List<ViewParts.BurstCard> bursts(@Nullable Team viewer) {
        SortedMap<Integer, ViewParts.BurstCard> cards = new TreeMap<>();
        for (TrackId track : tracks(viewer)) {
            for (Band band : live.weather(track)) {
                if (band.kind() == Spell.Kind.BURST && band.tick() <= tick) {
                    add(cards, band.tick(), band.lengthTicks(), band.strengthPercent());
                }
            }
        }
        for (BurstInjected burst : live.bursts()) {
            add(cards, burst.tick(), burst.lengthTicks(), burst.strengthPercent());
        }
        return List.copyOf(cards.values());
    }

    /** Of bursts that begin together on several tracks the strongest is told. */
    private static void add(
            SortedMap<Integer, ViewParts.BurstCard> cards, int at, int lengthTicks, int percent) {
        cards.merge(
                at,
                new ViewParts.BurstCard(at, lengthTicks, percent),
                (one, other) ->
                        new ViewParts.BurstCard(
                                at,
                                Math.max(one.lengthTicks(), other.lengthTicks()),
                                Math.max(one.strengthPercent(), other.strengthPercent())));
    }

    /** Faults of the tracks that a screen sees. */
    List<ViewParts.FaultCard> faults(@Nullable Team viewer) {
        List<ViewParts.FaultCard> cards = new ArrayList<>();
        for (TrackId track : tracks(viewer)) {
            TrackRound round = state.round().trackRound(track);
            Fault fault = round.envelope().fault();
            if (fault == null) {
                continue;
            }
            int lengthTicks = fault.of(live.lengthTicks());
            for (Band band : live.weather(track)) {
                if (band.kind() == Spell.Kind.FAULT) {
                    lengthTicks = band.lengthTicks();
                    add(cards, track, fault, band.tick(), lengthTicks);
                }
            }
            FaultInjected injected = live.fault();
            if (injected != null) {
                add(cards, track, fault, injected.tick(), lengthTicks);
            }
        }
        return List.copyOf(cards);
    }

    private void add(
            List<ViewParts.FaultCard> cards, TrackId track, Fault fault, int at, int lengthTicks) {
        boolean injected = live.fault() != null && live.fault().tick() == at;
        if (at <= tick || injected) {
            cards.add(
                    new ViewParts.FaultCard(
                            at, lengthTicks, track.value(), fault.label(), fault.plainWords()));
        }
    }

    private List<TrackId> tracks(@Nullable Team viewer) {
        return viewer == null ? state.setting().tracks() : List.of(viewer.track());
    }

    /**
     * What may be added to a run of the present round while it counts: no more than any of its
     * tracks publishes.
     *
     * @param live the run that is on; null before it
     * @param seconds of the run on the wall
     */
    static ViewParts.LimitsCard limits(GameState state, @Nullable LiveState live, long seconds) {
        int strength = Integer.MAX_VALUE;
        double left = 1;
        for (TrackId id : state.setting().tracks()) {
            Envelope envelope = state.round().trackRound(id).envelope();
            strength = Math.min(strength, envelope.strengthPercent());
            // Before the run the draw is not told: what is left could be nothing.
            double own = live == null ? envelope.burstLasts() : spent(live, id);
            left = Math.min(left, envelope.burstLasts() - own);
        }
        return new ViewParts.LimitsCard(strength, (int) Math.floor(Math.max(0, left) * seconds));
    }

    private static double spent(LiveState live, TrackId track) {
        int ticks = live.bursts().stream().mapToInt(BurstInjected::lengthTicks).sum();
        for (Band band : live.weather(track)) {
            ticks += band.kind() == Spell.Kind.BURST ? band.lengthTicks() : 0;
        }
        return (double) ticks / live.lengthTicks();
    }
}
