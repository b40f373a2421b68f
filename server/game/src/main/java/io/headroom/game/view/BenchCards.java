package io.headroom.game.view;

import io.headroom.game.RidingSource;
import io.headroom.game.id.SeatId;
import io.headroom.game.rules.Riding;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Lenses;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.Predictions;
import io.headroom.game.state.Proposal;
import io.headroom.game.state.Purse;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Submission;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

/** Builds what a phone shows of its team's workbench. */
final class BenchCards {
    private final GameState state;
    private final RoundState round;
    private final Team team;
    private final Bench bench;
    private final long gameMillis;

    BenchCards(GameState state, Team team, long gameMillis) {
        this.state = state;
        this.round = state.round();
        this.team = team;
        this.bench = round.bench(team.id());
        this.gameMillis = gameMillis;
    }

    BenchView of(SeatId seat) {
        Proposal proposal = bench.proposal();
        Submission submission = bench.submission();
        Purse purse = Purse.of(state, team.id(), gameMillis);
        return new BenchView(
                purse.left(),
                purse.own().getOrDefault(seat, 0),
                purse.common(),
                purse.own().entrySet().stream()
                        .map(
                                owned ->
                                        new BenchView.OwnedCard(
                                                owned.getKey().value(), owned.getValue()))
                        .toList(),
                Purse.returnMillis(state, gameMillis),
                bench.waitMillis(state.setting().pacingMillis(), gameMillis),
                proposal == null ? 0 : proposal.silentMillis(gameMillis),
                submission == null ? 0 : submission.undoMillis(gameMillis),
                proposal(proposal),
                submitted(submission),
                riding(),
                Lenses.of(state, team.id(), seat),
                Hints.of(round, team),
                predicted(null),
                predicted(seat));
    }

    private BenchView.@Nullable ProposalCard proposal(@Nullable Proposal proposal) {
        return proposal == null
                ? null
                : new BenchView.ProposalCard(proposal.revision(), proposal.seat().value());
    }

    private BenchView.@Nullable SubmittedCard submitted(@Nullable Submission submission) {
        return submission == null
                ? null
                : new BenchView.SubmittedCard(
                        submission.candidate().revision(),
                        submission.seat().value(),
                        Cards.values(submission.candidate().configuration()));
    }

    private BenchView.@Nullable RidingCard riding() {
        LiveState live = round.live();
        if (live == null) {
            Riding.Choice choice = Riding.of(round, team);
            return riding(choice.source(), choice.configuration());
        }
        Configuration rides = live.configurations().get(team.id());
        return rides == null ? null : riding(live.sources().get(team.id()), rides);
    }

    private static BenchView.RidingCard riding(
            @Nullable RidingSource source, Configuration configuration) {
        return new BenchView.RidingCard(source, Cards.values(configuration));
    }

    private BenchView.PredictedCard predicted(@Nullable SeatId seat) {
        Predictions predictions = Predictions.of(round, team, seat);
        return new BenchView.PredictedCard(predictions.right(), predictions.judged());
    }

    /** What was said before a what-if of the team; null when nothing was. */
    BenchView.@Nullable PredictionCard prediction(WhatIf whatIf) {
        return whatIf.prediction() == null
                ? null
                : new BenchView.PredictionCard(
                        whatIf.prediction(),
                        whatIf.against() == null ? null : (Integer) whatIf.against().value(),
                        Predictions.cameTrue(round, team.track(), whatIf));
    }
}
