package io.headroom.game.view;

import io.headroom.game.event.Band;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Spell;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Offer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes by itself in the live run, past and to come, for whoever announces it. No other screen
 * is told: who knew when a burst comes would not need headroom.
 */
final class ScriptCards {
    private ScriptCards() {}

    /** In its order; what comes to several tracks alike is told once. */
    static List<HostView.ScriptCard> of(GameState state) {
        LiveState live = state.round().live();
        if (live == null || !state.liveRunning()) {
            return List.of();
        }
        Map<Band, List<String>> bands = new LinkedHashMap<>();
        for (TrackId track : state.playedTracks()) {
            for (Band band : live.weather(track)) {
                bands.computeIfAbsent(band, each -> new ArrayList<>()).add(track.value());
            }
        }
        List<HostView.ScriptCard> cards = new ArrayList<>();
        bands.forEach((band, tracks) -> cards.add(card(band, tracks)));
        Offer scripted = live.challenge().scripted();
        if (scripted != null && live.offered() == null) {
            List<String> tracks =
                    ChallengeCards.asks(state, state.playedTracks()).stream()
                            .map(ViewParts.AskCard::track)
                            .toList();
            cards.add(
                    new HostView.ScriptCard(
                            HostView.Scripted.CHALLENGE,
                            scripted.tick(),
                            Offer.LENGTH_TICKS,
                            100,
                            tracks));
        }
        cards.sort(Comparator.comparingInt(HostView.ScriptCard::tick));
        return List.copyOf(cards);
    }

    private static HostView.ScriptCard card(Band band, List<String> tracks) {
        HostView.Scripted what =
                band.kind() == Spell.Kind.BURST ? HostView.Scripted.BURST : HostView.Scripted.FAULT;
        return new HostView.ScriptCard(
                what, band.tick(), band.lengthTicks(), band.strengthPercent(), tracks);
    }
}
