package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.SyncPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the stages that make several attempts of a request: forks, hedges, ties, retries. */
final class ForkReader {
    private static final StagePlan NONE = new DelayPlan("none", Sampler.ZERO);

    private final Reading reading;
    private final LawReader laws;
    private final StageReader stages;

    ForkReader(Reading reading, LawReader laws, StageReader stages) {
        this.reading = reading;
        this.laws = laws;
        this.stages = stages;
    }

    /** All branches at once; the request goes on when {@code needed} are through. */
    StagePlan fork(Mapping is, String name, String suffix) {
        int before = reading.mark();
        List<ForkPlan.Branch> branches = branches(is, suffix);
        int all = Math.max(1, branches.size());
        int needed = is.count("needed", 1, all, all);
        long timer = is.nanos("timer", ForkPlan.NO_TIMER);
        boolean fails = is.choice("onTimer", List.of("proceed", "fail")).equals("fail");
        ForkPlan.OnTimer onTimer = fails ? ForkPlan.OnTimer.FAIL : ForkPlan.OnTimer.PROCEED;
        ForkPlan.Losers losers = losers(is);
        return reading.build(
                is.place(),
                before,
                () -> new ForkPlan(name, branches, needed, timer, onTimer, losers),
                NONE);
    }

    /** Frames of several sensors, put together to one set. */
    StagePlan sync(Mapping is, String name, String suffix) {
        int before = reading.mark();
        List<StagePlan> sensors = stages.several(is, "sensors", suffix);
        long window = is.nanos("window");
        long age = is.nanos("mostAge", 0);
        return reading.build(
                is.place(), before, () -> new SyncPlan(name, sensors, window, age), NONE);
    }

    /** A stage for a share of the requests. */
    StagePlan cascade(Mapping is, String name, String suffix) {
        int before = reading.mark();
        double share = is.number("share", 0, 1);
        StagePlan stage = inner(is, suffix);
        return reading.build(is.place(), before, () -> new CascadePlan(name, share, stage), NONE);
    }

    /** A second attempt when the first is not through after a while. */
    StagePlan hedge(Mapping is, String name, String suffix) {
        int before = reading.mark();
        long after = is.nanos("after");
        StagePlan stage = inner(is, suffix);
        ForkPlan.Losers losers = losers(is);
        return reading.build(
                is.place(), before, () -> ForkPlan.hedged(name, stage, after, losers), NONE);
    }

    /** Attempts in every branch at once; the first that a server starts cancels the others. */
    StagePlan tied(Mapping is, String name, String suffix) {
        int before = reading.mark();
        List<ForkPlan.Branch> branches = branches(is, suffix);
        return reading.build(
                is.place(),
                before,
                () ->
                        new ForkPlan(
                                name,
                                branches,
                                1,
                                ForkPlan.NO_TIMER,
                                ForkPlan.OnTimer.PROCEED,
                                ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS),
                NONE);
    }

    /** One attempt after another. */
    StagePlan retry(Mapping is, String name, String suffix) {
        int before = reading.mark();
        StagePlan stage = inner(is, suffix);
        long timeout = is.nanos("timeout", AttemptsPlan.NO_TIMEOUT);
        boolean cancels = is.flag("cancels", false);
        int most = is.count("attempts", 1, Limits.ATTEMPTS);
        Sampler backoff = laws.read(is.optional("backoff"), Unit.DURATION, Sampler.ZERO);
        return reading.build(
                is.place(),
                before,
                () -> new AttemptsPlan(name, stage, timeout, cancels, most, backoff),
                NONE);
    }

    private StagePlan inner(Mapping is, String suffix) {
        Located stage = is.required("stage", "the stage that an attempt goes through");
        return stage == null ? NONE : stages.read(stage, suffix);
    }

    private ForkPlan.Losers losers(Mapping is) {
        return switch (is.choice("losers", List.of("cancel", "runOn", "cancelWhenOneStarts"))) {
            case "runOn" -> ForkPlan.Losers.RUN_ON;
            case "cancelWhenOneStarts" -> ForkPlan.Losers.CANCEL_WHEN_ONE_STARTS;
            default -> ForkPlan.Losers.CANCEL;
        };
    }

    private List<ForkPlan.Branch> branches(Mapping is, String suffix) {
        List<ForkPlan.Branch> branches = new ArrayList<>();
        Located list = is.optional("branches");
        if (list == null || is.optional("count") != null) {
            for (StagePlan stage : stages.several(is, "branches", suffix)) {
                branches.add(new ForkPlan.Branch(0, stage));
            }
            return branches;
        }
        for (Located item : reading.items(list)) {
            branches.add(branch(item, suffix));
        }
        return branches;
    }

    /** A stage, or a mapping of {@code after} and {@code stage}. */
    private ForkPlan.Branch branch(Located at, String suffix) {
        if (!at.node().isObject() || !at.has("after")) {
            return new ForkPlan.Branch(0, stages.read(at, suffix));
        }
        int before = reading.mark();
        Mapping is = new Mapping(reading, at);
        long after = is.nanos("after");
        @Nullable Located inner = is.required("stage", "the stage of this branch");
        StagePlan stage = inner == null ? NONE : stages.read(inner, suffix);
        is.done();
        return reading.build(
                at, before, () -> new ForkPlan.Branch(after, stage), new ForkPlan.Branch(0, NONE));
    }
}
