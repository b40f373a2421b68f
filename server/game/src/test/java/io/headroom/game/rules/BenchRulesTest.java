package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.RidingSource;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TeamId;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.state.WhatIf;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class BenchRulesTest {

    @Test
    void lock_untilItCloses_takesTheLastAnswer() {
        Games games = Games.inPhase(Phase.LOCK);
        games.accept(student(1), new Command.AnswerLock(3));
        games.accept(student(1), new Command.AnswerLock(0));
        assertThat(games.state().round().lockAnswers()).containsValue(0).hasSize(1);
        games.refuse(student(1), new Command.AnswerLock(4), RefusalCode.NO_SUCH_CHOICE);
        games.refuse(student(1), new Command.AnswerLock(-1), RefusalCode.NO_SUCH_CHOICE);
        PhaseInstance lock = games.state().instance();
        games.next();
        games.refuse(student(1), lock, new Command.AnswerLock(1), RefusalCode.PHASE_OVER);
        games.refuse(student(1), new Command.AnswerLock(1), RefusalCode.WRONG_PHASE);
    }

    @Test
    void whatIfs_ofOneTrack_meetTheSamePracticeTrafficAndNotTheLiveOne() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(4, 10, 1)));
        games.accept(student(2), new Command.RunWhatIf(knobs(8, 10, 1)));
        games.accept(student(3), new Command.RunWhatIf(knobs(8, 10, 1)));
        assertThat(games.state().whatIfsToRun().stream().map(WhatIf::seed).distinct()).hasSize(2);
        games.next();
        assertThat(games.state().round().live()).isNotNull();
        assertThat(games.state().whatIfsToRun())
                .noneMatch(whatIf -> whatIf.seed() == liveSeed(games));
    }

    private static long liveSeed(Games games) {
        var live = games.state().round().live();
        return live == null ? 0 : live.seed();
    }

    @Test
    void whatIf_thatStandsOnTheStrip_isFree() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(student(1), new Command.RunWhatIf(knobs(4, 10, 1)));
        assertThat(games.accept(student(2), new Command.RunWhatIf(knobs(4, 10, 1)))).isEmpty();
        assertThat(games.state().round().bench(team(1)).strip()).hasSize(1);
        assertThat(games.accept(student(3), new Command.RunWhatIf(knobs(4, 10, 1)))).hasSize(1);
    }

    @Test
    void whatIf_afterTen_isRefusedButAKnownOneIsStillFree() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        for (long batch : new long[] {1, 2, 4, 8, 16}) {
            games.accept(student(1), new Command.RunWhatIf(knobs(batch, 10, 1)));
            games.accept(student(2), new Command.RunWhatIf(knobs(batch, 10, 2)));
        }
        games.refuse(
                student(1), new Command.RunWhatIf(knobs(1, 10, 3)), RefusalCode.NO_WHAT_IFS_LEFT);
        assertThat(games.accept(student(1), new Command.RunWhatIf(knobs(1, 10, 1)))).isEmpty();
    }

    @Test
    void configuration_thatTheKnobsDoNotHave_isRefused() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        SortedMap<KnobId, Long> missing = new TreeMap<>(knobs(1, 10, 1));
        missing.remove(SmallScenario.NODES);
        SortedMap<KnobId, Long> unknown = new TreeMap<>(knobs(1, 10, 1));
        unknown.put(new KnobId("turbo"), 1L);
        for (SortedMap<KnobId, Long> wrong :
                List.of(missing, unknown, knobs(3, 10, 1), knobs(1, -10, 1))) {
            games.refuse(
                    student(1), new Command.RunWhatIf(wrong), RefusalCode.CONFIGURATION_INVALID);
            games.refuse(student(1), new Command.Adopt(wrong), RefusalCode.CONFIGURATION_INVALID);
        }
    }

    /** The bench says it before it runs, so that it costs none of the ten. */
    @Test
    void configuration_thatCannotBe_isRefusedAndSpendsNothing() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        for (Command command :
                List.of(
                        new Command.RunWhatIf(knobs(16, 100, 6)),
                        new Command.Adopt(knobs(16, 100, 6)))) {
            games.refuse(student(1), command, RefusalCode.CANNOT_BE);
        }
        assertThat(games.state().round().bench(team(1)).strip()).isEmpty();
        assertThat(games.state().round().bench(team(1)).candidate()).isNull();
    }

    @Test
    void studentCommands_inAPause_areRefused() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(HOST, new Command.Pause());
        games.refuse(student(1), new Command.RunWhatIf(knobs(4, 10, 1)), RefusalCode.PAUSED);
        games.refuse(student(1), new Command.Adopt(knobs(4, 10, 1)), RefusalCode.PAUSED);
        games.refuse(student(1), new Command.Propose(1), RefusalCode.PAUSED);
    }

    @Test
    void team_atTheLiveRun_ridesSubmittedThenBestWhatIfThenCandidateThenPar() {
        Games games = Games.inPhase(Phase.LOBBY);
        for (String name : List.of("E", "F", "G", "H")) {
            games.join(name);
        }
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        games.accept(student(1), new Command.Adopt(knobs(2, 0, 3)));
        games.submit(1, 1);
        games.accept(student(1), new Command.Adopt(knobs(16, 0, 3)));
        games.accept(student(3), new Command.RunWhatIf(knobs(1, 0, 1)));
        games.accept(student(3), new Command.RunWhatIf(knobs(4, 20, 1)));
        games.accept(student(3), new Command.RunWhatIf(knobs(16, 200, 6)));
        games.accept(student(3), new Command.Adopt(knobs(16, 200, 1)));
        games.accept(student(5), new Command.Adopt(knobs(8, 10, 2)));
        games.finishWhatIfs();
        games.next();
        assertThat(riding(games, team(1))).isEqualTo(knobs(2, 0, 3));
        assertThat(riding(games, team(2))).isEqualTo(knobs(4, 20, 1));
        assertThat(riding(games, team(3))).isEqualTo(knobs(8, 10, 2));
        assertThat(riding(games, team(4))).isEqualTo(knobs(1, 0, 1));
        assertThat(games.state().round().liveRun().sources())
                .containsExactly(
                        Map.entry(team(1), RidingSource.CONFIRMED),
                        Map.entry(team(2), RidingSource.BEST_WHAT_IF),
                        Map.entry(team(3), RidingSource.CANDIDATE),
                        Map.entry(team(4), RidingSource.PAR));
    }

    private static SortedMap<KnobId, Long> riding(Games games, TeamId team) {
        var live = games.state().round().live();
        assertThat(live).isNotNull();
        Configuration configuration = live == null ? null : live.configurations().get(team);
        return configuration == null ? new TreeMap<>() : configuration.values();
    }
}
