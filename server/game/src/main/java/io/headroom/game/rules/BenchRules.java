package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.WhatIfFinished;
import io.headroom.game.event.Event.WhatIfStarted;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.live.Practice;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Purse;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/** What-ifs: who may spend one, and when. */
final class BenchRules {
    private BenchRules() {}

    /** A configuration that stands on the team's strip already is free: nothing new to learn. */
    static Decision runWhatIf(Asked asked, Command.RunWhatIf whatIf) {
        Seat seat = asked.seat();
        Decision out = invalid(asked, seat, whatIf.configuration());
        if (out != null) {
            return out;
        }
        GameState state = asked.state();
        List<WhatIf> strip = state.round().bench(seat.team()).strip();
        Configuration configuration = new Configuration(whatIf.configuration());
        if (strip.stream().anyMatch(old -> old.configuration().equals(configuration))) {
            return Answers.nothingToDo();
        }
        Decision held = held(asked, seat);
        if (held != null) {
            return held;
        }
        WhatIf before = state.round().bench(seat.team()).lastFinished();
        return Answers.accepted(
                new WhatIfStarted(
                        new WhatIfId(state.whatIfsEver() + 1),
                        seat.team(),
                        seat.id(),
                        configuration.values(),
                        Practice.seed(state, state.round(), trackOf(state, seat.team())),
                        asked.now().gameMillis(),
                        whatIf.prediction(),
                        before == null ? null : before.id()));
    }

    /** Why a member cannot spend one now; null when it can. */
    private static @Nullable Decision held(Asked asked, Seat seat) {
        GameState state = asked.state();
        long now = asked.now().gameMillis();
        Purse purse = Purse.of(state, seat.team(), now);
        if (purse.left() == 0) {
            return Answers.refused(RefusalCode.NO_WHAT_IFS_LEFT, Bench.MOST_WHAT_IFS);
        }
        if (purse.openTo(seat.id()) == 0) {
            Long returns = Purse.returnMillis(state, now);
            return Answers.refused(
                    RefusalCode.WHAT_IFS_OWNED,
                    purse.left(),
                    returns == null ? 0 : Answers.seconds(returns));
        }
        long waitMillis =
                state.round().bench(seat.team()).waitMillis(state.setting().pacingMillis(), now);
        return waitMillis == 0
                ? null
                : Answers.refused(RefusalCode.WHAT_IF_PACED, Answers.seconds(waitMillis));
    }

    /** The first result stands; a second owner may have computed the same again. */
    static Decision whatIfDone(Asked asked, Command.WhatIfDone done) {
        RoundState round = asked.state().roundOf(done.id());
        WhatIf whatIf = round == null ? null : round.whatIf(done.id());
        if (whatIf == null) {
            throw new IllegalArgumentException("nobody spent what-if " + done.id().value());
        }
        return whatIf.result() == null
                ? Answers.accepted(new WhatIfFinished(done.id(), done.result()))
                : Answers.nothingToDo();
    }

    /** Why a configuration cannot be tried nor ridden with; null when it can. */
    static @Nullable Decision invalid(
            Asked asked, Seat seat, SortedMap<KnobId, Long> configuration) {
        GameState state = asked.state();
        Refusal refusal =
                SettingsCheck.refusal(state.round(), trackOf(state, seat.team()), configuration);
        return refusal == null ? null : new Decision.Refused(refusal);
    }

    private static TrackId trackOf(GameState state, TeamId id) {
        Team team = state.roster().teams().get(id);
        if (team == null) {
            throw new IllegalStateException("a seat is in team " + id.value() + ", which is none");
        }
        return team.track();
    }
}
