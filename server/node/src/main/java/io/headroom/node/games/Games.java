package io.headroom.node.games;

import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The games of the whole cluster, as the web side of one node reaches them. */
public interface Games {

    /**
     * Hosts a new game on this node.
     *
     * @return the game, once its first events are committed; fails with {@link GameRefused} when
     *     the request names something that is not there
     */
    Future<GameRow> host(HostRequest request);

    /** All games that are not over, newest first. */
    Future<List<GameRow>> unfinished();

    /** Whether a text has the form of a join code; what has not is nobody's. */
    static boolean canBeCode(String typed) {
        return JoinCode.fits(JoinCode.normalized(typed));
    }

    /** Those of some join codes, in capitals, that a game has; asks only the directory, once. */
    Future<Set<String>> known(Set<String> codes);

    /** The game with a join code, in either letter case; null when there is none. */
    Future<@Nullable GameRow> find(String code);

    /**
     * Erases what people typed in a game and practised on it.
     *
     * @param seats whose traces go; null for all there is
     * @return fails with {@link GameRefused}
     */
    Future<HttpAnswer.Forgotten> forget(String game, @Nullable List<Integer> seats);

    /**
     * Connects a screen to a game: checks what it may see, then sends it its view and all that
     * follows.
     *
     * @param tokenHash SHA-256 of a seat's token in lower-case hexadecimal; null for other roles,
     *     whose right to be here the caller has checked
     * @return fails with {@link GameRefused}
     */
    Future<Attachment> attach(String code, Role role, @Nullable String tokenHash, Screen screen);

    /**
     * What an instructor asks for.
     *
     * @param tracks in the order in which teams are dealt them; all of the round's when empty
     * @param houseTeams whether teams of the house ride on each track that is played
     */
    record HostRequest(
            String mission,
            int round,
            String preset,
            int teamSize,
            List<String> tracks,
            boolean houseTeams) {
        /** Without teams of the house. */
        public HostRequest(
                String mission, int round, String preset, int teamSize, List<String> tracks) {
            this(mission, round, preset, teamSize, tracks, false);
        }
    }

    /**
     * Of whom the traces in a game are to go.
     *
     * @param seats by number; null for all there is
     */
    record ForgetRequest(@Nullable List<Integer> seats) {}

    /** A game in a list. */
    record GameRow(
            String game,
            String code,
            String mission,
            int round,
            String phase,
            int seats,
            Instant createdAt) {}

    /** A screen that is connected to a game. */
    interface Attachment {
        /** What the screen is told first. */
        ServerMessage.Welcome welcome();

        /**
         * Carries a command to the game's owner, again until it is answered.
         *
         * @return completes once the answer rests on committed events
         */
        Future<ServerMessage.Answer> ask(ClientMessage.Ask ask);

        /** Relays a moving slider; lost when nobody can take it. */
        void hint(ClientMessage.Hint hint);

        /** Ends the connection; the screen is sent nothing more. */
        void detach();
    }

    /** Where frames for one screen go. Called on the event loop that attached it. */
    interface Screen {
        /**
         * Sends a whole message as JSON text. A screen that is slow may skip updates, instruments
         * and views that a newer one replaces; it skips nothing else.
         */
        void send(Kind kind, String text);

        /** Ends the connection from the game's side. */
        void close(Refusal why);
    }

    /** How a frame may be treated when a screen is slow. */
    enum Kind {
        /** Replaced by a newer view. */
        VIEW,
        /** Replaced by a newer update. */
        UPDATE,
        /** Replaced by newer instruments. */
        INSTRUMENTS,
        /** Must arrive. */
        MESSAGE
    }

    /** Why a request to the games as a whole is not carried out. */
    final class GameRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refusal refusal;

        /** A refusal. */
        public GameRefused(Refusal refusal) {
            super(refusal.toString(), null, false, false);
            this.refusal = refusal;
        }

        /** A refusal with a value for each argument of the code. */
        public GameRefused(RefusalCode code, Object... values) {
            this(Refusal.of(code, values));
        }

        /** Why. */
        public Refusal refusal() {
            return refusal;
        }
    }
}
