package io.headroom.node.command;

import io.headroom.game.Game;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.game.measure.Figures;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.Scenario;
import io.headroom.game.score.Standings;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.node.session.GameHistory;
import io.headroom.node.store.EventRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a game's log says of each student in each round: what grading by participation looks at. */
final class StudentSheet {
    /**
     * A student in a round.
     *
     * @param name null when it was erased
     * @param lock the place of the chosen answer, from 0; null when none was given
     * @param lockRight whether it was the right one; null when none was given
     * @param lockAgain likewise of the second vote; null where the student gave none
     * @param runs numbers of the what-ifs that the student spent
     * @param adopted how many times the student made settings the candidate
     * @param submitted how many times the student submitted them
     * @param figures what the team's system came to in the live run, by name; none before it
     * @param primary the name of the figure that the round is about
     * @param teamPoints of the team in this round; null when it was not scored
     * @param gamePoints of the team over all rounds by their weights; null when it never was
     * @param cup the team's place among those of all tracks, from 1; null likewise
     * @param ledger the team's sentence; null without one
     * @param exit the student's sentence; null without one
     */
    record Row(
            int round,
            int seat,
            @Nullable String name,
            int team,
            String track,
            @Nullable Integer lock,
            @Nullable Boolean lockRight,
            @Nullable Integer lockAgain,
            List<Integer> runs,
            int adopted,
            int submitted,
            Figures figures,
            String primary,
            @Nullable Integer teamPoints,
            @Nullable Integer gamePoints,
            @Nullable Integer cup,
            @Nullable String ledger,
            @Nullable String exit,
            Presence presence) {

        /** A figure of the team's system by its name; null of one that is infinite or not there. */
        @Nullable Double figure(String name) {
            Double value = figures.values().get(name);
            return value == null || value.isInfinite() ? null : value;
        }
    }

    /**
     * When a student was there, by what was asked and carried out.
     *
     * @param joined when the seat was taken
     * @param last when the student last did something
     * @param deeds how many things the student did
     */
    record Presence(Instant joined, Instant last, int deeds) {
        Presence with(Instant at) {
            return new Presence(joined, at, deeds + 1);
        }
    }

    private final SortedMap<Integer, SortedMap<SeatId, List<Event>>> deeds = new TreeMap<>();
    private final SortedMap<SeatId, Presence> presences = new TreeMap<>();
    private final Map<TextKey, String> texts;
    private GameState state;

    private StudentSheet(Scenario scenario, Map<TextKey, String> texts) {
        this.texts = texts;
        this.state = GameState.before(scenario);
    }

    /** The rows of a game, by round as played, then by seat; who was taken out among them. */
    static List<Row> of(GameHistory history, Scenario scenario, Map<TextKey, String> texts) {
        StudentSheet sheet = new StudentSheet(scenario, texts);
        for (int index = 0; index < history.rows().size(); index++) {
            sheet.take(history.logged().get(index).event(), history.rows().get(index));
        }
        return sheet.rows();
    }

    private void take(Event event, EventRow row) {
        state = Game.apply(state, event);
        SeatId seat =
                switch (event) {
                    case Event.SeatTaken taken -> taken.seat();
                    case Event.LockAnswered answered -> answered.seat();
                    case Event.VotedAgain voted -> voted.seat();
                    case Event.WhatIfStarted started -> started.seat();
                    case Event.CandidateAdopted adopted -> adopted.seat();
                    case Event.CandidateSubmitted submitted -> submitted.seat();
                    case Event.LedgerWritten written -> written.seat();
                    case Event.ExitWritten written -> written.seat();
                    default -> null;
                };
        if (seat == null) {
            return;
        }
        Presence before = presences.get(seat);
        presences.put(
                seat, before == null ? new Presence(row.at(), row.at(), 1) : before.with(row.at()));
        deeds.computeIfAbsent(state.round().number(), round -> new TreeMap<>())
                .computeIfAbsent(seat, each -> new ArrayList<>())
                .add(event);
    }

    private List<Row> rows() {
        List<Standings.Standing> standings = Standings.of(state);
        SortedMap<SeatId, Seat> seats = new TreeMap<>(state.roster().removed());
        seats.putAll(state.roster().seats());
        List<Row> rows = new ArrayList<>();
        for (RoundState round : state.rounds()) {
            seats.values().stream()
                    .sorted(Comparator.comparing(Seat::id))
                    .forEach(seat -> rows.add(row(round, seat, standings)));
        }
        return rows;
    }

    private Row row(RoundState round, Seat seat, List<Standings.Standing> standings) {
        List<Event> own =
                deeds.getOrDefault(round.number(), new TreeMap<>())
                        .getOrDefault(seat.id(), List.of());
        Team team = Objects.requireNonNull(state.roster().teams().get(seat.team()), "a seat's");
        Entrant entrant = new Entrant.Team(team.id(), team.track());
        Standings.@Nullable Standing standing =
                standings.stream()
                        .filter(each -> each.score().entrant().equals(entrant))
                        .findFirst()
                        .orElse(null);
        Integer lock = round.lockAnswers().get(seat.id());
        RoundScore score = round.score(entrant);
        return new Row(
                round.number(),
                seat.id().value(),
                texts.get(seat.name()),
                team.id().value(),
                team.track().value(),
                lock,
                lock == null ? null : (Boolean) (lock == round.content().lock().answer()),
                round.secondAnswers().get(seat.id()),
                runs(own),
                count(own, Event.CandidateAdopted.class),
                count(own, Event.CandidateSubmitted.class),
                figures(round, entrant),
                round.trackRound(team.track()).instruments().primary().name(),
                score == null ? null : (Integer) score.points(),
                standing == null ? null : (Integer) standing.score().points(),
                standing == null ? null : (Integer) standing.cup(),
                texts.get(RoundLedger.sentence(team.id(), round.number())),
                texts.get(RoundLedger.exit(seat.id())),
                Objects.requireNonNull(presences.get(seat.id()), "a seat was taken"));
    }

    private static Figures figures(RoundState round, Entrant entrant) {
        return round.results().stream()
                .filter(result -> result.entrant().equals(entrant))
                .findFirst()
                .map(EntrantResult::figures)
                .orElse(new Figures(Map.of()));
    }

    private static List<Integer> runs(List<Event> own) {
        List<Integer> runs = new ArrayList<>();
        for (Event event : own) {
            if (event instanceof Event.WhatIfStarted started) {
                runs.add(started.id().value());
            }
        }
        return List.copyOf(runs);
    }

    private static int count(List<Event> own, Class<? extends Event> type) {
        return Math.toIntExact(own.stream().filter(type::isInstance).count());
    }
}
