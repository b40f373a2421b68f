package io.headroom.game.view;

import io.headroom.game.measure.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/**
 * The bench of a round that was played, for whoever practises after class: what the debrief has
 * revealed, and nothing of any team.
 *
 * @param measures what the numbers of what-ifs are
 * @param frontier what the frontier F rode with
 * @param overbuild what the overbuild O rode with
 * @param bar what earns points at the bench; null where the log does not say
 * @param best what F came to in the live run
 */
public record PracticeView(
        int round,
        String title,
        String law,
        ViewParts.TrackCard track,
        List<ViewParts.MeasureCard> measures,
        List<ViewParts.KnobCard> knobs,
        SortedMap<String, Long> par,
        List<ViewParts.StartCard> starts,
        SortedMap<String, Long> frontier,
        SortedMap<String, Long> overbuild,
        double floorShare,
        double targetShare,
        ViewParts.@Nullable BarCard bar,
        PracticeView.OutcomeCard best) {
    /**
     * What a system came to in a run.
     *
     * @param costPerGood null when nothing was good
     * @param points without a lock
     */
    public record OutcomeCard(double adherence, @Nullable Double costPerGood, int points) {}

    /** A configuration beside F in one run. */
    public record BesideCard(OutcomeCard own, OutcomeCard frontier) {}

    /**
     * What came of a try.
     *
     * @param configuration by knob
     * @param storm mean, least and greatest of each of the view's measures in storms; null for a
     *     try to beat F
     * @param calm the same of the first two in calm weather; null likewise
     * @param live on the class's live traffic; null for a what-if
     * @param again on traffic of another seed; null where F was not beaten on the first
     */
    public record TriedCard(
            SortedMap<String, Long> configuration,
            @Nullable List<Numbers> storm,
            @Nullable List<Numbers> calm,
            @Nullable BesideCard live,
            @Nullable BesideCard again) {}
}
