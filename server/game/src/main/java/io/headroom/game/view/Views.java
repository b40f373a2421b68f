package io.headroom.game.view;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.GameState;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Builds what each screen may see, and nothing else. */
@SuppressWarnings("DoNotCallSuggester")
public final class Views {
    private final GameState state;
    private final Function<TextKey, @Nullable String> texts;
    private final long gameMillis;
    private final int liveTick;

    /**
     * Views of one moment.
     *
     * @param texts what people typed; null for what was erased, which is shown as "someone"
     * @param gameMillis where the game's clock stands
     * @param liveTick ticks of the live run that are simulated; 0 outside of one
     */
    public Views(
            GameState state,
            Function<TextKey, @Nullable String> texts,
            long gameMillis,
            int liveTick) {
        this.state = state;
        this.texts = texts;
        this.gameMillis = gameMillis;
        this.liveTick = liveTick;
    }

    /**
     * What the projector shows.
     *
     * @param digest of the whole game, once it is over and has been replayed
     */
    public BoardView board(@Nullable String digest) {
        throw new UnsupportedOperationException(
                "" + state + texts + gameMillis + liveTick + digest);
    }

    /** What the instructor's console shows. */
    public HostView host(@Nullable String digest) {
        throw new UnsupportedOperationException("" + digest);
    }

    /**
     * What a student's phone shows.
     *
     * @throws IllegalArgumentException when there is no such seat: a bug
     */
    public SeatView seat(SeatId seat) {
        throw new UnsupportedOperationException("" + seat);
    }
}
