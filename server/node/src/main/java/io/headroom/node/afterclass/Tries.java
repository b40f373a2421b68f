package io.headroom.node.afterclass;

import io.headroom.game.afterclass.AfterClass;
import io.headroom.game.afterclass.Attempt;
import io.headroom.game.id.GameId;
import io.headroom.game.id.TrackId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.game.view.PracticeCards;
import io.headroom.node.codec.PracticeCodec;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.protocol.HttpAnswer.PracticeKind;
import io.headroom.node.store.KeptTry;
import io.headroom.node.store.PracticeTable;
import io.headroom.node.store.PracticeTable.Place;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** What is tried: computed, kept, and told as it was kept. Thread-safe; blocks. */
final class Tries {
    private final PracticeTable table;
    private final SecureRandom chance = new SecureRandom();

    Tries(PracticeTable table) {
        this.table = table;
    }

    /**
     * What came of a try.
     *
     * @param kept as text
     * @param points on the live traffic; null for a what-if
     */
    record Result(String kept, @Nullable Integer points, HttpAnswer.PracticeTry told) {}

    /** Computes a what-if. */
    static Result whatIf(
            GameState state, RoundState round, TrackId track, Configuration configuration) {
        Forecast forecast = AfterClass.whatIf(state, round, track, configuration);
        return new Result(
                PracticeCodec.encode(forecast),
                null,
                told(round.trackRound(track), configuration, forecast));
    }

    /** Computes a try to beat the frontier. */
    static Result attempt(
            RoundState round, TrackId track, Configuration configuration, LongSupplier second) {
        Attempt attempt = AfterClass.attempt(round, track, configuration, second);
        return new Result(
                PracticeCodec.encode(attempt),
                attempt.live().points(),
                told(configuration, attempt));
    }

    private static HttpAnswer.PracticeTry told(
            TrackRound track, Configuration configuration, Forecast forecast) {
        return new HttpAnswer.PracticeTry(
                PracticeKind.WHAT_IF, false, PracticeCards.whatIf(track, configuration, forecast));
    }

    private static HttpAnswer.PracticeTry told(Configuration configuration, Attempt attempt) {
        return new HttpAnswer.PracticeTry(
                PracticeKind.BEAT_FRONTIER,
                attempt.beaten(),
                PracticeCards.attempt(configuration, attempt));
    }

    /** What was kept. */
    static HttpAnswer.PracticeTry told(TrackRound track, KeptTry kept) {
        Configuration configuration = PracticeCodec.configuration(kept.configuration());
        String result = kept.result();
        if (result == null) {
            throw new IllegalArgumentException("a try without a result is not told");
        }
        return kept.kind().equals(name(PracticeKind.WHAT_IF))
                ? told(track, configuration, PracticeCodec.forecast(result))
                : told(configuration, PracticeCodec.attempt(result));
    }

    /** The same tried before; null when it never was. */
    HttpAnswer.@Nullable PracticeTry known(
            Place place, PracticeKind kind, TrackRound track, Configuration configuration) {
        return table.find(place, name(kind), PracticeCodec.encode(configuration))
                .map(kept -> told(track, kept))
                .orElse(null);
    }

    /** Begins one; empty while another of the player is under way. */
    Optional<UUID> begin(Place place, PracticeKind kind, Configuration configuration) {
        return table.begin(place, name(kind), PracticeCodec.encode(configuration));
    }

    /** Keeps what came of it. */
    void end(UUID name, Result result) {
        table.end(name, result.kept(), result.points(), result.told().beaten());
    }

    /** The seed of a round's other traffic, drawn at first use. */
    long secondSeed(GameId game, int round) {
        return table.seed(game, round, chance.nextLong());
    }

    private static String name(PracticeKind kind) {
        return PracticeCodec.encode(kind);
    }
}
