package io.headroom.game.rules;

import static io.headroom.game.Games.HOST;
import static io.headroom.game.Games.student;
import static io.headroom.game.Games.team;
import static io.headroom.game.SmallScenario.knobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.Games;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.SeatId;
import io.headroom.game.state.Bench;
import io.headroom.game.state.Purse;
import io.headroom.game.view.BenchView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Whose the ten what-ifs are. */
class PurseTest {
    private int tried;

    /** One that nobody has tried. */
    private Command next() {
        int number = tried++;
        return new Command.RunWhatIf(
                knobs(1L << number % 5, 10L * (number / 5 % 3), 1 + number / 15));
    }

    private void spend(Games games, int seat, int times) {
        for (int i = 0; i < times; i++) {
            games.pass(8_000);
            games.accept(student(seat), next());
        }
    }

    private static Purse purse(Games games) {
        return Purse.of(games.state(), team(1), games.now().gameMillis());
    }

    private static Games bench(int members) {
        Games games = Games.fresh("paced", Games.SEED, members);
        for (int i = 0; i < members; i++) {
            games.join("S");
        }
        games.findGhosts();
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        return games;
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 0", "2, 5, 0", "3, 3, 1", "4, 2, 2", "5, 2, 0", "6, 1, 4", "8, 1, 2"})
    void share_ofEachMember_isWhatAllCanOwnAlikeAndTheRestIsCommon(
            int members, int share, int common) {
        Purse purse = purse(bench(members));
        assertThat(purse.own()).hasSize(members).values().containsOnly(share);
        assertThat(purse.common()).isEqualTo(common);
    }

    @Test
    void member_whoHasSpentItsOwn_drawsOnTheCommonAndThenOnNothing() {
        Games games = bench(3);
        spend(games, 1, 4);
        assertThat(purse(games).common()).isZero();
        games.pass(8_000);
        Command fifth = next();
        games.refuse(student(1), fifth, RefusalCode.WHAT_IFS_OWNED);
        assertThat(refusal(games, fifth)).isEqualTo(Map.of("held", 6, "seconds", 80));
        games.accept(student(2), next());
        assertThat(purse(games).own()).isEqualTo(Map.of(new SeatId(2), 2, new SeatId(3), 3));
    }

    private static Map<String, Object> refusal(Games games, Command command) {
        return ((Decision.Refused) games.ask(student(1), command)).refusal().arguments();
    }

    @Test
    void late_member_drawsOnTheCommonOnly() {
        Games games = Games.fresh("paced", Games.SEED, 4);
        for (int i = 0; i < 3; i++) {
            games.join("S");
        }
        games.findGhosts();
        while (games.state().phase() != Phase.WORKBENCH) {
            games.next();
        }
        games.join("Late");
        assertThat(games.views().seat(new SeatId(4)).bench().own()).isZero();
        spend(games, 4, 1);
        games.pass(8_000);
        games.refuse(student(4), next(), RefusalCode.WHAT_IFS_OWNED);
    }

    @Test
    void share_ofOneWhoIsGone_isCommon() {
        Games games = bench(3);
        spend(games, 3, 1);
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(3))));
        assertThat(purse(games).common()).isEqualTo(3);
        games.accept(HOST, new Command.ForgiveSeat(new SeatId(3)));
        assertThat(purse(games).common()).isEqualTo(1);
        assertThat(purse(games).own()).containsEntry(new SeatId(3), 2);
    }

    @Test
    void unspentOnes_aMinuteBeforeTheEnd_areCommonAndWithMoreTimeOwnedAgain() {
        Games games = bench(2);
        games.pass(119_999);
        assertThat(purse(games).common()).isZero();
        assertThat(games.views().seat(new SeatId(1)).bench().returnMillis()).isEqualTo(1);
        games.pass(1);
        assertThat(purse(games)).isEqualTo(new Purse(new TreeMap<>(), 10, 0));
        games.accept(HOST, Games.extension(games.state(), 30_000));
        assertThat(purse(games).own()).hasSize(2);
    }

    /** What somebody has taken cannot be given back. */
    @Test
    void returnedOnes_thatWereDrawnOn_stayCommonWhateverTheClock() {
        Games games = bench(2);
        games.pass(120_000);
        spend(games, 1, 6);
        games.accept(HOST, Games.extension(games.state(), 600_000));
        assertThat(purse(games)).isEqualTo(new Purse(new TreeMap<>(), 4, 6));
        spend(games, 1, 4);
        games.pass(8_000);
        games.refuse(student(2), next(), RefusalCode.NO_WHAT_IFS_LEFT);
    }

    @Test
    void bench_withoutAnEnd_returnsNothing() {
        Games games = Games.inPhase(Phase.WORKBENCH);
        for (int i = 0; i < 5; i++) {
            games.accept(student(1), next());
        }
        Command sixth = next();
        assertThat(refusal(games, sixth)).isEqualTo(Map.of("held", 5, "seconds", 0));
        BenchView bench = games.views().seat(new SeatId(1)).bench();
        assertThat(bench.returnMillis()).isNull();
        assertThat(bench.owned()).containsExactly(new BenchView.OwnedCard(2, 5));
    }

    @Test
    void nextOne_ofATeam_waitsEightSecondsAndSaysHowLong() {
        Games games = bench(2);
        games.accept(student(1), next());
        games.pass(2_001);
        Command second = next();
        games.refuse(student(2), second, RefusalCode.WHAT_IF_PACED);
        assertThat(refusal(games, second)).isEqualTo(Map.of("seconds", 6));
        assertThat(games.views().seat(new SeatId(2)).bench().waitMillis()).isEqualTo(5_999);
        games.pass(5_998);
        games.refuse(student(2), second, RefusalCode.WHAT_IF_PACED);
        games.pass(1);
        games.accept(student(2), second);
    }

    /** Other teams do not wait, and what stands on the strip is free. */
    @Test
    void pacing_ofOneTeam_touchesNobodyElse() {
        Games games = Games.inPhase(Phase.WORKBENCH, "paced");
        Command first = next();
        games.accept(student(1), first);
        assertThat(games.accept(student(2), first)).isEmpty();
        games.accept(student(3), first);
    }

    @Test
    void pause_stopsTheWaitAndTheMinute() {
        Games games = bench(2);
        games.accept(student(1), next());
        games.accept(HOST, new Command.Pause());
        games.accept(HOST, new Command.Resume());
        games.refuse(student(2), next(), RefusalCode.WHAT_IF_PACED);
    }

    /** A slip of the host that opens the bench too early must not decide whose the ten are. */
    @Test
    void bench_thatOpensAgainBeforeAnythingWasSpent_countsAgain() {
        Games games = bench(2);
        games.accept(HOST, new Command.Back());
        games.accept(HOST, new Command.RemoveSeats(List.of(new SeatId(2))));
        games.next();
        assertThat(purse(games).own()).isEqualTo(Map.of(new SeatId(1), 10));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /**
     * Own, common and spent are ten, whoever comes, goes, spends, and however the clock is moved.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void books_underARandomStream_alwaysBalance(long seed) {
        Random random = new Random(seed);
        Games games = bench(1 + random.nextInt(6));
        for (int i = 0; i < 120; i++) {
            games.pass(random.nextInt(9_000));
            Purse before = purse(games);
            int seat = 1 + random.nextInt(8);
            Decision decision = games.ask(student(seat), random.nextInt(4) == 0 ? last() : next());
            balanced(games, before, seat, decision);
            stir(games, random);
        }
    }

    private Command last() {
        tried = Math.max(0, tried - 1);
        return next();
    }

    private static void balanced(Games games, Purse before, int seat, Decision decision) {
        Purse after = purse(games);
        int owned = after.own().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(owned + after.common() + after.spent()).isEqualTo(Bench.MOST_WHAT_IFS);
        assertThat(after.common()).isNotNegative();
        assertThat(after.spent()).isEqualTo(games.state().round().bench(team(1)).strip().size());
        boolean spent = after.spent() > before.spent();
        if (spent) {
            assertThat(before.openTo(new SeatId(seat))).isPositive();
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    /** Whatever else changes whose they are. */
    private static void stir(Games games, Random random) {
        SeatId seat = new SeatId(1 + random.nextInt(7));
        switch (random.nextInt(12)) {
            case 0 -> games.ask(HOST, new Command.RemoveSeats(List.of(seat)));
            case 1, 2 -> games.ask(HOST, new Command.ForgiveSeat(seat));
            case 3 -> games.ask(HOST, Games.extension(games.state(), 20_000));
            case 4 -> games.ask(HOST, new Command.MoveSeat(seat, team(1 + random.nextInt(2))));
            case 5 -> games.ask(Games.newcomer("n" + random.nextInt(9)), new Command.Join("N"));
            default -> {}
        }
    }
}
