package io.headroom.game.score;

import io.headroom.game.id.KnobId;
import io.headroom.game.id.TrackId;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Knob;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.LiveState;
import io.headroom.game.state.RoundState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Same cost, opposite fate: two teams of a track whose good units cost the same, but for a few per
 * cent, of whom one kept its promise and the other did not.
 *
 * @param better its live run had more good units
 * @param worse its live run had fewer
 * @param knobs on which they differ, the furthest apart first
 */
public record FeaturedPair(Rider better, Rider worse, List<KnobId> knobs) {
    /** What the dearer of two may cost more, as a part of its cost, and be told as the same. */
    public static final double SAME_COST = 0.05;

    /** Fates are opposite when so much of the way from the floor to the target lies between. */
    private static final double APART = 0.5;

    /**
     * Who rode.
     *
     * @param adherence A of its live run, 0 to 1
     * @param costPerGood K of its live run
     */
    public record Rider(
            Entrant.Team team, Configuration configuration, double adherence, double costPerGood) {}

    /** Keeps its own copy. */
    public FeaturedPair {
        knobs = List.copyOf(knobs);
    }

    /** What lies between the two, 0 to 1. */
    public double apart() {
        return better.adherence() - worse.adherence();
    }

    /** The track of both. */
    public TrackId track() {
        return better.team().track();
    }

    /**
     * The pair of a round with the greatest difference in adherence, of equal ones that with the
     * lesser difference in cost, then the first teams by number; null when no two teams are such a
     * pair, or nothing was scored.
     */
    public static @Nullable FeaturedPair of(RoundState round) {
        return pairs(round).stream()
                .max(
                        Comparator.comparingDouble(FeaturedPair::apart)
                                .thenComparing(
                                        FeaturedPair::dearer, Comparator.<Double>reverseOrder())
                                .thenComparing(
                                        each -> each.better().team().team(),
                                        Comparator.reverseOrder())
                                .thenComparing(
                                        each -> each.worse().team().team(),
                                        Comparator.reverseOrder()))
                .orElse(null);
    }

    private static List<FeaturedPair> pairs(RoundState round) {
        List<Rider> riders = riders(round);
        List<FeaturedPair> pairs = new ArrayList<>();
        for (Rider better : riders) {
            TrackRound track = round.trackRound(better.team().track());
            for (Rider worse : riders) {
                if (worse.team().track().equals(track.track()) && isHonest(track, better, worse)) {
                    List<KnobId> knobs =
                            knobs(track, better.configuration(), worse.configuration());
                    if (!knobs.isEmpty()) {
                        pairs.add(new FeaturedPair(better, worse, knobs));
                    }
                }
            }
        }
        return pairs;
    }

    /** The teams that were good at all, with what they rode with. */
    public static List<Rider> riders(RoundState round) {
        LiveState live = round.live();
        List<Rider> riders = new ArrayList<>();
        for (EntrantResult result : round.results()) {
            if (live != null && result.entrant() instanceof Entrant.Team team) {
                Configuration configuration = live.configurations().get(team.team());
                double cost = result.figures().costPerGood();
                if (configuration != null && Double.isFinite(cost)) {
                    riders.add(new Rider(team, configuration, result.figures().adherence(), cost));
                }
            }
        }
        return riders;
    }

    private static boolean isHonest(TrackRound track, Rider better, Rider worse) {
        return dearer(better, worse) <= SAME_COST
                && better.adherence() >= track.floorShare()
                && better.adherence() - worse.adherence()
                        >= APART * (track.targetShare() - track.floorShare());
    }

    private double dearer() {
        return dearer(better, worse);
    }

    private static double dearer(Rider better, Rider worse) {
        double most = Math.max(better.costPerGood(), worse.costPerGood());
        return most == 0 ? 0 : Math.abs(better.costPerGood() - worse.costPerGood()) / most;
    }

    /**
     * The knobs on which two configurations differ, the furthest apart first: steps between them as
     * a part of the knob's steps; of equal ones in the order of the screen. One that picks among
     * names is either the same or as far apart as can be.
     */
    static List<KnobId> knobs(TrackRound track, Configuration one, Configuration other) {
        return track.knobs().stream()
                .filter(knob -> differ(knob.id(), one, other))
                .sorted(
                        Comparator.comparingDouble((Knob knob) -> distance(knob, one, other))
                                .reversed())
                .map(Knob::id)
                .toList();
    }

    /** A game may be shown with other knobs than it was played with. */
    private static boolean differ(KnobId knob, Configuration one, Configuration other) {
        Long here = one.values().get(knob);
        Long there = other.values().get(knob);
        return here != null && there != null && !here.equals(there);
    }

    private static double distance(Knob knob, Configuration one, Configuration other) {
        int steps = place(knob, one) - place(knob, other);
        return knob.names().isEmpty()
                ? (double) Math.abs(steps) / Math.max(1, knob.values().size() - 1)
                : 1;
    }

    private static int place(Knob knob, Configuration configuration) {
        return knob.values().indexOf(configuration.value(knob.id()));
    }
}
