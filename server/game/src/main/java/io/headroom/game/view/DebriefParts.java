package io.headroom.game.view;

import io.headroom.game.RidingSource;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.measure.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/** What the screens have in common about a round that is over. */
public interface DebriefParts {

    /**
     * What the projector shows beside the lock and the points.
     *
     * @param lock the systems that the lock asks about
     * @param primary of each entrant, in the order of the live card: the measure that the round is
     *     about, at each second of the run; empty until it is known
     * @param pair same cost, opposite fate; null when no two teams are such a pair
     * @param nearest shown instead of a pair: who came nearest to its frontier; null when nothing
     *     was scored
     * @param settings what the ghosts of each track rode with
     */
    record BoardDebrief(
            SystemsCard lock,
            List<Numbers> primary,
            @Nullable PairCard pair,
            @Nullable NearestCard nearest,
            List<SettingsCard> settings) {}

    /**
     * What a phone shows beside the lock and its points.
     *
     * @param lock the systems that the lock asks about
     * @param primary of the own team and its ghosts, in the order of the live card: the measure
     *     that the round is about, at each second of the run; empty until it is known
     * @param settings what the ghosts rode with; null when nothing was scored
     * @param rode what the own team rode with; null when it did not ride
     * @param best the own try that was best in practice; null when there is none
     * @param ledger what the team has to defend; null when it was not scored
     * @param exit the sentence that the student wrote; null until then, and when it was erased
     */
    record SeatDebrief(
            SystemsCard lock,
            List<Numbers> primary,
            @Nullable SettingsCard settings,
            @Nullable SortedMap<String, Long> rode,
            @Nullable TryCard best,
            @Nullable LedgerCard ledger,
            @Nullable String exit) {}

    /**
     * The systems of a lock as they were simulated when the content was read.
     *
     * @param measures that the question is about
     */
    record SystemsCard(List<ViewParts.MeasureCard> measures, List<SystemCard> systems) {}

    /**
     * One of them.
     *
     * @param values a number for each of the measures
     */
    record SystemCard(String label, Numbers values) {}

    /** Settings of a track's knobs that nobody but the ghosts knew until now. */
    record SettingsCard(
            String track,
            List<ViewParts.KnobCard> knobs,
            SortedMap<String, Long> frontier,
            SortedMap<String, Long> overbuild) {}

    /**
     * A team that rode.
     *
     * @param name the number of its name
     */
    record RiderCard(
            int team, int name, double adherence, @Nullable Double costPerGood, int points) {}

    /**
     * Two teams side by side.
     *
     * @param knobs on which they differ: once it is known what each would have been worth to the
     *     worse one, that which would have been worth most first; until then the furthest apart
     */
    record PairCard(String track, RiderCard better, RiderCard worse, List<KnobGapCard> knobs) {}

    /**
     * A knob on which a pair differs.
     *
     * @param turned adherence of the worse one had it turned this knob alone; null until it is
     *     known, and where there is no such system
     */
    record KnobGapCard(ViewParts.KnobCard knob, long better, long worse, @Nullable Double turned) {}

    /**
     * The team that came nearest to the frontier of its track.
     *
     * @param frontierPoints what that earned
     */
    record NearestCard(String track, RiderCard team, int frontierPoints) {}

    /**
     * What a team has to defend of the round.
     *
     * @param source where what it rode with came from; null where the log does not say
     * @param goodMore adherence above that of the frontier, 0 to 1; below it when negative
     * @param costTimes so many times the frontier's cost of a good unit; null when nothing was good
     * @param rejected place on the strip, from 1, of the best try that was not ridden with, else of
     *     the last one; null without any
     * @param sentence that the team wrote; null until then, and when it was erased
     */
    record LedgerCard(
            @Nullable RidingSource source,
            double adherence,
            @Nullable Double costPerGood,
            int points,
            double goodMore,
            @Nullable Double costTimes,
            @Nullable Integer rejected,
            RoundLedger.Question question,
            @Nullable String sentence) {}

    /**
     * The own try that practice said was best, on the live traffic.
     *
     * @param number its place on the team's strip, from 1
     * @param rode whether the team rode with it
     * @param adherence with the cost and the points null until it is simulated, and of what rode
     */
    record TryCard(
            int number,
            SortedMap<String, Long> configuration,
            boolean rode,
            @Nullable Double adherence,
            @Nullable Double costPerGood,
            @Nullable Integer points) {}
}
