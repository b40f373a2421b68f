package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.LOOP;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event.BurstInjected;
import io.headroom.game.event.Event.FaultInjected;
import io.headroom.game.event.Event.LiveRunFinished;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.PhaseStarted;
import io.headroom.game.event.Event.RoundScored;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LiveRulesTest {

    @Test
    void liveRun_atItsStart_isOneDecisionWithItsPhase() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        assertThat(games.accept(HOST, new Command.Advance()))
                .hasExactlyElementsOfTypes(PhaseStarted.class, LiveRunStarted.class);
    }

    @Test
    void liveRun_whenDone_isScoredAndDebriefedOnce() {
        Games games = Games.inPhase(Phase.LIVE);
        PhaseInstance live = games.state().instance();
        games.finishLiveRun();
        assertThat(games.log().subList(games.log().size() - 3, games.log().size()))
                .hasExactlyElementsOfTypes(
                        LiveRunFinished.class, RoundScored.class, PhaseStarted.class);
        assertThat(games.accept(LOOP, new Command.LiveRunDone(live, List.of()))).isEmpty();
    }

    @Test
    void liveRun_withATeamWithoutMembers_leavesItOut() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(3))));
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(4))));
        games.next();
        games.finishLiveRun();
        assertThat(games.state().round().scores()).hasSize(3);
    }

    @Test
    void burst_whenInjected_begins_aSecondAhead() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(7);
        assertThat(games.accept(HOST, new Command.InjectBurst(200, 2)))
                .containsExactly(new BurstInjected(games.state().instance(), 17, 20, 200, true));
    }

    @ParameterizedTest
    @CsvSource({"109, 5", "301, 5", "200, 0", "200, 31"})
    void burst_beyondTheLimits_isRefused(int strengthPercent, int seconds) {
        Games games = Games.inPhase(Phase.LIVE);
        games.refuse(
                HOST, new Command.InjectBurst(strengthPercent, seconds), RefusalCode.BURST_INVALID);
    }

    @Test
    void burst_duringAnother_isRefusedAndAfterItNot() {
        Games games = Games.inPhase(Phase.LIVE);
        games.accept(HOST, new Command.InjectBurst(200, 1));
        games.liveTick(9);
        games.refuse(HOST, new Command.InjectBurst(200, 1), RefusalCode.BURST_RUNNING);
        games.liveTick(10);
        games.accept(HOST, new Command.InjectBurst(200, 1));
    }

    @Test
    void burst_thatCouldNotBegin_isRefused() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(50);
        games.refuse(HOST, new Command.InjectBurst(200, 1), RefusalCode.RUN_ENDING);
        games.liveTick(49);
        games.accept(HOST, new Command.InjectBurst(200, 1));
    }

    @Test
    void fault_whenInjected_beginsASecondAheadAndOnce() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(7);
        FaultInjected fault = new FaultInjected(games.state().instance(), 17, false);
        assertThat(games.accept(HOST, new Command.InjectFault())).containsExactly(fault);
        games.liveTick(45);
        games.refuse(HOST, new Command.InjectFault(), RefusalCode.FAULT_INVALID);
    }

    @Test
    void fault_besideABurst_isAllowed() {
        Games games = Games.inPhase(Phase.LIVE);
        games.accept(HOST, new Command.InjectBurst(200, 1));
        games.accept(HOST, new Command.InjectFault());
    }

    @Test
    void fault_thatCouldNotBegin_isRefused() {
        Games games = Games.inPhase(Phase.LIVE);
        games.liveTick(50);
        games.refuse(HOST, new Command.InjectFault(), RefusalCode.RUN_ENDING);
        games.liveTick(49);
        games.accept(HOST, new Command.InjectFault());
    }

    @Test
    void fault_outsideALiveRun_isRefused() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.refuse(HOST, new Command.InjectFault(), RefusalCode.WRONG_PHASE);
    }

    @Test
    void burst_outsideALiveRun_isRefused() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        games.refuse(HOST, new Command.InjectBurst(200, 1), RefusalCode.WRONG_PHASE);
        games.next();
        games.refuse(
                HOST,
                new PhaseInstance(1),
                new Command.InjectBurst(200, 1),
                RefusalCode.PHASE_OVER);
        games.accept(HOST, new Command.Pause());
        games.refuse(HOST, new Command.InjectBurst(200, 1), RefusalCode.PAUSED);
    }
}
