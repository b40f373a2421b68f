package io.headroom.game.replay;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.SmallScenario.SCENARIO;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event;
import io.headroom.game.event.Event.LiveRunStarted;
import io.headroom.game.event.Event.RoundScored;
import io.headroom.game.event.Event.WhatIfFinished;
import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.EntrantResult;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

class ReplayTest {

    private static Games played() {
        Games games = Games.inPhase(Phase.LOCK);
        games.accept(student(1), new Command.AnswerLock(1));
        games.next();
        games.accept(student(1), new Command.RunWhatIf(knobs(8, 20, 1)));
        games.accept(student(3), new Command.RunWhatIf(knobs(4, 50, 2)));
        games.finishWhatIfs();
        games.accept(student(1), new Command.Adopt(knobs(8, 50, 1)));
        games.submit(2, 1);
        games.next();
        games.liveTick(12);
        games.accept(HOST, new Command.InjectBurst(180, 2));
        games.accept(HOST, new Command.InjectFault());
        games.next();
        games.next();
        return games;
    }

    @Test
    void promise2_replayIsExact_ofAPlayedGame() {
        Games games = played();
        ReplayReport report = Replay.replay(SCENARIO, games.logged());
        assertThat(report.mismatches()).isEmpty();
        assertThat(report.exact()).isTrue();
        assertThat(report.scores()).isEqualTo(Map.of(2, games.state().round().scores()));
        assertThat(report.scores().get(2)).hasSize(6);
        assertThat(report.created()).isEqualTo(games.log().get(0));
        assertThat(Replay.replay(SCENARIO, games.logged())).isEqualTo(report);
    }

    @Test
    void digest_ofAGameThatWasTakenOver_isTheSame() {
        Games games = played();
        List<LoggedEvent> takenOver = new ArrayList<>(games.logged());
        Event claim = new Event.Claimed(2, "b", 1, 0, 7);
        takenOver.add(9, new LoggedEvent("claimed", 1, claim.toString(), claim));
        assertThat(Replay.replay(SCENARIO, takenOver).digest())
                .isEqualTo(Replay.replay(SCENARIO, games.logged()).digest());
    }

    @Test
    void digest_ofAnotherSeed_isAnother() {
        Games one = Games.fresh("by-hand", 1);
        Games two = Games.fresh("by-hand", 2);
        assertThat(Replay.replay(SCENARIO, one.logged()).digest())
                .isNotEqualTo(Replay.replay(SCENARIO, two.logged()).digest());
    }

    @Test
    void log_thatWasTamperedWith_doesNotMatch() {
        Games games = played();
        mismatch(
                games,
                event ->
                        event instanceof RoundScored scored
                                ? new RoundScored(
                                        scored.round(),
                                        scored.scores().subList(1, scored.scores().size()))
                                : event,
                "the scores of round 2: the log has 5 of them, the replay gives 6 of them");
        mismatch(
                games,
                event ->
                        event instanceof WhatIfFinished finished && finished.id().value() == 2
                                ? new WhatIfFinished(finished.id(), firstResult(games))
                                : event,
                "what-if 2, calm, figures, costPerGood, mean: the log has ");
        mismatch(
                games,
                event ->
                        event instanceof LiveRunStarted run
                                ? new LiveRunStarted(
                                        run.instance(),
                                        run.configurations(),
                                        run.sources(),
                                        run.seed() + 1,
                                        run.lengthTicks(),
                                        run.weather(),
                                        run.challengeTick())
                                : event,
                "the start of the live run, seed: the log has ");
    }

    @Test
    void disturbance_thatExpired_isVoidInStateReplayAndDigest() {
        Games without = Games.inPhase(Phase.LIVE);
        Games with = Games.inPhase(Phase.LIVE);
        for (Games games : List.of(without, with)) {
            games.liveTick(5);
            games.accept(HOST, new Command.InjectBurst(180, 1));
            games.liveTick(20);
        }
        with.accept(HOST, new Command.InjectFault());
        with.apply(new Event.Expired(with.state().instance(), 2));
        assertThat(disturbances(with)).isEqualTo(disturbances(without)).hasSize(1);
        // The fault did not happen, so there may still be one.
        for (Games games : List.of(without, with)) {
            games.accept(HOST, new Command.InjectFault());
            games.next();
        }

        ReplayReport report = Replay.replay(SCENARIO, with.logged());
        assertThat(report.mismatches()).isEmpty();
        assertThat(report.digest()).isEqualTo(Replay.replay(SCENARIO, without.logged()).digest());
        assertThat(report.scores()).isEqualTo(Map.of(2, without.state().round().scores()));
        assertThat(ExpiredEvents.disturbances(with.logged())).hasSize(1);
    }

    private static List<Event.Disturbance> disturbances(Games games) {
        return Objects.requireNonNull(games.state().round().live(), "a live run").disturbances();
    }

    @Test
    void log_inWhichNothingCouldExpire_isRefused() {
        Games games = Games.inPhase(Phase.LIVE);
        List<LoggedEvent> log = new ArrayList<>(games.logged());
        Event expired = new Event.Expired(games.state().instance(), 1);
        log.add(new LoggedEvent("expired", 1, expired.toString(), expired));
        assertThatThrownBy(() -> Replay.replay(SCENARIO, log))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void figures_thatALogDoesNotName_areNotCompared() {
        Games games = played();
        List<LoggedEvent> fewer =
                games.logged().stream()
                        .map(
                                logged ->
                                        new LoggedEvent(
                                                logged.type(),
                                                logged.version(),
                                                logged.payloadText(),
                                                fewer(logged.event())))
                        .toList();
        assertThat(fewer).isNotEqualTo(games.logged());
        assertThat(Replay.replay(SCENARIO, fewer).mismatches()).isEmpty();
        double p99 = p99(games);
        mismatch(
                games,
                ReplayTest::wrong,
                "the results of the live run, team 1 on cloud-titan, figures, p99: the log has "
                        + (p99 + 1)
                        + ", the replay gives "
                        + p99);
    }

    /** An earlier program wrote fewer figures, and some that are not told any more. */
    private static Event fewer(Event event) {
        return switch (event) {
            case WhatIfFinished finished ->
                    new WhatIfFinished(
                            finished.id(),
                            new Forecast(
                                    finished.result().calm() == null
                                            ? null
                                            : fewer(finished.result().calm()),
                                    fewer(finished.result().storm())));
            case Event.LiveRunFinished finished ->
                    new Event.LiveRunFinished(
                            finished.instance(),
                            finished.results().stream().map(ReplayTest::withoutTail).toList());
            default -> event;
        };
    }

    private static Spreads fewer(Spreads all) {
        return new Spreads(
                all.replications(),
                Map.of("adherence", Objects.requireNonNull(all.figures().get("adherence"))));
    }

    private static EntrantResult withoutTail(EntrantResult result) {
        Map<String, Double> values = new HashMap<>(result.figures().values());
        values.remove("p99");
        return new EntrantResult(result.entrant(), new Figures(values));
    }

    private static Event wrong(Event event) {
        return event instanceof Event.LiveRunFinished finished
                ? new Event.LiveRunFinished(
                        finished.instance(),
                        finished.results().stream()
                                .map(
                                        result -> {
                                            Map<String, Double> values =
                                                    new HashMap<>(result.figures().values());
                                            values.merge("p99", 1.0, Double::sum);
                                            return new EntrantResult(
                                                    result.entrant(), new Figures(values));
                                        })
                                .toList())
                : event;
    }

    /** Of the first team, as it was logged. */
    private static double p99(Games games) {
        return Objects.requireNonNull(
                games.state().round().results().getFirst().figures().values().get("p99"));
    }

    private static Forecast firstResult(Games games) {
        return games.log().stream()
                .filter(WhatIfFinished.class::isInstance)
                .map(event -> ((WhatIfFinished) event).result())
                .findFirst()
                .orElseThrow();
    }

    private static void mismatch(Games games, UnaryOperator<Event> change, String what) {
        List<LoggedEvent> log =
                games.logged().stream()
                        .map(
                                logged ->
                                        new LoggedEvent(
                                                logged.type(),
                                                logged.version(),
                                                logged.payloadText(),
                                                change.apply(logged.event())))
                        .toList();
        assertThat(Replay.replay(SCENARIO, log).mismatches())
                .anyMatch(mismatch -> mismatch.startsWith(what))
                .noneMatch(mismatch -> mismatch.contains("["));
    }

    @Test
    void game_whoseLiveRunWasBrokenOff_isReplayedWithoutIt() {
        Games games = Games.inPhase(Phase.LIVE);
        games.accept(HOST, new Command.EndGame());
        ReplayReport report = Replay.replay(SCENARIO, games.logged());
        assertThat(report.exact()).isTrue();
        assertThat(report.scores()).isEmpty();
    }

    @Test
    void log_withoutItsBeginning_isRefused() {
        List<LoggedEvent> log = played().logged();
        assertThatThrownBy(() -> Replay.replay(SCENARIO, log.subList(1, log.size())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
