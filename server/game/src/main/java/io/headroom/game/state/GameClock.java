package io.headroom.game.state;

import io.headroom.game.Phase;
import io.headroom.game.id.PhaseInstance;

import org.jspecify.annotations.Nullable;

/**
 * Where the game is in its phases, in milliseconds of game time.
 *
 * @param instance of the present phase
 * @param startedMillis when it began
 * @param lengthMillis its length without extensions; 0 when it lasts until the instructor advances
 * @param extendedMillis what the instructor added
 * @param shortenedMillis what a lock gave up because nearly all had answered
 * @param closing whether it did so and the instructor has added nothing since
 * @param paused whether game time stands still
 * @param begunMillis when the lobby was left last; 0 in the first lobby
 * @param anchorMillis the last instant of game time that the log knows; the clock goes on from
 *     there when a game is restored
 */
public record GameClock(
        PhaseInstance instance,
        Phase phase,
        long startedMillis,
        long lengthMillis,
        long extendedMillis,
        long shortenedMillis,
        boolean closing,
        boolean paused,
        long begunMillis,
        long anchorMillis) {

    /** A live run begins so long after its phase, in game time: everybody sees it coming. */
    public static final long COUNTDOWN_MILLIS = 3_000;

    /** When the live run of the present phase plays its first tick. */
    public long firstTickMillis() {
        return startedMillis + COUNTDOWN_MILLIS;
    }

    /** A game opens in the lobby, at its time 0, until the instructor advances. */
    static GameClock opening() {
        return new GameClock(new PhaseInstance(1), Phase.LOBBY, 0, 0, 0, 0, false, false, 0, 0);
    }

    /**
     * When the present phase ends by itself; null when it does not: no length, or a live run, which
     * ends with its last tick.
     */
    public @Nullable Long deadlineMillis() {
        return lengthMillis == 0 || phase == Phase.LIVE
                ? null
                : (Long) (startedMillis + lengthMillis + extendedMillis - shortenedMillis);
    }

    GameClock started(PhaseInstance next, Phase nextPhase, long gameMillis, long length) {
        long begun = phase == Phase.LOBBY ? gameMillis : begunMillis;
        return new GameClock(
                next, nextPhase, gameMillis, length, 0, 0, false, paused, begun, gameMillis);
    }

    GameClock extended(long byMillis) {
        return new GameClock(
                instance,
                phase,
                startedMillis,
                lengthMillis,
                extendedMillis + byMillis,
                shortenedMillis,
                false,
                paused,
                begunMillis,
                anchorMillis);
    }

    GameClock shortened(long byMillis) {
        return new GameClock(
                instance,
                phase,
                startedMillis,
                lengthMillis,
                extendedMillis,
                shortenedMillis + byMillis,
                true,
                paused,
                begunMillis,
                anchorMillis);
    }

    GameClock at(long gameMillis, boolean nowPaused) {
        return new GameClock(
                instance,
                phase,
                startedMillis,
                lengthMillis,
                extendedMillis,
                shortenedMillis,
                closing,
                nowPaused,
                begunMillis,
                gameMillis);
    }
}
