package io.headroom.game.rules;

import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.CandidateAdopted;
import io.headroom.game.event.Event.CandidateProposed;
import io.headroom.game.event.Event.CandidateSubmitted;
import io.headroom.game.event.Event.SubmissionUndone;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Candidate;
import io.headroom.game.state.Proposal;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Submission;

import org.jspecify.annotations.Nullable;

/** The candidate, and how a team agrees on it: one proposes, another one confirms. */
final class SubmitRules {
    private SubmitRules() {}

    static Decision adopt(Asked asked, Command.Adopt adopt) {
        Seat seat = asked.seat();
        Decision out = BenchRules.invalid(asked, seat, adopt.configuration());
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

    /** Who is alone in the team needs nobody else. */
    static Decision propose(Asked asked, Command.Propose propose) {
        Seat seat = asked.seat();
        Bench bench = bench(asked, seat);
        Decision out = stale(bench, propose.revision());
        if (out != null) {
            return out;
        }
        if (isSubmitted(bench) || bench.proposal() != null) {
            return Answers.nothingToDo();
        }
        return isAlone(asked, seat)
                ? submitted(asked, seat, propose.revision())
                : Answers.accepted(
                        new CandidateProposed(
                                seat.team(),
                                seat.id(),
                                propose.revision(),
                                asked.now().gameMillis()));
    }

    static Decision confirm(Asked asked, Command.Confirm confirm) {
        Seat seat = asked.seat();
        Bench bench = bench(asked, seat);
        Decision out = stale(bench, confirm.revision());
        if (out != null) {
            return out;
        }
        if (isSubmitted(bench)) {
            return Answers.nothingToDo();
        }
        Proposal proposal = bench.proposal();
        if (proposal == null) {
            return isAlone(asked, seat)
                    ? submitted(asked, seat, confirm.revision())
                    : Answers.refused(RefusalCode.NOT_PROPOSED);
        }
        long silentMillis = proposal.silentMillis(asked.now().gameMillis());
        return proposal.seat().equals(seat.id()) && silentMillis > 0 && !isAlone(asked, seat)
                ? Answers.refused(RefusalCode.MATE_CONFIRMS, Answers.seconds(silentMillis))
                : submitted(asked, seat, confirm.revision());
    }

    /** Names what it takes back, so that a double tap takes back once. */
    static Decision takeBack(Asked asked, Command.TakeBack back) {
        Seat seat = asked.seat();
        Submission last = bench(asked, seat).submission();
        return last == null
                        || last.candidate().revision() != back.revision()
                        || last.undoMillis(asked.now().gameMillis()) == 0
                ? Answers.refused(RefusalCode.NOTHING_TO_UNDO)
                : Answers.accepted(new SubmissionUndone(seat.team(), seat.id(), back.revision()));
    }

    private static Bench bench(Asked asked, Seat seat) {
        return asked.state().round().bench(seat.team());
    }

    /** Why a revision cannot be spoken of: there is none, or it is not the present one any more. */
    private static @Nullable Decision stale(Bench bench, int revision) {
        Candidate candidate = bench.candidate();
        if (candidate == null) {
            return Answers.refused(RefusalCode.NO_CANDIDATE);
        }
        return candidate.revision() == revision
                ? null
                : Answers.refused(RefusalCode.STALE_REVISION, candidate.revision());
    }

    private static boolean isSubmitted(Bench bench) {
        Candidate candidate = bench.candidate();
        return candidate != null && candidate.equals(bench.submitted());
    }

    /** Whether nobody else in the team could confirm. */
    static boolean isAlone(Asked asked, Seat seat) {
        return asked.state().roster().members(seat.team()).size() == 1;
    }

    private static Decision submitted(Asked asked, Seat seat, int revision) {
        return Answers.accepted(
                new CandidateSubmitted(seat.team(), seat.id(), revision, asked.now().gameMillis()));
    }
}
