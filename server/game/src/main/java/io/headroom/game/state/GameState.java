package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.scenario.Scenario;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A game at one moment. Equal scenarios and equal events give equal states.
 *
 * @param created what the game was made with; null only before its first event
 * @param roster who is in
 * @param clock the phase, its deadline, the pause
 * @param rounds in the order in which they are played, those to come among them
 * @param step phases of the agenda that have begun; the last of them is the present one, unless the
 *     game is in its lobby or over
 * @param epoch of the last claim; 0 before the first
 * @param resumeTick where the last claim lets a live run go on; 0 outside of one
 * @param undoables what the host did lately and can take back
 * @param houseRanked whether the teams of the house have places among the others
 */
public record GameState(
        Scenario scenario,
        @Nullable Setting created,
        Roster roster,
        GameClock clock,
        List<RoundState> rounds,
        int step,
        long epoch,
        int resumeTick,
        Undoables undoables,
        boolean houseRanked) {
    /** Keeps its own copy. */
    public GameState {
        rounds = List.copyOf(rounds);
    }

    /** The state before a game's first event. */
    public static GameState before(Scenario scenario) {
        return new GameState(
                scenario,
                null,
                Roster.empty(),
                GameClock.opening(),
                List.of(),
                0,
                0,
                0,
                Undoables.NONE,
                false);
    }

    /**
     * What the game was made with.
     *
     * @throws IllegalStateException before the first event: a bug
     */
    public Setting setting() {
        if (created == null) {
            throw new IllegalStateException("the game has no first event yet");
        }
        return created;
    }

    /** The round that is played: in the lobby the first, after the end the last that was. */
    public RoundState round() {
        return round(setting().agenda().get(Math.max(step, 1) - 1).round());
    }

    /**
     * A round by its number.
     *
     * @throws IllegalArgumentException when the game does not play it
     */
    public RoundState round(int number) {
        return rounds.stream()
                .filter(round -> round.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no round " + number + " is played"));
    }

    /** What comes after the present phase: what the agenda holds, then the end. */
    public AgendaStep next() {
        List<AgendaStep> agenda = setting().agenda();
        return step < agenda.size() ? agenda.get(step) : end();
    }

    /** What the agenda has before the present phase: at last the lobby; null in it. */
    public @Nullable AgendaStep before() {
        if (step == 0) {
            return null;
        }
        return step == 1
                ? new AgendaStep(round().number(), Phase.LOBBY, 0)
                : setting().agenda().get(step - 2);
    }

    /** The step of the debrief that is on; null in another phase, or of one that is one piece. */
    public @Nullable DebriefStep debriefStep() {
        return phase() == Phase.DEBRIEF ? setting().agenda().get(step - 1).debrief() : null;
    }

    /**
     * Whether what the agenda has before the present phase is a live run that was played: nothing
     * goes back past it.
     *
     * @param liveTick ticks of the present live run that are played
     */
    public boolean playedBefore(int liveTick) {
        AgendaStep before = before();
        boolean after = before != null && before.phase() == Phase.LIVE;
        return after || (phase() == Phase.LIVE && liveTick > 0);
    }

    /** The end of the game, which may come at any time. */
    public AgendaStep end() {
        return new AgendaStep(round().number(), Phase.FINISHED, 0);
    }

    /** Whether the ghosts of a round are there for every track that is played. */
    public boolean ready(RoundState round) {
        return playedTracks().stream().allMatch(track -> round.found(track) != null);
    }

    /**
     * The rounds whose ghosts are due: the present one and, once its workbench is open, the one
     * after it.
     */
    public List<RoundState> roundsToSearch() {
        if (phase() == Phase.FINISHED) {
            return List.of();
        }
        int present = rounds.indexOf(round());
        int until = present + (round().begun(Phase.WORKBENCH) ? 2 : 1);
        return rounds.subList(present, Math.min(until, rounds.size())).stream()
                .filter(round -> !ready(round) && round.live() == null)
                .toList();
    }

    /**
     * The tracks of teams, in the order in which tracks are dealt; a team that lost its members may
     * be filled again. Once the lobby is left no team comes to another one.
     */
    public List<TrackId> playedTracks() {
        Set<TrackId> owned =
                roster.teams().values().stream().map(Team::track).collect(Collectors.toSet());
        return setting().tracks().stream().filter(owned::contains).toList();
    }

    /** The present phase. */
    public Phase phase() {
        return clock.phase();
    }

    /** The present phase's instance. */
    public PhaseInstance instance() {
        return clock.instance();
    }

    /** Whether game time stands still by the instructor's wish. */
    public boolean paused() {
        return clock.paused();
    }

    /** See {@link GameClock#deadlineMillis()}; a live run that was halted is over after a while. */
    public @Nullable Long deadlineGameMillis() {
        LiveState.Halted halted = halted();
        return halted == null
                ? clock.deadlineMillis()
                : (Long) (halted.sinceMillis() + Undoable.OPEN_MILLIS);
    }

    /** Whether that has come, by a clock that stands in a pause. */
    public boolean timeIsUp(long gameMillis) {
        Long deadline = deadlineGameMillis();
        return deadline != null && gameMillis >= deadline && !paused();
    }

    /** Where the live run that is on was halted; null when it goes on, or none is on. */
    public LiveState.@Nullable Halted halted() {
        return liveRunning() ? round().liveRun().halted() : null;
    }

    /** The last instant of game time that the log knows. */
    public long anchorGameMillis() {
        return clock.anchorMillis();
    }

    /** Whether the live run is on. */
    public boolean liveRunning() {
        return phase() == Phase.LIVE && round().live() != null;
    }

    /**
     * Until when a student may still vote though the lock, or the second vote, has closed for the
     * others: so long after what follows began as extra time was given; null in every other phase,
     * and for those who have none.
     */
    public @Nullable Long extraDeadlineMillis(SeatId seat) {
        boolean follows = phase() == Phase.REVOTE || phase() == Phase.WORKBENCH;
        Long extra = follows ? round().extraMillis().get(seat) : null;
        return extra == null ? null : (Long) (clock.startedMillis() + extra);
    }

    /**
     * Which vote of the lock's question a student can give now; null when it is too late, or too
     * early. Who was given time and has not voted yet gives the first one.
     */
    public @Nullable Vote openVote(SeatId seat, long gameMillis) {
        Long deadline = extraDeadlineMillis(seat);
        boolean longer = deadline != null && gameMillis < deadline;
        if (phase() != Phase.LOCK && phase() != Phase.REVOTE && !longer) {
            return null;
        }
        boolean owesFirst = longer && !round().lockAnswers().containsKey(seat);
        boolean first = phase() == Phase.LOCK || owesFirst || !round().begun(Phase.REVOTE);
        return first ? Vote.FIRST : Vote.SECOND;
    }

    /** The seat that a token opens, by the token's hash; null when it opens none. */
    public @Nullable Seat seatOf(String tokenHash) {
        return roster.seatOf(tokenHash);
    }

    /** The round in which a what-if was spent; null when nobody spent one of this number. */
    public @Nullable RoundState roundOf(WhatIfId id) {
        return rounds.stream().filter(round -> round.whatIf(id) != null).findFirst().orElse(null);
    }

    /**
     * What-ifs that were spent and wait for their result, in the order of their numbers; none when
     * the game is over, for its digest stands.
     */
    public List<WhatIf> whatIfsToRun() {
        if (phase() == Phase.FINISHED) {
            return List.of();
        }
        List<WhatIf> waiting = new ArrayList<>();
        for (RoundState round : rounds) {
            for (Bench bench : round.benches().values()) {
                bench.strip().stream()
                        .filter(spent -> spent.result() == null)
                        .forEach(waiting::add);
            }
        }
        waiting.sort(Comparator.comparing(WhatIf::id));
        return List.copyOf(waiting);
    }

    /** What-ifs spent in the whole game: the number of the last one. */
    public int whatIfsEver() {
        return rounds.stream().mapToInt(RoundState::whatIfs).sum();
    }

    GameState with(Setting setting, List<RoundState> played) {
        return copy(setting, roster, clock, played, step, undoables);
    }

    GameState with(Roster changed) {
        return copy(created, changed, clock, rounds, step, undoables);
    }

    GameState with(GameClock changed) {
        return with(changed, step);
    }

    GameState with(GameClock changed, int steps) {
        return copy(created, roster, changed, rounds, steps, undoables);
    }

    GameState with(Undoables changed) {
        return copy(created, roster, clock, rounds, step, changed);
    }

    /** With the teams of the house among the others, or not. */
    GameState ranking(boolean house) {
        return new GameState(
                scenario,
                created,
                roster,
                clock,
                rounds,
                step,
                epoch,
                resumeTick,
                undoables,
                house);
    }

    /** With a round changed. */
    GameState with(RoundState changed) {
        List<RoundState> all = new ArrayList<>(rounds);
        all.replaceAll(round -> round.number() == changed.number() ? changed : round);
        return copy(created, roster, clock, all, step, undoables);
    }

    GameState claimed(long newEpoch, long gameMillis, int tick) {
        GameClock anchored = clock.at(gameMillis, paused());
        return new GameState(
                scenario,
                created,
                roster,
                anchored,
                rounds,
                step,
                newEpoch,
                tick,
                undoables,
                houseRanked);
    }

    private GameState copy(
            @Nullable Setting setting,
            Roster people,
            GameClock time,
            List<RoundState> played,
            int steps,
            Undoables done) {
        return new GameState(
                scenario,
                setting,
                people,
                time,
                played,
                steps,
                epoch,
                resumeTick,
                done,
                houseRanked);
    }
}
