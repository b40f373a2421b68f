package io.headroom.game.debrief;

import io.headroom.game.RidingSource;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.score.BestTry;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

/**
 * What a team has to defend of a round: what it decided, what came of it, what it gave up for it.
 *
 * @param source where what it rode with came from; null where the log does not say
 * @param score of its live run
 * @param goodMore its adherence above that of the frontier, 0 to 1; below it when negative
 * @param costTimes its cost of a good unit as so many times that of the frontier
 * @param rejected the best try that it did not ride with, else the last one; null without any
 */
public record RoundLedger(
        @Nullable RidingSource source,
        Configuration rode,
        RoundScore score,
        double goodMore,
        double costTimes,
        @Nullable WhatIf rejected,
        Question question) {
    /** From this on a team is asked what it bought. */
    private static final double DEAR = 1.5;

    /** What the critics ask; each screen has a sentence for it. */
    public enum Question {
        /** The promise was broken: who paid for it? */
        BROKEN,
        /** Dear: what did the money buy? */
        DEAR,
        /** Cheaper than the best known, as good or nearly: what happens on a worse day? */
        LEAN,
        /** Near the best known: what would have changed the decision? */
        NEAR
    }

    /** What a team has to defend of a round; null of one in which it was not scored. */
    public static @Nullable RoundLedger of(RoundState round, Team team) {
        RoundScore own = round.score(new Entrant.Team(team.id(), team.track()));
        RoundScore frontier = round.score(new Entrant.Frontier(team.track()));
        LiveState live = round.live();
        Configuration rode = live == null ? null : live.configurations().get(team.id());
        if (own == null || frontier == null || live == null || rode == null) {
            return null;
        }
        double times = own.costPerGood() / frontier.costPerGood();
        return new RoundLedger(
                live.sources().get(team.id()),
                rode,
                own,
                own.adherence() - frontier.adherence(),
                times,
                rejected(round, team, rode),
                question(own.adherence(), round.trackRound(team.track()).floorShare(), times));
    }

    /** Under which a team's sentence on a round is kept beside the log. */
    public static TextKey sentence(TeamId team, int round) {
        return new TextKey("team-" + team.value() + "-round-" + round + "-ledger");
    }

    /** Under which a student's sentence at the end is kept beside the log. */
    public static TextKey exit(SeatId seat) {
        return new TextKey("seat-" + seat.value() + "-exit");
    }

    private static @Nullable WhatIf rejected(RoundState round, Team team, Configuration rode) {
        WhatIf best = BestTry.of(round, team);
        if (best != null && !best.configuration().equals(rode)) {
            return best;
        }
        return round.bench(team.id()).strip().reversed().stream()
                .filter(whatIf -> !whatIf.configuration().equals(rode))
                .findFirst()
                .orElse(null);
    }

    private static Question question(double adherence, double floor, double times) {
        if (adherence < floor || Double.isNaN(times)) {
            return Question.BROKEN;
        }
        return times >= DEAR ? Question.DEAR : times < 1 ? Question.LEAN : Question.NEAR;
    }
}
