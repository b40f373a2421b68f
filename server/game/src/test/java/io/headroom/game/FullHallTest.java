package io.headroom.game;

import static io.headroom.game.Games.LOOP;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.command.Command;
import io.headroom.game.event.Event;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.TeamId;
import io.headroom.game.live.Practice;
import io.headroom.game.measure.Forecast;
import io.headroom.game.result.Entrant;
import io.headroom.game.state.Bench;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.WhatIf;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A hundred teams of four through three rounds, with everything that they may spend. */
class FullHallTest {
    private static final int TEAMS = 100;
    private static final int TEAM_SIZE = 4;
    private static final int ROUNDS = 3;

    private static List<SortedMap<KnobId, Long>> tries() {
        List<SortedMap<KnobId, Long>> tries = new ArrayList<>();
        for (long batch : List.of(1L, 2L, 4L, 8L, 16L)) {
            for (long nodes : List.of(2L, 3L)) {
                tries.add(knobs(batch, 0, nodes));
            }
        }
        return tries;
    }

    private static void predict(Games games) {
        while (games.state().phase() != Phase.LOCK) {
            games.next();
        }
        for (Seat seat : games.state().roster().seats().values()) {
            games.accept(
                    student(seat.id().value()), new Command.AnswerLock(SmallScenario.LOCK_ANSWER));
        }
        games.next();
    }

    /** Each member tries in turn, as often as the team has what-ifs; the last try rides. */
    private static void tune(Games games, Forecast result) {
        List<SortedMap<KnobId, Long>> tries = tries();
        for (int attempt = 0; attempt < Bench.MOST_WHAT_IFS; attempt++) {
            for (TeamId team : games.state().roster().teams().keySet()) {
                List<Seat> members = games.state().roster().members(team);
                int seat = members.get(attempt % members.size()).id().value();
                games.ask(student(seat), new Command.RunWhatIf(tries.get(attempt)));
            }
            for (WhatIf whatIf : games.state().whatIfsToRun()) {
                games.accept(LOOP, new Command.WhatIfDone(whatIf.id(), result));
            }
            games.pass(games.state().setting().pacingMillis());
        }
        for (TeamId team : games.state().roster().teams().keySet()) {
            int seat = games.state().roster().members(team).getFirst().id().value();
            games.accept(student(seat), new Command.Adopt(tries.getLast()));
            games.submit(seat, 1);
        }
    }

    @Test
    void promise8_fullHall_playsThreeRoundsWhoseBooksBalance() {
        Games games = Games.fresh("rounds", Games.SEED, TEAM_SIZE);
        for (int seat = 0; seat < TEAMS * TEAM_SIZE; seat++) {
            games.join("Student " + seat);
        }
        assertThat(games.state().roster().teams()).hasSize(TEAMS);
        for (int round = 0; round < ROUNDS; round++) {
            predict(games);
            games.findGhosts();
            RoundState bench = games.state().round();
            games.accept(student(1), new Command.RunWhatIf(knobs(4, 20, 1)));
            Forecast result = Practice.run(games.state(), games.state().whatIfsToRun().getFirst());
            games.pass(games.state().setting().pacingMillis());
            tune(games, result);
            games.next();
            games.next();
            assertBooks(games.state().round());
            assertThat(bench.number()).isEqualTo(games.state().round().number());
        }
        games.next();
        assertThat(games.state().phase()).isEqualTo(Phase.FINISHED);
        GameState again = GameState.before(SmallScenario.SCENARIO);
        for (Event event : games.log()) {
            again = Game.apply(again, event);
        }
        assertThat(again).isEqualTo(games.state());
    }

    private static void assertBooks(RoundState round) {
        assertThat(round.scores())
                .filteredOn(score -> score.entrant() instanceof Entrant.Team)
                .hasSize(TEAMS);
        for (int team = 1; team <= TEAMS; team++) {
            assertThat(round.bench(new TeamId(team)).strip()).hasSize(Bench.MOST_WHAT_IFS);
        }
    }
}
