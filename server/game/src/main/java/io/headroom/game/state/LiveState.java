package io.headroom.game.state;

import io.headroom.game.RidingSource;
import io.headroom.game.event.Band;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.ChallengeAccepted;
import io.headroom.game.event.Event.ChallengeOffered;
import io.headroom.game.event.Event.Disturbance;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.Configuration;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the log says of the live run; its simulations follow from it.
 *
 * @param configurations what each team rides with; a team that came later does not ride
 * @param sources where each of these comes from; empty where the log does not say
 * @param seed of the traffic; never leaves the server
 * @param weather what comes by itself, by track
 * @param injected disturbances ever, expired ones among them: the number of the last one
 * @param byNumber the disturbances that count, by their numbers in the log's order
 * @param challenge what a critic asks of everybody in it
 * @param halted where the instructor stopped it; null when it goes on, or went to its end
 */
public record LiveState(
        PhaseInstance instance,
        SortedMap<TeamId, Configuration> configurations,
        SortedMap<TeamId, RidingSource> sources,
        long seed,
        int lengthTicks,
        SortedMap<TrackId, List<Band>> weather,
        int injected,
        SortedMap<Integer, Disturbance> byNumber,
        ChallengeState challenge,
        @Nullable Halted halted) {
    /**
     * A run that was skipped or ended early.
     *
     * @param tick ticks that were played
     * @param sinceMillis game time
     * @param scored whether what was played counts
     */
    public record Halted(int tick, long sinceMillis, boolean scored) {}

    /** Keeps its own copies. */
    public LiveState {
        configurations = Collections.unmodifiableSortedMap(new TreeMap<>(configurations));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        weather = Collections.unmodifiableSortedMap(new TreeMap<>(weather));
        byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
    }

    LiveState with(Disturbance disturbance) {
        SortedMap<Integer, Disturbance> more = new TreeMap<>(byNumber);
        more.put(injected + 1, disturbance);
        // What was proposed before an offer was meant for nothing.
        ChallengeState answers =
                disturbance instanceof ChallengeOffered
                        ? new ChallengeState(challenge.scripted(), new TreeMap<>())
                        : challenge;
        return copy(injected + 1, more, answers, halted);
    }

    /**
     * Without one that has expired.
     *
     * @throws IllegalArgumentException when there is none of this number
     */
    LiveState without(int number) {
        SortedMap<Integer, Disturbance> fewer = new TreeMap<>(byNumber);
        if (fewer.remove(number) == null) {
            throw new IllegalArgumentException("no disturbance " + number + " can expire");
        }
        return copy(injected, fewer, challenge, halted);
    }

    /** Stopped, or going on again. */
    LiveState stoppedAt(@Nullable Halted stopped) {
        return copy(injected, byNumber, challenge, stopped);
    }

    LiveState with(ChallengeState answers) {
        return copy(injected, byNumber, answers, halted);
    }

    /** The same run on traffic and in weather of another seed, all that was done to it the same. */
    LiveState on(long otherSeed) {
        return new LiveState(
                instance,
                configurations,
                sources,
                otherSeed,
                lengthTicks,
                weather,
                injected,
                byNumber,
                challenge,
                halted);
    }

    private LiveState copy(
            int ever,
            SortedMap<Integer, Disturbance> disturbances,
            ChallengeState answers,
            @Nullable Halted stopped) {
        return new LiveState(
                instance,
                configurations,
                sources,
                seed,
                lengthTicks,
                weather,
                ever,
                disturbances,
                answers,
                stopped);
    }

    /** The ticks that count: all, unless the run was ended before. */
    public int playedTicks() {
        return halted == null ? lengthTicks : halted.tick();
    }

    /** All that was done to the run and counts, in the log's order. */
    public List<Disturbance> disturbances() {
        return List.copyOf(byNumber.values());
    }

    /** The bursts among them. */
    public List<BurstInjected> bursts() {
        return all(BurstInjected.class).toList();
    }

    /** What was broken; null as long as nothing was. */
    public @Nullable FaultInjected fault() {
        return all(FaultInjected.class).findFirst().orElse(null);
    }

    /** What the instructor offered; null as long as nothing was. */
    public @Nullable ChallengeOffered offered() {
        return all(ChallengeOffered.class).findFirst().orElse(null);
    }

    /** The challenge of the run, past, present or to come by itself; null without one. */
    public @Nullable Offer offer() {
        ChallengeOffered offered = offered();
        return offered == null ? challenge.scripted() : new Offer(offered.tick());
    }

    /** By which a team took the challenge on; null as long as it did not. */
    public @Nullable ChallengeAccepted accepted(TeamId team) {
        return all(ChallengeAccepted.class)
                .filter(accepted -> accepted.team().equals(team))
                .findFirst()
                .orElse(null);
    }

    /** Teams that took the challenge on. */
    public List<ChallengeAccepted> accepted() {
        return all(ChallengeAccepted.class).toList();
    }

    /** Whether the run went on until the challenge was decided. */
    public boolean challengeDecided() {
        Offer offer = offer();
        return offer != null && offer.deadlineTick() <= playedTicks();
    }

    private <T extends Disturbance> Stream<T> all(Class<T> type) {
        return byNumber.values().stream().filter(type::isInstance).map(type::cast);
    }

    /** What comes by itself on a track. */
    public List<Band> weather(TrackId track) {
        return weather.getOrDefault(track, List.of());
    }

    /** Whether nothing was done to it beyond what its tracks publish. */
    public boolean scored() {
        return byNumber.values().stream().noneMatch(Disturbance::beyond);
    }
}
