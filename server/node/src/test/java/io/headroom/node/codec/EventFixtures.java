package io.headroom.node.codec;

import io.headroom.game.Joining;
import io.headroom.game.Phase;
import io.headroom.game.Prediction;
import io.headroom.game.RidingSource;
import io.headroom.game.event.Band;
import io.headroom.game.event.Event;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.measure.Figures;
import io.headroom.game.measure.Forecast;
import io.headroom.game.measure.Instruments;
import io.headroom.game.measure.Measure;
import io.headroom.game.measure.Spreads;
import io.headroom.game.result.Anchors;
import io.headroom.game.result.Entrant;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.result.RoundScore;
import io.headroom.game.scenario.AgendaStep;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.scenario.Ghosts;
import io.headroom.game.scenario.House;
import io.headroom.game.scenario.Spell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One event of each type, with values that are easy to tell apart. */
final class EventFixtures {
    static final TrackId CLOUD = new TrackId("cloud-titan");
    static final TrackId TINY = new TrackId("tiny-pioneer");
    static final String TOKEN_HASH =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final PhaseInstance LIVE = new PhaseInstance(5);

    private EventFixtures() {}

    static SortedMap<KnobId, Long> knobs() {
        return new TreeMap<>(
                Map.of(
                        new KnobId("window"), 20_000_000L,
                        new KnobId("batch"), 8L,
                        new KnobId("nodes"), 3L));
    }

    /** A figure of each measure that is told, easy to tell apart. */
    static Spreads whatIfResult() {
        Map<String, Spreads.Spread> figures = new LinkedHashMap<>();
        for (Measure measure : Instruments.USUAL.told()) {
            double mean = figures.size() + 0.97;
            figures.put(measure.name(), new Spreads.Spread(mean, mean / 2, mean * 2));
        }
        double infinite = Double.POSITIVE_INFINITY;
        figures.put("costPerGood", new Spreads.Spread(infinite, 1.25, infinite));
        figures.remove("p50");
        return new Spreads(5, figures);
    }

    static EntrantResult result(Entrant entrant, double costPerGood) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Measure measure : Instruments.USUAL.told()) {
            figures.put(measure.name(), figures.size() + 0.97);
        }
        figures.put("costPerGood", costPerGood);
        figures.put("offered", 5400.0);
        return new EntrantResult(entrant, new Figures(figures), figures.get("costPerGood"));
    }

    private static Event created() {
        return new Event.GameCreated(
                "HRM234",
                "model-serving",
                "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                1,
                1,
                "test",
                List.of(
                        new AgendaStep(2, Phase.BRIEF, 0),
                        new AgendaStep(2, Phase.LIVE, 8_000),
                        new AgendaStep(2, Phase.DEBRIEF, 60_000, DebriefStep.ANSWER)),
                8_000,
                -7046029254386353131L,
                new TreeMap<>(
                        Map.of(
                                2,
                                new TreeMap<>(
                                        Map.of(
                                                CLOUD,
                                                new TreeMap<>(
                                                        Map.of("service", 1040, "price", 910)),
                                                TINY,
                                                new TreeMap<>(Map.of("clock", 985)))))),
                5,
                List.of(TINY, CLOUD),
                true);
    }

    static List<Event> oneOfEach() {
        return List.of(
                created(),
                new Event.Claimed(2, "node-a", 1, 61_500, 430),
                new Event.SeatTaken(
                        new SeatId(7), new TeamId(2), new TextKey("seat-7-name"), TOKEN_HASH),
                new Event.SeatMoved(new SeatId(7), new TeamId(1)),
                new Event.SeatRemoved(new SeatId(7), 62_000),
                new Event.SeatForgiven(new SeatId(7)),
                new Event.SeatRenamed(new SeatId(7), new TextKey("seat-7-name")),
                new Event.SeatLinked(new SeatId(7), TOKEN_HASH),
                new Event.HouseRanked(true),
                new Event.JoiningSet(Joining.LOCKED),
                new Event.TeamFormed(new TeamId(2), CLOUD, 413),
                new Event.TrackAssigned(new TeamId(2), TINY),
                new Event.TracksDealt(new TreeMap<>(Map.of(new TeamId(2), CLOUD))),
                new Event.PhaseStarted(LIVE, Phase.LIVE, 120_000, 90_000),
                new Event.PhaseReopened(LIVE, 3, Phase.WORKBENCH, 121_500, 61_000, true),
                new Event.LiveRunHalted(LIVE, 431, 122_000, true),
                new Event.LiveRunContinued(LIVE, 123_000),
                new Event.PhaseExtended(LIVE, 30_000),
                new Event.PhaseShortened(LIVE, 21_000),
                new Event.TimeGiven(List.of(new SeatId(7), new SeatId(9)), 30_000),
                new Event.Paused(121_000),
                new Event.Resumed(121_000),
                new Event.LockAnswered(new SeatId(7), 1),
                new Event.VotedAgain(new SeatId(7), 2),
                whatIfStarted(),
                new Event.WhatIfFinished(
                        new WhatIfId(3), new Forecast(whatIfResult(), whatIfResult())),
                new Event.CandidateAdopted(new TeamId(2), new SeatId(7), 4, knobs()),
                new Event.CandidateProposed(new TeamId(2), new SeatId(7), 4, 92_000),
                new Event.CandidateSubmitted(new TeamId(2), new SeatId(9), 4, 93_000),
                new Event.SubmissionUndone(new TeamId(2), new SeatId(7), 4),
                ghostsChosen(),
                liveRunStarted(),
                new Event.BurstInjected(LIVE, 433, 100, 200, true),
                new Event.Expired(LIVE, 2),
                new Event.FaultInjected(LIVE, 700, false),
                new Event.LiveRunFinished(
                        LIVE,
                        List.of(
                                result(new Entrant.Team(new TeamId(2), CLOUD), 1.5),
                                result(new Entrant.Frontier(CLOUD), 0.5),
                                result(new Entrant.House(Entrant.Player.CLIMBER, CLOUD), 0.75),
                                result(new Entrant.Overbuild(CLOUD), Double.POSITIVE_INFINITY))),
                new Event.RoundScored(
                        2,
                        List.of(
                                new RoundScore(
                                        new Entrant.Team(new TeamId(2), CLOUD),
                                        1,
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
                                        785))),
                new Event.LedgerWritten(
                        new TeamId(1), 2, new SeatId(1), new TextKey("team-1-round-2-ledger")),
                new Event.ExitWritten(new SeatId(1), new TextKey("seat-1-exit")),
                new Event.GameEnded(300_000));
    }

    private static Event ghostsChosen() {
        return new Event.GhostsChosen(
                2,
                new TreeMap<>(
                        Map.of(
                                CLOUD,
                                new Ghosts(
                                        new Configuration(knobs()),
                                        new Configuration(knobs()),
                                        new Anchors(0.9, 0.99, 0.97, 0.5, Double.POSITIVE_INFINITY),
                                        whatIfResult(),
                                        0.575,
                                        new House(
                                                new Configuration(knobs()),
                                                new Configuration(knobs()))))));
    }

    private static Event whatIfStarted() {
        return new Event.WhatIfStarted(
                new WhatIfId(3),
                new TeamId(2),
                new SeatId(7),
                knobs(),
                42,
                91_000,
                Prediction.DOWN,
                new WhatIfId(2));
    }

    private static Event liveRunStarted() {
        return new Event.LiveRunStarted(
                LIVE,
                new TreeMap<>(Map.of(new TeamId(2), knobs())),
                new TreeMap<>(Map.of(new TeamId(2), RidingSource.BEST_WHAT_IF)),
                99,
                900,
                new TreeMap<>(
                        Map.of(
                                CLOUD,
                                List.of(
                                        new Band(Spell.Kind.BURST, 318, 160, 152),
                                        new Band(Spell.Kind.FAULT, 640, 96, 100)))),
                510);
    }

    /** What becomes of a challenge. */
    static List<Event> ofAChallenge() {
        return List.of(
                new Event.ChallengeOffered(LIVE, 510),
                new Event.ChallengeProposed(
                        new TeamId(2), new SeatId(7), 1, true, knobs(), 171_000),
                new Event.ChallengeAccepted(LIVE, new TeamId(2), new SeatId(9), 553, knobs()),
                new Event.ChallengeDeclined(new TeamId(3), new SeatId(11)));
    }
}
