package io.headroom.game.view;

import io.headroom.game.Phase;
import io.headroom.game.debrief.Aftermath;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Fault;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Setting;
import io.headroom.game.state.Team;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Builds what each screen may see, and nothing else: no view holds a seed, a hidden condition, a
 * token's hash or a ghost's configuration; a phone sees the workbench of its own team only. The
 * debrief reveals the lock, what the ghosts rode with, and what the two featured teams did.
 *
 * <p>Made once for a moment of a game and used for all its screens. Not shared between threads.
 */
public final class Views {
    private final GameState state;
    private final SeatNames names;
    private final Cards cards;
    private final Times times;
    private final DebriefCards debrief;
    private final Function<TextKey, @Nullable String> texts;

    /**
     * Views of one moment.
     *
     * @param texts what people typed; null for what was erased
     * @param gameMillis where the game's clock stands
     * @param run the live run that is on; null outside of one
     */
    public Views(
            GameState state,
            Function<TextKey, @Nullable String> texts,
            long gameMillis,
            @Nullable LiveRun run) {
        this(state, texts, gameMillis, run, Aftermath.NONE);
    }

    /**
     * The same where something is known of the live run that was.
     *
     * @param aftermath of the present round, or of one before it, which is not shown
     */
    public Views(
            GameState state,
            Function<TextKey, @Nullable String> texts,
            long gameMillis,
            @Nullable LiveRun run,
            Aftermath aftermath) {
        this.state = state;
        this.texts = texts;
        this.names = new SeatNames(state, texts);
        this.times = new Times(state, gameMillis, run);
        this.cards = new Cards(state, names, times, run, aftermath);
        this.debrief = new DebriefCards(state, cards, texts, aftermath);
    }

    /**
     * What the projector shows.
     *
     * @param ending of the whole game, once it is over and has been replayed
     */
    public BoardView board(BoardView.@Nullable Ending ending) {
        Setting setting = state.setting();
        RoundState round = state.round();
        return new BoardView(
                setting.code(),
                state.scenario().title(),
                round.number(),
                round.content().title(),
                round.content().riddle(),
                cards.law(),
                times.clock(),
                state.roster().joining(),
                state.roster().seats().size(),
                Cards.measures(setting.tracks().stream().map(round::trackRound).toList()),
                setting.tracks().stream().map(round::trackRound).map(cards::track).toList(),
                state.roster().teams().values().stream().map(cards::team).toList(),
                new LockCards(state, cards.revealed()).card(null),
                cards.live(null),
                cards.leaderboard(),
                debrief.board(),
                ending == null ? null : ending.digest(),
                ending == null ? null : ending.practice());
    }

    /** What the instructor's console shows: the board's figures, and who needs help. */
    public HostView host(BoardView.@Nullable Ending ending) {
        AgendaStep next = state.phase() == Phase.FINISHED ? null : state.next();
        AgendaStep back = times.back();
        return new HostView(
                board(ending),
                state.roster().seats().values().stream().map(this::seatRow).toList(),
                state.setting().teamSize(),
                state.roster().joining(),
                state.roster().removed().values().stream().map(this::removedRow).toList(),
                next == null ? null : next.phase(),
                next == null ? null : next.debrief(),
                back == null ? null : back.phase(),
                back == null ? null : back.debrief(),
                times.undo(),
                state.ready(state.round()),
                HostNote.of(state),
                faultChoices(),
                ChallengeCards.asks(state, state.setting().tracks()),
                WeatherCards.limits(
                        state,
                        state.phase() == Phase.LIVE ? state.round().live() : null,
                        cards.liveMillis() / 1_000),
                PlanDebt.of(state),
                ScriptCards.of(state),
                state.setting().houseTeams() ? (Boolean) state.houseRanked() : null,
                ledgers());
    }

    private List<HostView.LedgerRow> ledgers() {
        List<HostView.LedgerRow> rows = new ArrayList<>();
        for (TeamId team : state.roster().teams().keySet()) {
            String sentence = texts.apply(RoundLedger.sentence(team, state.round().number()));
            if (sentence != null) {
                rows.add(new HostView.LedgerRow(team.value(), sentence));
            }
        }
        return List.copyOf(rows);
    }

    private List<ViewParts.FaultChoice> faultChoices() {
        List<ViewParts.FaultChoice> choices = new ArrayList<>();
        for (TrackId track : state.setting().tracks()) {
            Fault fault = state.round().trackRound(track).envelope().fault();
            if (fault != null) {
                choices.add(
                        new ViewParts.FaultChoice(
                                track.value(),
                                fault.label(),
                                fault.plainWords(),
                                fault.of(cards.liveMillis() / 1_000)));
            }
        }
        return List.copyOf(choices);
    }

    private HostView.RemovedRow removedRow(Seat seat) {
        return new HostView.RemovedRow(seat.id().value(), seat.team().value(), names.of(seat.id()));
    }

    private HostView.SeatRow seatRow(Seat seat) {
        long whatIfs =
                state.round().bench(seat.team()).strip().stream()
                        .filter(whatIf -> whatIf.seat().equals(seat.id()))
                        .count();
        return new HostView.SeatRow(
                seat.id().value(),
                seat.team().value(),
                names.of(seat.id()),
                state.round().lockAnswers().containsKey(seat.id()),
                Math.toIntExact(whatIfs),
                state.round().extraMillis().getOrDefault(seat.id(), 0L),
                texts.apply(RoundLedger.exit(seat.id())));
    }

    /**
     * What a student's phone shows.
     *
     * @throws IllegalArgumentException when there is no such seat: a bug
     */
    public SeatView seat(SeatId id) {
        Seat seat = state.roster().seats().get(id);
        if (seat == null) {
            throw new IllegalArgumentException("there is no seat " + id.value());
        }
        Team team = state.roster().teams().get(seat.team());
        if (team == null) {
            throw new IllegalStateException("seat " + id.value() + " is in no team");
        }
        Setting setting = state.setting();
        RoundState round = state.round();
        TrackRound track = round.trackRound(team.track());
        Bench bench = round.bench(team.id());
        BenchCards benchCards = new BenchCards(state, team, times.gameMillis());
        return new SeatView(
                setting.code(),
                round.number(),
                round.content().title(),
                round.content().riddle(),
                cards.law(),
                times.clock(),
                id.value(),
                names.of(id),
                cards.team(team),
                cards.track(track),
                Cards.measures(List.of(track)),
                Cards.knobs(track),
                Cards.values(round.par(team.track())),
                Cards.starts(round.starts(team.track())),
                new LockCards(state, cards.revealed()).card(id),
                times.predictMillis(id),
                benchCards.of(id),
                Cards.strip(bench, track, benchCards),
                cards.candidate(bench),
                track.floorShare(),
                track.targetShare(),
                bar(round, team.track()),
                cards.live(team),
                cards.instruments(team),
                cards.challenges().answer(team),
                result(team, track),
                cards.leaderboard(team),
                debrief.seat(team, id));
    }

    /** Told once the bench is open, as it may answer the lock. */
    private static ViewParts.@Nullable BarCard bar(RoundState round, TrackId track) {
        Ghosts ghosts = round.begun(Phase.WORKBENCH) ? round.found(track) : null;
        Anchors anchors = ghosts == null ? null : ghosts.anchors();
        return anchors == null ? null : ViewParts.BarCard.of(anchors);
    }

    private @Nullable Numbers result(Team team, TrackRound track) {
        Entrant own = new Entrant.Team(team.id(), team.track());
        for (EntrantResult result : state.round().results()) {
            if (result.entrant().equals(own)) {
                return Numbers.of(track.instruments().told(), result.figures());
            }
        }
        return null;
    }
}
