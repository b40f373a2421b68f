package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.measure.Better;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Anchors;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.score.NextStep;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/** What the three views have in common. */
public interface ViewParts {

    /**
     * Where the game's clock stands.
     *
     * @param instance number of the phase instance; phase-bound commands name it
     * @param debrief the step of the debrief that is on; null in another phase, or of an old game
     * @param remainingMillis at the moment the view was built; null without a deadline
     * @param countdownMillis at that moment, to the first tick of a live run; null once it is
     *     played and in every other phase
     */
    record Clock(
            int instance,
            Phase phase,
            @Nullable DebriefStep debrief,
            boolean paused,
            long lengthMillis,
            @Nullable Long remainingMillis,
            @Nullable Long countdownMillis) {}

    /**
     * A track as its team and the class see it.
     *
     * @param primary name of the measure that the round is about
     * @param series names of the measures that are drawn over a live run
     * @param deadlineMillis how long after its arrival a request is late; null where requests
     *     differ in it or it counts from another instant
     */
    record TrackCard(
            String track,
            String title,
            String persona,
            String crisis,
            String objective,
            String unitName,
            String costUnit,
            Pace pace,
            String primary,
            List<String> series,
            @Nullable Double deadlineMillis) {
        private static final long NANOS_PER_MILLI = 1_000_000;

        /** What a track-round says of itself, in a live run of this length on the wall. */
        static TrackCard of(TrackRound track, long liveMillis) {
            Long deadlineNanos = track.planner().deadlineNanos();
            return new TrackCard(
                    track.track().value(),
                    track.title(),
                    track.persona(),
                    track.crisis(),
                    track.objective(),
                    track.unitName(),
                    track.costUnit(),
                    new Pace(track.lengthNanos() / NANOS_PER_MILLI, liveMillis),
                    track.instruments().primary().name(),
                    track.instruments().series().stream().map(Measure::name).toList(),
                    deadlineNanos == null
                            ? null
                            : (Double) ((double) deadlineNanos / NANOS_PER_MILLI));
        }
    }

    /**
     * How much faster than the wall's time a live run goes: one over the other, which may be below
     * one.
     *
     * @param simulatedMillis length of a live run in its own time
     * @param liveMillis length of a live run on the wall
     */
    record Pace(long simulatedMillis, long liveMillis) {}

    /**
     * A figure that numbers are told of, in the order of the list.
     *
     * @param name see the catalogue of measures
     * @param unit {@code ms}, {@code per s}, {@code share} (of 1), {@code cost} (the track's cost
     *     unit) and the like; empty for a number without one
     * @param digits significant digits that are worth showing; 0 for a whole number
     */
    record MeasureCard(String name, String unit, Better better, int digits) {
        /** What a measure of the catalogue says of itself. */
        static MeasureCard of(Measure measure) {
            return new MeasureCard(
                    measure.name(), measure.unit(), measure.better(), measure.digits());
        }
    }

    /**
     * A team on every screen.
     *
     * @param name the number of its name, from 0, of which the first 1,024 are different words
     */
    record TeamCard(
            int team,
            int name,
            String track,
            List<MemberCard> members,
            int whatIfsUsed,
            boolean submitted) {}

    /**
     * A student as others see them.
     *
     * @param name null when it was erased
     */
    record MemberCard(int seat, @Nullable String name) {}

    /**
     * A knob as the workbench shows it.
     *
     * @param names what is shown for each of the values, for a knob that picks one of several;
     *     empty for numbers
     */
    record KnobCard(
            String knob,
            String label,
            String plainWords,
            String unit,
            int divisor,
            List<Long> values,
            List<String> names) {}

    /** Settings that a team may set out from, by knob. */
    record StartCard(String name, String label, SortedMap<String, Long> configuration) {}

    /**
     * One what-if on a team's strip.
     *
     * @param prediction what was said before it; null when nothing was
     * @param result mean, least and greatest of each of the view's measures in storms, which
     *     counts; nothing of one that has none; null while it runs
     * @param calm the first two of these, adherence and cost, with neither burst nor fault; null
     *     while it runs, or of an old game
     */
    record WhatIfCard(
            int id,
            int seat,
            SortedMap<String, Long> configuration,
            BenchView.@Nullable PredictionCard prediction,
            @Nullable List<Numbers> result,
            @Nullable List<Numbers> calm) {}

    /**
     * What a what-if's points are measured by, beside the floor and the target: what the two ghosts
     * do in the same practice. Their settings are not told.
     *
     * @param reached adherence of the best known, 0 to 1
     * @param cheapest its cost of a good unit; null when nothing was good
     * @param dearest cost of a good unit where the objective is met by money alone; null when
     *     nothing was good
     */
    record BarCard(double reached, @Nullable Double cheapest, @Nullable Double dearest) {
        /** What the anchors of some practice say. */
        static BarCard of(Anchors anchors) {
            return new BarCard(
                    anchors.frontierAdherence(),
                    finite(anchors.frontierCost()),
                    finite(anchors.overbuildCost()));
        }
    }

    /** The team's candidate. */
    record CandidateCard(
            int revision, int seat, SortedMap<String, Long> configuration, boolean submitted) {}

    /**
     * An entrant's points, the sums of its rounds by their weights, in whole numbers that add up;
     * everything else is from the last of them, see {@link io.headroom.game.result.RoundScore}.
     *
     * @param ghost null for a team
     * @param name the number of a team's name; null for a ghost
     * @param bonusPoints above the most that thrift is worth
     * @param challengePoints for challenges that were accepted; below 0 where they were not met
     * @param roundPoints of the last round alone, not weighted
     * @param rounds how many are summed
     * @param weight their weights together: so many times the points of one round are all
     * @param star the label of the gold star that it earned; null without one
     * @param reachedFloor whether it kept its track's floor in any round: nobody else stands on a
     *     podium
     * @param cup place among the teams of all tracks, from 1; equal points share one; ghosts have 0
     */
    record ScoreCard(
            int rank,
            @Nullable Integer team,
            @Nullable Ghost ghost,
            @Nullable Integer name,
            String track,
            double adherence,
            @Nullable Double costPerGood,
            double slo,
            double thrift,
            double lock,
            int sloPoints,
            int thriftPoints,
            int lockPoints,
            int bonusPoints,
            int challengePoints,
            int points,
            int roundPoints,
            int rounds,
            double weight,
            NextStep nextStep,
            @Nullable String star,
            boolean reachedFloor,
            int cup) {}

    /**
     * A live run as it stands when the view is built; updates follow.
     *
     * @param at simulated milliseconds since the run began
     * @param race what the numbers of an entrant in {@code now} and in updates are, behind its
     *     index
     * @param now the newest numbers, of those whom the screen sees; empty when no run is on
     * @param recent of each entrant, in the order of {@code entrants}, at each second of wall time
     *     so far: how many of a thousand units that ended in the last five seconds were good; null
     *     where none ended; empty when no run is on
     * @param entrants teams first, then ghosts, in a stable order; on a phone its own team and its
     *     track's ghosts
     * @param bursts that came, or that the instructor lets come
     * @param faults of each track that came, or that the instructor lets come
     * @param challenge what a critic asks of everybody; null before it is offered
     * @param scored false once the instructor went beyond what the tracks publish
     * @param halt null unless the instructor skipped the run or ended it early
     */
    record LiveCard(
            int lengthTicks,
            int tick,
            long at,
            List<String> race,
            List<Numbers> now,
            List<Numbers> recent,
            List<EntrantCard> entrants,
            List<BurstCard> bursts,
            List<FaultCard> faults,
            @Nullable ChallengeCard challenge,
            boolean scored,
            @Nullable HaltCard halt) {}

    /**
     * A live run that stands still, or stood still to its end.
     *
     * @param scored whether what was played counts
     */
    record HaltCard(int tick, boolean scored) {}

    /**
     * The instruments of a phone in a live run, over the last five seconds of wall time.
     *
     * @param own the numbers of the view's measures for its own system; empty when it does not ride
     * @param series the own team's, if it rides, and its track's ghosts'
     */
    record InstrumentsCard(Numbers own, List<SeriesCard> series) {}

    /**
     * What an entrant's series showed.
     *
     * @param entrant index in the live card
     * @param values of each series of the track, one number for each second of wall time from the
     *     first on
     */
    record SeriesCard(int entrant, List<Numbers> values) {}

    /** Who rides along without a team. */
    enum Ghost {
        /** The best known configuration. */
        FRONTIER,
        /** The configuration that meets the objective by money alone. */
        OVERBUILD,
        /** The team of the house that rides the naive start. */
        HOUSE_PAR,
        /** The team of the house that turns all knobs blindly. */
        HOUSE_RANDOM,
        /** The team of the house that keeps what helps. */
        HOUSE_CLIMBER
    }

    /**
     * One entrant of a live run.
     *
     * @param index by which numbers name it
     * @param name the number of a team's name; null for a ghost
     */
    record EntrantCard(
            int index,
            @Nullable Integer team,
            @Nullable Ghost ghost,
            @Nullable Integer name,
            String track,
            double floor,
            double target) {}

    /** A burst of the live run, past or running. */
    record BurstCard(int tick, int lengthTicks, int strengthPercent) {}

    /** What broke, or is broken, on a track in the live run. */
    record FaultCard(int tick, int lengthTicks, String track, String label, String plainWords) {}

    /**
     * How much the instructor may add to a live run while it counts.
     *
     * @param strengthPercent of a burst at most
     * @param seconds of bursts on the wall that are left
     */
    record LimitsCard(int strengthPercent, int seconds) {}

    /** What the instructor can let break once more on a track. */
    record FaultChoice(String track, String label, String plainWords, int seconds) {}

    /**
     * What a critic asks of the teams of a track.
     *
     * @param threshold what is asked for: the most that a good unit may cost, or the least share
     *     that is good, 0 to 1
     * @param weight so many times the round's points count in the sums of the tables
     */
    record AskCard(
            String track,
            Challenge.Critic critic,
            String question,
            Challenge.Goal goal,
            double threshold,
            double weight) {}

    /**
     * The challenge of a live run.
     *
     * @param tick from which it stands
     * @param answerTick until when a team may answer
     * @param deadlineTick when it is decided
     * @param asks on a phone those of its own track
     * @param asked teams that may answer; 0 on a phone
     * @param accepted of them those that took it on; 0 on a phone
     * @param met of those whose system was good enough; null while that is open, and on a phone
     */
    record ChallengeCard(
            int tick,
            int answerTick,
            int deadlineTick,
            List<AskCard> asks,
            int asked,
            int accepted,
            @Nullable Integer met) {}

    /**
     * What a phone's team may answer to the challenge, and what it did.
     *
     * @param configuration with which its system goes on
     * @param knobs that may be turned
     * @param proposal what waits for another member; null when nothing does
     * @param accepted whether the team took it on; null as long as it has not answered
     * @param figure what its system came to while it was judged; null before, and for an infinite
     *     cost
     * @param met whether that was good enough for what was accepted; null while that is open
     */
    record AnswerCard(
            SortedMap<String, Long> configuration,
            List<LiveKnobCard> knobs,
            @Nullable ChallengeProposalCard proposal,
            @Nullable Boolean accepted,
            @Nullable Double figure,
            @Nullable Boolean met) {}

    /** A knob of a running system, with the values to which it can be turned. */
    record LiveKnobCard(String knob, List<Long> values) {}

    /** What a member proposes to answer to the challenge. */
    record ChallengeProposalCard(
            int revision, int seat, boolean accepts, SortedMap<String, Long> configuration) {}

    /** A cost on its way to a screen; null for one that is infinite. */
    static @Nullable Double finite(double cost) {
        return Double.isFinite(cost) ? (Double) cost : null;
    }
}
