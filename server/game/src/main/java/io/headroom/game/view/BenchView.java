package io.headroom.game.view;

import io.headroom.game.Lens;
import io.headroom.game.Prediction;
import io.headroom.game.RidingSource;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/**
 * How a team's workbench stands, as one of its members sees it. Times are at the moment the view
 * was built.
 *
 * @param whatIfsLeft to the team; what members own and what is common, together
 * @param own of these the viewer's
 * @param common for whoever comes first
 * @param owned what each member of the team still owns; who owns nothing is not listed
 * @param returnMillis how long it is until all are common; 0 once they are, null where the bench
 *     has no end of its own
 * @param waitMillis how long the team's next what-if waits
 * @param silentMillis how long nobody but a team mate can confirm what is proposed
 * @param undoMillis how long what was submitted last can be taken back
 * @param proposal what waits for a word; null when nothing does
 * @param submitted what the team agreed on last; null when there is nothing
 * @param riding what the team rides with, in the bench what it would if the bench closed now; null
 *     for a team that came too late to ride
 * @param lens what the viewer watches
 * @param hint for a team that has not gained for a while; null without one
 * @param predicted how many of the team's predictions came true
 * @param predictedOwn how many of the viewer's did
 */
public record BenchView(
        int whatIfsLeft,
        int own,
        int common,
        List<OwnedCard> owned,
        @Nullable Long returnMillis,
        long waitMillis,
        long silentMillis,
        long undoMillis,
        @Nullable ProposalCard proposal,
        @Nullable SubmittedCard submitted,
        @Nullable RidingCard riding,
        Lens lens,
        @Nullable HintCard hint,
        PredictedCard predicted,
        PredictedCard predictedOwn) {

    /** What-ifs that a member owns. */
    public record OwnedCard(int seat, int whatIfs) {}

    /** That a member proposed the candidate. */
    public record ProposalCard(int revision, int seat) {}

    /**
     * What the team agreed on.
     *
     * @param seat who confirmed it
     */
    public record SubmittedCard(int revision, int seat, SortedMap<String, Long> configuration) {}

    /**
     * What a team rides with.
     *
     * @param source where it comes from; null where the log does not say
     */
    public record RidingCard(
            @Nullable RidingSource source, SortedMap<String, Long> configuration) {}

    /** What a hint says; screens have a sentence for each, around the arguments. */
    public enum HintCode {
        /** Where most of the units' time goes. */
        TIME_GOES
    }

    /**
     * Where to look, taken from the last result.
     *
     * @param measure the part of the time that it speaks of
     * @param percent of all the time
     */
    public record HintCard(HintCode code, String measure, int percent) {}

    /**
     * What became of predictions.
     *
     * @param right those that came true
     * @param judged those of which that can be told
     */
    public record PredictedCard(int right, int judged) {}

    /**
     * What was said before a what-if.
     *
     * @param against the what-if that it is compared with; null for par
     * @param cameTrue null as long as that cannot be told
     */
    public record PredictionCard(
            Prediction said, @Nullable Integer against, @Nullable Boolean cameTrue) {}
}
