package io.headroom.node.afterclass;

import io.headroom.game.afterclass.AfterClass;
import io.headroom.game.id.TrackId;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.view.PracticeCards;
import io.headroom.node.afterclass.FinishedGames.Finished;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.store.KeptTry;
import io.headroom.node.store.PracticeTable;

import java.util.List;

/** What is told to somebody who practises. */
final class PracticeAnswers {
    private PracticeAnswers() {}

    /** What can be practised of a game. */
    static HttpAnswer.PracticeGame game(Finished game, String code, Player player) {
        GameState state = game.state();
        return new HttpAnswer.PracticeGame(
                game.game().value().toString(),
                code,
                state.scenario().title(),
                game.playable(),
                player.track(state),
                AfterClass.rounds(state).stream().map(PracticeAnswers::round).toList());
    }

    private static HttpAnswer.ListedRound round(RoundState round) {
        return new HttpAnswer.ListedRound(
                round.number(),
                round.content().title(),
                round.content().riddle(),
                AfterClass.tracks(round).stream()
                        .map(
                                track ->
                                        new HttpAnswer.ListedTrack(
                                                track.value(), round.trackRound(track).title()))
                        .toList());
    }

    /** A bench with what was tried on it. */
    static HttpAnswer.PracticeBench bench(
            Finished game,
            RoundState round,
            TrackId track,
            int left,
            List<KeptTry> tries,
            List<PracticeTable.Winner> winners,
            Player player) {
        TrackRound content = round.trackRound(track);
        return new HttpAnswer.PracticeBench(
                game.playable(),
                PracticeCards.bench(game.state(), round, track),
                Math.max(0, left),
                tries.stream().map(kept -> Tries.told(content, kept)).toList(),
                winners.stream()
                        .map(
                                winner ->
                                        new HttpAnswer.PracticeWinner(
                                                winner.name(),
                                                winner.points(),
                                                winner.player().equals(player.id())))
                        .toList());
    }
}
