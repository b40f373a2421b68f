package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.CandidateAdopted;
import io.headroom.game.event.Event.CandidateSubmitted;
import io.headroom.game.event.Event.WhatIfFinished;
import io.headroom.game.event.Event.WhatIfStarted;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.live.Practice;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.game.state.WhatIf;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What-ifs, the candidate, submitting. */
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
        if (strip.size() >= Bench.MOST_WHAT_IFS) {
            return Answers.refused(RefusalCode.NO_WHAT_IFS_LEFT, Bench.MOST_WHAT_IFS);
        }
        return Answers.accepted(
                new WhatIfStarted(
                        new WhatIfId(state.whatIfsEver() + 1),
                        seat.team(),
                        seat.id(),
                        configuration.values(),
                        Practice.seed(state, state.round(), trackOf(state, seat.team()))));
    }

    static Decision adopt(Asked asked, Command.Adopt adopt) {
        Seat seat = asked.seat();
        Decision out = invalid(asked, seat, adopt.configuration());
        if (out != null) {
            return out;
        }
        Candidate before = asked.state().round().bench(seat.team()).candidate();
        Configuration configuration = new Configuration(adopt.configuration());
        if (before != null && before.configuration().equals(configuration)) {
            return Answers.nothingToDo();
        }
        int revision = before == null ? 1 : before.revision() + 1;
        return Answers.accepted(
                new CandidateAdopted(seat.team(), seat.id(), revision, configuration.values()));
    }

    static Decision submit(Asked asked, Command.Submit submit) {
        Seat seat = asked.seat();
        Bench bench = asked.state().round().bench(seat.team());
        Candidate candidate = bench.candidate();
        if (candidate == null) {
            return Answers.refused(RefusalCode.NO_CANDIDATE);
        }
        if (candidate.revision() != submit.revision()) {
            return Answers.refused(RefusalCode.STALE_REVISION, candidate.revision());
        }
        return candidate.equals(bench.submitted())
                ? Answers.nothingToDo()
                : Answers.accepted(
                        new CandidateSubmitted(seat.team(), seat.id(), candidate.revision()));
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

    private static @Nullable Decision invalid(
            Asked asked, Seat seat, SortedMap<KnobId, Long> configuration) {
        GameState state = asked.state();
        TrackRound track = state.round().trackRound(trackOf(state, seat.team()));
        String wrong = wrong(track, configuration);
        if (wrong != null) {
            return Answers.refused(RefusalCode.CONFIGURATION_INVALID, wrong);
        }
        String why = cannotBe(state, track, new Configuration(configuration));
        return why == null ? null : Answers.refused(RefusalCode.CANNOT_BE, why);
    }

    /** Why the values of the knobs cannot be together; null when they can. */
    private static @Nullable String cannotBe(
            GameState state, TrackRound track, Configuration configuration) {
        return track.planner()
                .plan(
                        configuration,
                        state.round().conditions(track.track()),
                        Weather.CALM,
                        track.lengthNanos())
                .cannotBe();
    }

    /** The first knob that is missing, unknown or wrong; null when there is none. */
    private static @Nullable String wrong(TrackRound track, SortedMap<KnobId, Long> values) {
        Set<KnobId> unknown = new TreeSet<>(values.keySet());
        for (Knob knob : track.knobs()) {
            Long value = values.get(knob.id());
            if (value == null || !knob.values().contains(value)) {
                return knob.id().value();
            }
            unknown.remove(knob.id());
        }
        return unknown.isEmpty() ? null : unknown.iterator().next().value();
    }

    private static TrackId trackOf(GameState state, TeamId id) {
        Team team = state.roster().teams().get(id);
        if (team == null) {
            throw new IllegalStateException("a seat is in team " + id.value() + ", which is none");
        }
        return team.track();
    }
}
