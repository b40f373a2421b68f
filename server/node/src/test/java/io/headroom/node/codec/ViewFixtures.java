package io.headroom.node.codec;

import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.id.TeamId;
import io.headroom.game.live.LiveRun;
import io.headroom.game.measure.Instruments;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.score.NextStep;
import io.headroom.game.view.BoardView;
import io.headroom.game.view.HostNote;
import io.headroom.game.view.HostView;
import io.headroom.game.view.LockParts;
import io.headroom.game.view.SeatView;
import io.headroom.game.view.ViewParts;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A view for each role at different moments of a game. */
final class ViewFixtures {
    private static final String CODE = "HRM234";
    private static final String TITLE = "The batching tax";
    private static final String RIDDLE = "Who waits for the last member of a batch?";
    private static final String LAW = "A batch makes everybody wait for its last member.";
    private static final String CLOUD = "cloud-titan";

    private ViewFixtures() {}

    static ServerMessage.Newcomer newcomer() {
        return new ServerMessage.Newcomer(CODE, TITLE, 12, Phase.LOBBY, Joining.LOCKED);
    }

    static BoardView boardInLobby() {
        return new BoardView(
                CODE,
                "Model serving",
                2,
                TITLE,
                RIDDLE,
                null,
                new ViewParts.Clock(1, Phase.LOBBY, null, false, 0, null, null),
                Joining.OPEN,
                2,
                measures(),
                List.of(track()),
                List.of(team(0, false)),
                LockFixtures.hidden(),
                null,
                List.of(),
                null,
                null,
                null);
    }

    static BoardView boardInLiveRun() {
        return new BoardView(
                CODE,
                "Model serving",
                2,
                TITLE,
                RIDDLE,
                null,
                new ViewParts.Clock(5, Phase.LIVE, null, false, 90_000, 46_700L, null),
                Joining.OPEN,
                2,
                measures(),
                List.of(track()),
                List.of(team(3, true)),
                LockFixtures.hidden(),
                live(true),
                List.of(),
                null,
                null,
                null);
    }

    static BoardView boardAtTheEnd() {
        return new BoardView(
                CODE,
                "Model serving",
                2,
                TITLE,
                RIDDLE,
                LAW,
                new ViewParts.Clock(7, Phase.FINISHED, null, false, 0, null, null),
                Joining.OPEN,
                2,
                measures(),
                List.of(track()),
                List.of(team(3, true)),
                LockFixtures.revealed(null),
                live(false),
                leaderboard(),
                DebriefFixtures.board(),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                new BoardView.PracticeCard(
                        "5d4b1f0e-43c1-4b3c-9a55-0d5f7a3f2c11", "x3l7w0aG5Jm9QbT2nVr8cA"));
    }

    static HostView host() {
        return new HostView(
                boardInLobby(),
                List.of(
                        new HostView.SeatRow(1, 1, "Ada", false, 0, 30_000, null),
                        new HostView.SeatRow(2, 1, "Agner", true, 3, 0, "Leave room.")),
                5,
                Joining.OPEN,
                List.of(new HostView.RemovedRow(3, 2, "Ben")),
                Phase.DEBRIEF,
                DebriefStep.ANSWER,
                Phase.LOBBY,
                null,
                new HostView.UndoCard(3, HostView.Undone.REMOVAL, 8_200),
                false,
                HostNote.AWAIT_STUDENTS,
                List.of(
                        new ViewParts.FaultChoice(
                                "cloud-titan",
                                "A node is lost",
                                "Its batch is answered by nobody.",
                                15)),
                List.of(ChallengeFixtures.ask()),
                new ViewParts.LimitsCard(160, 4),
                new HostView.DebtCard(80_000, List.of(new HostView.CutCard(3, 80_000))),
                List.of(
                        new HostView.ScriptCard(
                                HostView.Scripted.BURST, 300, 150, 150, List.of(CLOUD))),
                false,
                List.of(new HostView.LedgerRow(1, "We paid for the burst.")));
    }

    static SeatView seatAtWorkbench() {
        return seat(
                new ViewParts.Clock(4, Phase.WORKBENCH, null, false, 240_000, 200_300L, null),
                LockFixtures.hidden(),
                null,
                List.of());
    }

    static SeatView seatInLiveRun() {
        return seat(
                new ViewParts.Clock(5, Phase.LIVE, null, true, 90_000, 46_700L, 2_300L),
                LockFixtures.hidden(),
                live(true),
                List.of());
    }

    static SeatView seatInDebrief() {
        return seat(
                new ViewParts.Clock(
                        6, Phase.DEBRIEF, DebriefStep.PAIR, false, 180_000, 179_000L, null),
                LockFixtures.revealed(1),
                live(false),
                leaderboard());
    }

    private static SeatView seat(
            ViewParts.Clock clock,
            LockParts.LockCard lock,
            ViewParts.@Nullable LiveCard live,
            List<ViewParts.ScoreCard> leaderboard) {
        return new SeatView(
                CODE,
                2,
                TITLE,
                RIDDLE,
                leaderboard.isEmpty() ? null : LAW,
                clock,
                1,
                "Ada",
                team(2, false),
                track(),
                measures(),
                knobs(),
                values(16, 20_000_000),
                List.of(
                        new ViewParts.StartCard("alone", "One at a time", values(1, 0)),
                        new ViewParts.StartCard("crowd", "All together", values(16, 0)),
                        new ViewParts.StartCard("patient", "Always wait", values(4, 20_000_000))),
                lock,
                12_300L,
                BenchFixtures.bench(clock.phase()),
                BenchFixtures.strip(),
                new ViewParts.CandidateCard(4, 2, values(8, 5_000_000), false),
                0.9,
                0.99,
                new ViewParts.BarCard(0.985, 1.4, 3.75),
                live,
                clock.phase() == Phase.LIVE ? instruments() : null,
                live == null ? null : ChallengeFixtures.answer(clock.phase() == Phase.LIVE),
                leaderboard.isEmpty() ? null : numbers(),
                leaderboard,
                leaderboard.isEmpty() ? null : DebriefFixtures.seat());
    }

    static List<ViewParts.KnobCard> knobs() {
        return List.of(
                new ViewParts.KnobCard(
                        "batch",
                        "Batch size",
                        "How many chats start together.",
                        "",
                        1,
                        List.of(1L, 2L, 4L, 8L, 16L),
                        List.of()),
                new ViewParts.KnobCard(
                        "window",
                        "Batching window",
                        "How long the first waits for company.",
                        "ms",
                        1_000_000,
                        List.of(0L, 5_000_000L, 20_000_000L),
                        List.of()),
                new ViewParts.KnobCard(
                        "full",
                        "When the line is full",
                        "Who goes when nobody more has room.",
                        "",
                        1,
                        List.of(0L, 1L, 2L),
                        List.of("The newest", "The oldest", "Nobody: they wait")));
    }

    static SortedMap<String, Long> values(long batch, long window) {
        return new TreeMap<>(Map.of("batch", batch, "window", window, "full", 1L));
    }

    private static ViewParts.TrackCard track() {
        return new ViewParts.TrackCard(
                CLOUD,
                "Cloud Titan",
                "You run the chat service.",
                "Everybody waits for full batches.",
                "99 % of chats answered within 2 s",
                "chat",
                "$ per 1,000 chats",
                new ViewParts.Pace(900_000, 90_000),
                "p99",
                List.of("p99", "goodShareOfEnded"),
                2_000.0);
    }

    private static List<ViewParts.MeasureCard> measures() {
        return Instruments.USUAL.told().stream()
                .map(
                        measure ->
                                new ViewParts.MeasureCard(
                                        measure.name(),
                                        measure.unit(),
                                        measure.better(),
                                        measure.digits()))
                .toList();
    }

    /** A number for each of these. */
    static Numbers numbers() {
        Entrant own = new Entrant.Team(new TeamId(1), EventFixtures.CLOUD);
        return Numbers.of(
                Instruments.USUAL.told(),
                EventFixtures.result(own, Double.POSITIVE_INFINITY).figures());
    }

    /** An entrant that serves, and one that has not begun. */
    static List<Numbers> race() {
        return List.of(
                Numbers.of(0, 0.97, 1.5, 725), Numbers.of(1, 0, Double.POSITIVE_INFINITY, 0));
    }

    private static ViewParts.InstrumentsCard instruments() {
        return new ViewParts.InstrumentsCard(
                numbers(),
                List.of(
                        new ViewParts.SeriesCard(
                                0,
                                List.of(
                                        Numbers.of(180.25, 1234.56, Double.NaN),
                                        Numbers.of(1, 0.98765, 0.5)))));
    }

    private static ViewParts.TeamCard team(int whatIfsUsed, boolean submitted) {
        return new ViewParts.TeamCard(
                1,
                413,
                CLOUD,
                List.of(new ViewParts.MemberCard(1, "Ada"), new ViewParts.MemberCard(2, "Agner")),
                whatIfsUsed,
                submitted);
    }

    private static ViewParts.LiveCard live(boolean on) {
        return new ViewParts.LiveCard(
                900,
                on ? 433 : 900,
                on ? 433_000 : 0,
                LiveRun.RACE,
                on ? race() : List.of(),
                on
                        ? List.of(
                                Numbers.of(1000, 983, 970),
                                Numbers.of(Double.NaN, 1000, 998),
                                Numbers.of(1000, 1000, 1000))
                        : List.of(),
                List.of(
                        new ViewParts.EntrantCard(0, 1, null, 413, CLOUD, 0.9, 0.99),
                        new ViewParts.EntrantCard(
                                1, null, ViewParts.Ghost.FRONTIER, null, CLOUD, 0.9, 0.99),
                        new ViewParts.EntrantCard(
                                2, null, ViewParts.Ghost.OVERBUILD, null, CLOUD, 0.9, 0.99)),
                List.of(new ViewParts.BurstCard(300, 100, 200)),
                List.of(
                        new ViewParts.FaultCard(
                                450,
                                150,
                                "cloud-titan",
                                "A node is lost",
                                "Its batch is answered by nobody.")),
                ChallengeFixtures.card(on),
                true,
                on ? null : new ViewParts.HaltCard(900, true));
    }

    private static List<ViewParts.ScoreCard> leaderboard() {
        return List.of(
                new ViewParts.ScoreCard(
                        1,
                        1,
                        null,
                        413,
                        CLOUD,
                        0.97,
                        1.5,
                        1,
                        0.25,
                        0.5,
                        600,
                        100,
                        25,
                        0,
                        60,
                        785,
                        785,
                        1,
                        1,
                        new NextStep(NextStep.Code.CHEAPER, 50, null, 9.1),
                        "1 mW",
                        true,
                        1),
                new ViewParts.ScoreCard(
                        0,
                        null,
                        ViewParts.Ghost.FRONTIER,
                        null,
                        CLOUD,
                        0.95,
                        null,
                        1,
                        1,
                        0,
                        600,
                        400,
                        0,
                        0,
                        0,
                        1000,
                        625,
                        2,
                        1.6,
                        new NextStep(NextStep.Code.FRONTIER, 0, null, null),
                        null,
                        true,
                        0));
    }
}
