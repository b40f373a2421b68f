package io.headroom.game.view;

import io.headroom.game.debrief.Aftermath;
import io.headroom.game.debrief.Hindsight;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.live.Playback;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.LockSystems;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.BestTry;
import io.headroom.game.score.FeaturedPair;
import io.headroom.game.state.GameState;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Builds what is told of a round once its debrief has begun. */
final class DebriefCards {
    private final GameState state;
    private final RoundState round;
    private final Cards cards;
    private final Function<TextKey, @Nullable String> texts;
    private final @Nullable Playback playback;
    private final @Nullable Hindsight hindsight;

    DebriefCards(
            GameState state,
            Cards cards,
            Function<TextKey, @Nullable String> texts,
            Aftermath aftermath) {
        this.state = state;
        this.round = state.round();
        this.cards = cards;
        this.texts = texts;
        boolean present = aftermath.round() == round.number();
        this.playback = aftermath.of(state);
        this.hindsight = present ? aftermath.hindsight() : null;
    }

    /** For the projector; null until the lock is revealed. */
    DebriefParts.@Nullable BoardDebrief board() {
        if (!cards.revealed()) {
            return null;
        }
        FeaturedPair pair = FeaturedPair.of(round);
        return new DebriefParts.BoardDebrief(
                systems(round.content().lock().systems()),
                primary(null),
                pair == null ? null : pair(pair),
                pair == null ? nearest() : null,
                settings());
    }

    /** For a phone; null until the lock is revealed. */
    DebriefParts.@Nullable SeatDebrief seat(Team team, SeatId viewer) {
        if (!cards.revealed()) {
            return null;
        }
        LiveState live = round.live();
        Configuration rode = live == null ? null : live.configurations().get(team.id());
        return new DebriefParts.SeatDebrief(
                systems(round.content().lock().systems()),
                primary(team),
                settings(team.track()),
                rode == null ? null : Cards.values(rode),
                best(team, rode),
                ledger(team),
                texts.apply(RoundLedger.exit(viewer)));
    }

    private static DebriefParts.SystemsCard systems(LockSystems systems) {
        return new DebriefParts.SystemsCard(
                Cards.measureCards(systems.measures()),
                systems.systems().stream()
                        .map(
                                system ->
                                        new DebriefParts.SystemCard(
                                                system.label(),
                                                Numbers.of(systems.measures(), system.figures())))
                        .toList());
    }

    private List<Numbers> primary(@Nullable Team viewer) {
        return playback == null || round.live() == null
                ? List.of()
                : playback.primary(LiveRun.entrants(state), viewer);
    }

    private DebriefParts.PairCard pair(FeaturedPair pair) {
        TrackRound track = round.trackRound(pair.track());
        List<DebriefParts.KnobGapCard> gaps =
                new ArrayList<>(pair.knobs().stream().map(knob -> gap(track, pair, knob)).toList());
        gaps.sort(Comparator.comparingDouble(DebriefCards::worth).reversed());
        return new DebriefParts.PairCard(
                pair.track().value(), rider(pair.better()), rider(pair.worse()), gaps);
    }

    private static double worth(DebriefParts.KnobGapCard gap) {
        Double turned = gap.turned();
        return turned == null ? -1 : turned;
    }

    private DebriefParts.KnobGapCard gap(TrackRound track, FeaturedPair pair, KnobId id) {
        ViewParts.KnobCard card =
                Cards.knobs(track).stream()
                        .filter(knob -> knob.knob().equals(id.value()))
                        .findFirst()
                        .orElseThrow();
        return new DebriefParts.KnobGapCard(
                card,
                pair.better().configuration().value(id),
                pair.worse().configuration().value(id),
                hindsight == null ? null : hindsight.turned().get(id));
    }

    private DebriefParts.RiderCard rider(FeaturedPair.Rider rider) {
        TeamId id = rider.team().team();
        Team team = Objects.requireNonNull(state.roster().teams().get(id), "who rode");
        RoundScore score = round.score(rider.team());
        return new DebriefParts.RiderCard(
                id.value(),
                team.name(),
                rider.adherence(),
                ViewParts.finite(rider.costPerGood()),
                score == null ? 0 : score.points());
    }

    /** By what is missing to the points of the frontier; of equal teams the first. */
    private DebriefParts.@Nullable NearestCard nearest() {
        DebriefParts.NearestCard nearest = null;
        for (FeaturedPair.Rider rider : FeaturedPair.riders(round)) {
            TrackId track = rider.team().track();
            RoundScore frontier = round.score(new Entrant.Frontier(track));
            if (frontier == null) {
                continue;
            }
            DebriefParts.NearestCard card =
                    new DebriefParts.NearestCard(track.value(), rider(rider), frontier.points());
            if (nearest == null || missing(card) < missing(nearest)) {
                nearest = card;
            }
        }
        return nearest;
    }

    private static int missing(DebriefParts.NearestCard card) {
        return card.frontierPoints() - card.team().points();
    }

    private List<DebriefParts.SettingsCard> settings() {
        List<DebriefParts.SettingsCard> all = new ArrayList<>();
        for (TrackId track : state.setting().tracks()) {
            DebriefParts.SettingsCard card = settings(track);
            if (card != null) {
                all.add(card);
            }
        }
        return List.copyOf(all);
    }

    private DebriefParts.@Nullable SettingsCard settings(TrackId id) {
        Ghosts ghosts = round.ghosts().get(id);
        if (round.results().isEmpty() || ghosts == null) {
            return null;
        }
        return new DebriefParts.SettingsCard(
                id.value(),
                Cards.knobs(round.trackRound(id)),
                Cards.values(ghosts.frontier()),
                Cards.values(ghosts.overbuild()));
    }

    private DebriefParts.@Nullable LedgerCard ledger(Team team) {
        RoundLedger ledger = RoundLedger.of(round, team);
        if (ledger == null) {
            return null;
        }
        WhatIf rejected = ledger.rejected();
        return new DebriefParts.LedgerCard(
                ledger.source(),
                ledger.score().adherence(),
                ViewParts.finite(ledger.score().costPerGood()),
                ledger.score().points(),
                ledger.goodMore(),
                ViewParts.finite(ledger.costTimes()),
                rejected == null
                        ? null
                        : (Integer) (round.bench(team.id()).strip().indexOf(rejected) + 1),
                ledger.question(),
                texts.apply(RoundLedger.sentence(team.id(), round.number())));
    }

    private DebriefParts.@Nullable TryCard best(Team team, @Nullable Configuration rode) {
        WhatIf best = BestTry.of(round, team);
        if (best == null || rode == null || round.results().isEmpty()) {
            return null;
        }
        RoundScore score = hindsight == null ? null : hindsight.tries().get(team.id());
        return new DebriefParts.TryCard(
                round.bench(team.id()).strip().indexOf(best) + 1,
                new TreeMap<>(Cards.values(best.configuration())),
                best.configuration().equals(rode),
                score == null ? null : (Double) score.adherence(),
                score == null ? null : ViewParts.finite(score.costPerGood()),
                score == null ? null : (Integer) score.points());
    }
}
