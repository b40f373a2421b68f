package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.SyncPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** The stages that make several attempts of a request: forks, hedges, ties, retries. */
final class Forks {
    private static final Kind<ForkPlan.Branch> BRANCH =
            Kind.when(
                    // Some kinds of stages have a field of that name, too.
                    at -> at.has("after") && Stages.DEFINITIONS.kinds(at).isEmpty(),
                    Shape.of("branch", "a branch that begins later", Forks::branch),
                    Stages.STAGE.map(stage -> new ForkPlan.Branch(0, stage)));

    private Forks() {}

    private static Function<Values, ForkPlan.@Nullable Branch> branch(RowList rows) {
        var after = rows.duration("after", "when it begins");
        var stage = stage(rows);
        return is -> new ForkPlan.Branch(is.of(after), is.of(stage));
    }

    private static Row<StagePlan> stage(RowList rows) {
        return rows.of("stage", Stages.STAGE, "the stage that an attempt goes through");
    }

    private static Row<ForkPlan.Losers> losers(RowList rows) {
        String what = "what becomes of the attempts that are not needed any more";
        return rows.choice("losers", ForkPlan.Losers.CANCEL, what);
    }

    private static Function<Values, RoomPlan> room(RowList rows) {
        return Policies.roomOf(rows, "requests at once that attempts are under way for");
    }

    private static Stages.Several<ForkPlan.Branch> branches(RowList rows) {
        return Stages.Several.of(
                rows, "branches", Limits.BRANCHES, BRANCH, stage -> new ForkPlan.Branch(0, stage));
    }

    /** All branches at once; the request goes on when enough are through. */
    static Function<Values, @Nullable StagePlan> fork(RowList rows) {
        var name = Stages.name(rows, "fork");
        var listed = branches(rows);
        var needed = rows.count("needed", 1, Limits.BRANCHES, "branches that must be through");
        needed.optional("all");
        var timer = rows.duration("timer", "after which it goes on with what is there");
        timer.or(ForkPlan.NO_TIMER, "none");
        String over = "goes on then, or ends as timed out";
        var onTimer = rows.choice("onTimer", ForkPlan.OnTimer.PROCEED, over);
        var losers = losers(rows);
        var room = room(rows);
        return is -> {
            List<ForkPlan.Branch> branches = listed.read(is);
            return branches == null
                    ? null
                    : new ForkPlan(
                                    Stages.Defined.name(is, name),
                                    branches,
                                    is.or(needed, branches.size()),
                                    is.of(timer),
                                    is.of(onTimer),
                                    is.of(losers))
                            .holding(room.apply(is));
        };
    }

    /** Frames of several sensors, put together to one set. */
    static Function<Values, @Nullable StagePlan> sync(RowList rows) {
        var name = Stages.name(rows, "sync");
        var listed =
                Stages.Several.of(rows, "sensors", Limits.BRANCHES, Stages.STAGE, stage -> stage);
        String stands = "after it the newest frame of a missing sensor stands in";
        var window = rows.span("window", stands);
        String old = "the oldest frame that stands in; else the set is timed out";
        var age = rows.duration("mostAge", old).or(0L);
        var room = Policies.roomOf(rows, "sets at once that wait for frames");
        return is -> {
            List<StagePlan> sensors = listed.read(is);
            return sensors == null
                    ? null
                    : new SyncPlan(
                            Stages.Defined.name(is, name),
                            sensors,
                            is.of(window),
                            is.of(age),
                            room.apply(is));
        };
    }

    /** A stage for a share of the requests. */
    static Function<Values, @Nullable StagePlan> cascade(RowList rows) {
        var name = Stages.name(rows, "cascade");
        var share = rows.number("share", 0, 1, "of the requests; the others go past");
        var stage = stage(rows);
        return is -> new CascadePlan(Stages.Defined.name(is, name), is.of(share), is.of(stage));
    }

    /** A second attempt when the first is not through after a while. */
    static Function<Values, @Nullable StagePlan> hedge(RowList rows) {
        var name = Stages.name(rows, "hedge");
        var after = rows.duration("after", "when the second begins").inPlans("delay");
        var stage = stage(rows);
        var losers = losers(rows);
        var budget = budget(rows, "second attempts", "first");
        var room = room(rows);
        return is ->
                ForkPlan.hedged(
                                Stages.Defined.name(is, name),
                                is.of(stage),
                                is.of(after),
                                is.of(losers))
                        .budgeted(budget.apply(is))
                        .holding(room.apply(is));
    }

    /** How many attempts there may be on top, as a share of those that every request has. */
    private static Function<Values, @Nullable BudgetPlan> budget(
            RowList rows, String attempts, String those) {
        String share =
                attempts
                        + " may be such a share of the "
                        + those
                        + ": each request puts so much of a token into a bucket that is empty at"
                        + " first, each of them takes a whole one and is withheld when there is"
                        + " none";
        var budget = rows.number("budget", 0, 1, share);
        budget.optional("none");
        String full = "tokens in the bucket at most: " + attempts + " in one burst";
        var burst = rows.count("burst", 1, BudgetPlan.TOKEN, full);
        burst.or(BudgetPlan.USUAL_MOST);
        return is -> {
            Double part = is.maybe(budget);
            return part == null
                    ? null
                    : new BudgetPlan((int) Math.round(part * BudgetPlan.TOKEN), is.of(burst));
        };
    }

    /** Attempts in every branch at once; the first that a server starts cancels the others. */
    static Function<Values, @Nullable StagePlan> tied(RowList rows) {
        var name = Stages.name(rows, "tied");
        var listed = branches(rows);
        var room = room(rows);
        return is -> {
            List<ForkPlan.Branch> branches = listed.read(is);
            return branches == null
                    ? null
                    : new ForkPlan(
                                    Stages.Defined.name(is, name),
                                    branches,
                                    1,
                                    ForkPlan.NO_TIMER,
                                    ForkPlan.OnTimer.PROCEED,
                                    ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS)
                            .holding(room.apply(is));
        };
    }

    /** One attempt after another. */
    static Function<Values, @Nullable StagePlan> retry(RowList rows) {
        var name = Stages.name(rows, "retry");
        var stage = stage(rows);
        var timeout = rows.duration("timeout", "after which an attempt is given up");
        timeout.or(AttemptsPlan.NO_TIMEOUT, "none");
        var cancels = rows.flag("cancels", "whether the system stops work on what is given up");
        var most = rows.count("attempts", 1, Limits.ATTEMPTS, "how many at most").inPlans("most");
        var backoff = rows.of("backoff", Laws.DURATION, "time between two");
        backoff.or(Sampler.ZERO, "0");
        var budget = budget(rows, "retries", "first attempts");
        var room = room(rows);
        return is ->
                new AttemptsPlan(
                        Stages.Defined.name(is, name),
                        is.of(stage),
                        is.of(timeout),
                        is.of(cancels),
                        is.of(most),
                        is.of(backoff),
                        budget.apply(is),
                        room.apply(is));
    }
}
