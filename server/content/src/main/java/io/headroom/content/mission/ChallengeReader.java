package io.headroom.content.mission;

import io.headroom.content.binding.Asking;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.Challenge.LiveKnob;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.LiveTurn;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Weather;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the challenge of a track. A knob may be turned in it only if the simulator can do that to a
 * running system at its real price: that is tried, one step up and one down.
 */
final class ChallengeReader {
    /** How long a run is does not change what can be turned. */
    private static final long LENGTH_NANOS = 1_000_000_000L;

    private final TrackPlanner planner;
    private final List<Knob> knobs;
    private final List<Configuration> bases;
    private final List<Problem> problems;

    /**
     * A reader.
     *
     * @param bases configurations from which a step is tried, until one is a system
     */
    ChallengeReader(
            TrackPlanner planner,
            List<Knob> knobs,
            List<Configuration> bases,
            List<Problem> problems) {
        this.planner = planner;
        this.knobs = knobs;
        this.bases = bases;
        this.problems = problems;
    }

    /** The challenge that a file asks for; null without one. */
    @Nullable Challenge read(@Nullable Asking asking, Texts texts) {
        if (asking == null) {
            return null;
        }
        List<LiveKnob> live = new ArrayList<>();
        for (Located place : asking.knobs()) {
            LiveKnob knob = live(place);
            if (knob != null) {
                live.add(knob);
            }
        }
        return new Challenge(asking.critic(), asking.goal(), texts.text("challenge"), live);
    }

    private @Nullable LiveKnob live(Located place) {
        KnobId id = new KnobId(place.text());
        Knob knob = knobs.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (knob == null) {
            List<String> names = knobs.stream().map(each -> each.id().value()).toList();
            problems.add(place.problem("one of the knobs " + names));
            return null;
        }
        boolean lower = turns(knob, -1);
        if (!lower) {
            problems.add(
                    place.problem(
                            "a knob that only changes servers, batches, sequences, token budgets or"
                                    + " a power mode: a running system takes nothing else"));
            return null;
        }
        return new LiveKnob(id, !turns(knob, 1));
    }

    /** Whether a running system takes a step of a knob, from its middle value. */
    private boolean turns(Knob knob, int step) {
        int middle = knob.values().size() / 2;
        int beside = Math.min(middle + step, knob.values().size() - 1);
        for (Configuration base : bases) {
            Planned from = planned(base, knob, middle);
            Planned to = planned(base, knob, beside);
            if (from.cannotBe() == null && to.cannotBe() == null) {
                return LiveTurn.between(from.plan(), to.plan()) != null;
            }
        }
        return false;
    }

    private Planned planned(Configuration base, Knob knob, int place) {
        Configuration turned = base.with(knob.id(), knob.values().get(place));
        return planner.plan(turned, Conditions.WRITTEN, Weather.CALM, LENGTH_NANOS);
    }
}
