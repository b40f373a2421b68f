package io.headroom.game.scenario;

import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Instruments;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What one track plays in one round.
 *
 * @param persona who the team is
 * @param crisis what is wrong, in a sentence or two
 * @param objective the SLO in words, with its number and unit
 * @param unitName what is counted as good or not: "chat", "camera frame"
 * @param costUnit what a good unit costs is told in this: "$ per 1,000 chats"
 * @param knobs in the order of the screen
 * @param outset what teams set out from: par, the naive start, and others
 * @param overbuilds what meets the objective by money alone, at least one, in the order in which a
 *     game tries them under its conditions: the cheapest first, and last what always does
 * @param floorShare adherence at which points start, 0 to 1
 * @param targetShare adherence that earns all, 0 to 1
 * @param lengthNanos simulated time of a live run, the same in every preset
 * @param frontierGrid at most 200 configurations, among which the frontier is searched; none for
 *     all there are
 * @param conditions what is drawn for each game
 * @param goldStar what is out of reach of every known device; null when nothing is
 * @param instruments what is shown of its systems
 * @param envelope what is published of the weather that its runs meet
 * @param challenge what a critic asks in a live run; null where nobody does
 */
public record TrackRound(
        TrackId track,
        String title,
        String persona,
        String crisis,
        String objective,
        String unitName,
        String costUnit,
        List<Knob> knobs,
        Outset outset,
        List<Configuration> overbuilds,
        double floorShare,
        double targetShare,
        long lengthNanos,
        List<Configuration> frontierGrid,
        List<Condition> conditions,
        @Nullable GoldStar goldStar,
        Instruments instruments,
        Envelope envelope,
        @Nullable Challenge challenge,
        SystemPlanner planner) {
    /** Keeps its own copies. */
    public TrackRound {
        knobs = List.copyOf(knobs);
        frontierGrid = List.copyOf(frontierGrid);
        conditions = List.copyOf(conditions);
        overbuilds = List.copyOf(overbuilds);
    }

    /** The naive start under conditions of a game. */
    public Configuration par(Conditions drawn) {
        return outset.par(drawn);
    }

    /** Other settings to set out from under conditions of a game, in the order of the screen. */
    public List<Start> starts(Conditions drawn) {
        return outset.starts(drawn);
    }

    /** What stands for the overbuild until one is chosen: the dearest. */
    public Configuration overbuild() {
        return overbuilds.getLast();
    }

    /** The names of the conditions. */
    public List<String> conditionNames() {
        return conditions.stream().map(Condition::name).toList();
    }

    /** Its system in calm weather; it says whether there can be such a system. */
    public Planned inCalm(Configuration configuration, Conditions drawn) {
        return planner.plan(configuration, drawn, Weather.CALM, lengthNanos);
    }

    /** The first knob that is missing in some values, unknown or wrong; null when there is none. */
    public @Nullable String wrongKnob(SortedMap<KnobId, Long> values) {
        Set<KnobId> unknown = new TreeSet<>(values.keySet());
        for (Knob knob : knobs) {
            Long value = values.get(knob.id());
            if (value == null || !knob.values().contains(value)) {
                return knob.id().value();
            }
            unknown.remove(knob.id());
        }
        return unknown.isEmpty() ? null : unknown.iterator().next().value();
    }

    /** The label of the gold star that a run earns; null when it earns none. */
    public @Nullable String starOf(double adherence, double costPerGood) {
        return goldStar != null && goldStar.isEarnedBy(adherence, targetShare, costPerGood)
                ? goldStar.label()
                : null;
    }
}
