package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.Planned;
import io.headroom.game.scenario.Round;
import io.headroom.game.scenario.Start;
import io.headroom.game.scenario.TrackRound;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One round of a game.
 *
 * @param content what the scenario says of it
 * @param conditions per track; never leave the server
 * @param instances of its phases that have begun
 * @param lockAnswers each student's last prediction
 * @param secondAnswers what students answered when they were asked again
 * @param extraMillis how much longer than the others a student may predict
 * @param benches workbenches of the teams that did anything on them
 * @param ghosts by track, as far as they are found
 * @param live the live run, present or past; null before it
 * @param results of the finished live run; empty before
 * @param scores empty before the live run is finished
 */
public record RoundState(
        Round content,
        SortedMap<TrackId, Conditions> conditions,
        SortedMap<Phase, PhaseInstance> instances,
        SortedMap<SeatId, Integer> lockAnswers,
        SortedMap<SeatId, Integer> secondAnswers,
        SortedMap<SeatId, Long> extraMillis,
        SortedMap<TeamId, Bench> benches,
        SortedMap<TrackId, Ghosts> ghosts,
        @Nullable LiveState live,
        List<EntrantResult> results,
        List<RoundScore> scores) {
    /** Keeps its own copies. */
    public RoundState {
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
        instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
        lockAnswers = Collections.unmodifiableSortedMap(new TreeMap<>(lockAnswers));
        secondAnswers = Collections.unmodifiableSortedMap(new TreeMap<>(secondAnswers));
        extraMillis = Collections.unmodifiableSortedMap(new TreeMap<>(extraMillis));
        benches = Collections.unmodifiableSortedMap(new TreeMap<>(benches));
        ghosts = Collections.unmodifiableSortedMap(new TreeMap<>(ghosts));
        results = List.copyOf(results);
        scores = List.copyOf(scores);
    }

    /** A round in which nothing happened yet. */
    static RoundState before(Round content, SortedMap<TrackId, Conditions> conditions) {
        SortedMap<Phase, PhaseInstance> none = new TreeMap<>();
        return new RoundState(
                content,
                conditions,
                none,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                List.of(),
                List.of());
    }

    /** The round's place in its mission, from 1; no other round of the game has it. */
    public int number() {
        return content.number();
    }

    /** Whether a phase of the round has begun, be it over or not. */
    public boolean begun(Phase phase) {
        return instances.containsKey(phase);
    }

    /**
     * The ghosts of a track, with the anchors that what-ifs are measured against; null until they
     * are there.
     */
    public @Nullable Ghosts found(TrackId track) {
        Ghosts known = ghosts.get(track);
        return known == null || known.anchors() == null ? null : known;
    }

    /** What a student thinks in the end: who did not vote again keeps the first. */
    public @Nullable Integer lastAnswer(SeatId seat) {
        return secondAnswers.getOrDefault(seat, lockAnswers.get(seat));
    }

    /** A team's workbench. */
    public Bench bench(TeamId team) {
        return benches.getOrDefault(team, Bench.EMPTY);
    }

    /** A spent what-if; null when nobody spent one of this number in this round. */
    public @Nullable WhatIf whatIf(WhatIfId id) {
        return benches.values().stream()
                .flatMap(bench -> bench.strip().stream())
                .filter(whatIf -> whatIf.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** What-ifs that were spent in this round. */
    int whatIfs() {
        return benches.values().stream().mapToInt(bench -> bench.strip().size()).sum();
    }

    /**
     * What a track plays.
     *
     * @throws IllegalArgumentException when the round has no such track: a bug
     */
    public TrackRound trackRound(TrackId track) {
        return content.tracks().stream()
                .filter(candidate -> candidate.track().equals(track))
                .findFirst()
                .orElseThrow(() -> none("track " + track.value()));
    }

    /**
     * What the game drew for a track.
     *
     * @throws IllegalArgumentException when the track is not played: a bug
     */
    public Conditions conditions(TrackId track) {
        return found(conditions.get(track), "conditions of " + track.value());
    }

    /** The naive start of a track in this game. */
    public Configuration par(TrackId track) {
        return trackRound(track).par(conditions(track));
    }

    /** What else its teams may set out from in this game, in the order of the screen. */
    public List<Start> starts(TrackId track) {
        return trackRound(track).starts(conditions(track));
    }

    /**
     * The ghosts of a track.
     *
     * @throws IllegalArgumentException when they are not chosen: a bug
     */
    public Ghosts ghosts(TrackId track) {
        return found(ghosts.get(track), "ghosts of " + track.value());
    }

    /**
     * The live run.
     *
     * @throws IllegalArgumentException when it has not begun
     */
    public LiveState liveRun() {
        return found(live, "live run");
    }

    private <T> T found(@Nullable T value, String what) {
        if (value == null) {
            throw none(what);
        }
        return value;
    }

    private IllegalArgumentException none(String what) {
        return new IllegalArgumentException("round " + number() + " has no " + what);
    }

    RoundState begun(Phase phase, PhaseInstance instance) {
        return copy(with(instances, phase, instance), lockAnswers, benches, live);
    }

    RoundState with(SeatId seat, int choice) {
        return copy(instances, with(lockAnswers, seat, choice), benches, live);
    }

    /** Whose second answer is known. */
    RoundState again(SeatId seat, int choice) {
        return new RoundState(
                content,
                conditions,
                instances,
                lockAnswers,
                with(secondAnswers, seat, choice),
                extraMillis,
                benches,
                ghosts,
                live,
                results,
                scores);
    }

    RoundState with(TeamId team, UnaryOperator<Bench> change) {
        return copy(instances, lockAnswers, with(benches, team, change.apply(bench(team))), live);
    }

    RoundState with(LiveState changed) {
        return copy(instances, lockAnswers, benches, changed);
    }

    /** With more time for some. */
    RoundState with(List<SeatId> seats, long byMillis) {
        SortedMap<SeatId, Long> more = new TreeMap<>(extraMillis);
        seats.forEach(seat -> more.merge(seat, byMillis, Long::sum));
        return new RoundState(
                content,
                conditions,
                instances,
                lockAnswers,
                secondAnswers,
                more,
                benches,
                ghosts,
                live,
                results,
                scores);
    }

    /** Whose live run met traffic and weather of another seed, and the same events. */
    public RoundState playedOn(long seed) {
        return with(liveRun().on(seed));
    }

    /** Whose live run had not played a tick and is not on any more. */
    RoundState withoutLive() {
        return copy(instances, lockAnswers, benches, null);
    }

    /** With ghosts of some tracks. */
    RoundState with(SortedMap<TrackId, Ghosts> chosen) {
        SortedMap<TrackId, Ghosts> all = new TreeMap<>(ghosts);
        all.putAll(chosen);
        return new RoundState(
                content,
                conditions,
                instances,
                lockAnswers,
                secondAnswers,
                extraMillis,
                benches,
                all,
                live,
                results,
                scores);
    }

    RoundState scored(List<EntrantResult> finished, List<RoundScore> points) {
        return new RoundState(
                content,
                conditions,
                instances,
                lockAnswers,
                secondAnswers,
                extraMillis,
                benches,
                ghosts,
                live,
                finished,
                points);
    }

    private RoundState copy(
            SortedMap<Phase, PhaseInstance> phases,
            SortedMap<SeatId, Integer> answers,
            SortedMap<TeamId, Bench> teams,
            @Nullable LiveState run) {
        return new RoundState(
                content,
                conditions,
                phases,
                answers,
                secondAnswers,
                extraMillis,
                teams,
                ghosts,
                run,
                results,
                scores);
    }

    private static <K, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
        SortedMap<K, V> changed = new TreeMap<>(map);
        changed.put(key, value);
        return changed;
    }

    /**
     * A track's system with a configuration, in calm weather; it says whether there can be such a
     * system.
     */
    public Planned inCalm(TrackId track, Configuration configuration) {
        return trackRound(track).inCalm(configuration, conditions(track));
    }

    /** What an entrant earned; null when it was not scored. */
    public @Nullable RoundScore score(Entrant entrant) {
        return scores.stream()
                .filter(score -> score.entrant().equals(entrant))
                .findFirst()
                .orElse(null);
    }

    /** The teams of the house on a track, in the order of what they do; none where nobody asked. */
    public List<Entrant> house(TrackId track) {
        Ghosts own = ghosts.get(track);
        if (own == null || own.house() == null) {
            return List.of();
        }
        return Stream.of(Entrant.Player.values())
                .<Entrant>map(player -> new Entrant.House(player, track))
                .toList();
    }
}
