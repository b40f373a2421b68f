package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.SmallScenario;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.replay.Replay;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.DebriefStep;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The debrief goes step by step, each an instance of its phase. */
class DebriefStepsTest {
    private static List<DebriefStep> all() {
        return Arrays.asList(DebriefStep.values());
    }

    @Test
    void advance_inADebrief_goesThroughItsSteps_andBackBetweenThem() {
        Games games = Games.inPhase(Phase.DEBRIEF);
        List<DebriefStep> walked = new ArrayList<>();
        List<PhaseInstance> instances = new ArrayList<>();
        while (games.state().phase() == Phase.DEBRIEF) {
            walked.add(games.state().debriefStep());
            instances.add(games.state().instance());
            assertThat(games.views().board(null).clock().debrief())
                    .isEqualTo(games.state().debriefStep());
            games.accept(HOST, new Command.Advance());
        }
        assertThat(walked).isEqualTo(all());
        assertThat(instances).doesNotHaveDuplicates();
        assertThat(games.state().phase()).isEqualTo(Phase.FINISHED);
        assertThat(games.views().board(null).clock().debrief()).isNull();
    }

    @Test
    void back_betweenTheSteps_neverPassesThePlayedRun() {
        Games games = Games.inPhase(Phase.DEBRIEF, "timed");
        games.refuse(HOST, new Command.Back(), RefusalCode.LIVE_PLAYED);
        assertThat(games.views().host(null).back()).isNull();
        assertThat(games.views().host(null).nextDebrief()).isEqualTo(DebriefStep.LAW);
        games.accept(HOST, new Command.Advance());
        games.accept(HOST, new Command.Advance());
        assertThat(games.views().host(null).backDebrief()).isEqualTo(DebriefStep.LAW);
        games.pass(500);
        games.accept(HOST, new Command.Back());
        assertThat(games.state().debriefStep()).isEqualTo(DebriefStep.LAW);
        assertThat(games.state().clock().lengthMillis()).isEqualTo(800);
        games.accept(HOST, new Command.Back());
        games.refuse(HOST, new Command.Back(), RefusalCode.LIVE_PLAYED);
        assertThat(games.state().debriefStep()).isEqualTo(DebriefStep.ANSWER);
        assertThat(Replay.replay(SmallScenario.SCENARIO, games.logged()).mismatches()).isEmpty();
    }

    @Test
    void undo_ofAStep_opensTheOneBefore_withTheTimeThatWasLeft() {
        Games games = Games.inPhase(Phase.DEBRIEF, "timed");
        games.pass(300);
        games.accept(HOST, new Command.Advance());
        games.accept(HOST, new Command.Undo(games.state().undoables().ever()));
        assertThat(games.state().debriefStep()).isEqualTo(DebriefStep.ANSWER);
        assertThat(games.state().clock().lengthMillis()).isEqualTo(900);
    }

    /** What was done on an older step by a second console does not end the present one. */
    @Test
    void advance_tappedTwice_goesOneStep() {
        Games games = Games.inPhase(Phase.DEBRIEF);
        PhaseInstance seen = games.state().instance();
        games.accept(HOST, new Command.Advance());
        games.refuse(HOST, seen, new Command.Advance(), RefusalCode.PHASE_OVER);
        assertThat(games.state().debriefStep()).isEqualTo(DebriefStep.LAW);
    }

    @Test
    void pause_inAStep_movesItsEnd() {
        Games games = Games.inPhase(Phase.DEBRIEF, "timed");
        games.accept(HOST, new Command.Pause());
        games.pass(60_000);
        assertThat(games.accept(LOOP, new Command.PhaseExpired(games.state().instance())))
                .isEmpty();
        assertThat(games.state().debriefStep()).isEqualTo(DebriefStep.ANSWER);
    }

    @Test
    void steps_ofADebriefOfAnyLength_lastAsLongAsIt_andNoneIsEndless() {
        for (long length = 1; length < 2_000; length++) {
            List<AgendaStep> steps = new AgendaStep(1, Phase.DEBRIEF, length).divided();
            assertThat(steps.stream().mapToLong(AgendaStep::lengthMillis).sum()).isEqualTo(length);
            assertThat(steps).allMatch(step -> step.lengthMillis() > 0);
            assertThat(steps.size()).isEqualTo(length < all().size() ? 1 : all().size());
        }
        assertThat(new AgendaStep(1, Phase.DEBRIEF, 180_000).divided())
                .extracting(AgendaStep::lengthMillis)
                .containsExactly(54_000L, 36_000L, 36_000L, 54_000L);
        assertThat(new AgendaStep(1, Phase.DEBRIEF, 0).divided())
                .extracting(AgendaStep::lengthMillis)
                .containsExactly(0L, 0L, 0L, 0L);
        AgendaStep live = new AgendaStep(1, Phase.LIVE, 8_000);
        assertThat(live.divided()).containsExactly(live);
    }
}
