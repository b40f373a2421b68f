package io.headroom.game.debrief;

import io.headroom.game.Phase;
import io.headroom.game.live.Playback;
import io.headroom.game.state.GameState;

import org.jspecify.annotations.Nullable;

/**
 * What is left of a round's live run when it is over. It follows from the log; whoever owns the
 * game keeps it, or computes it again.
 *
 * @param round its number; 0 before any
 * @param playback null until it is played again
 * @param hindsight null until it is simulated
 */
public record Aftermath(int round, @Nullable Playback playback, @Nullable Hindsight hindsight) {
    /** Nothing was played yet. */
    public static final Aftermath NONE = new Aftermath(0, null, null);

    /** What the screens have drawn of the present round of a state, and nothing more yet. */
    public static Aftermath of(GameState state, Playback seen) {
        return new Aftermath(state.round().number(), seen, null);
    }

    /** Whether nothing is left to compute for the present round of a state. */
    public boolean isWhole(GameState state) {
        return round == state.round().number() && playback != null && hindsight != null;
    }

    /**
     * The playback of the present round of a state while it is looked back on; null if none is
     * there.
     */
    public @Nullable Playback of(GameState state) {
        boolean debriefed = state.phase() == Phase.DEBRIEF && round == state.round().number();
        return debriefed ? playback : null;
    }

    /** All of it, of the present round of a state, with what is there of it already. */
    public Aftermath completed(GameState state) {
        int present = state.round().number();
        Playback seen = round == present ? playback : null;
        return new Aftermath(
                present, seen == null ? Playback.again(state) : seen, Hindsight.of(state));
    }
}
