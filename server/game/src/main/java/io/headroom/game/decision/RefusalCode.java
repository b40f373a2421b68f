package io.headroom.game.decision;

import static io.headroom.game.decision.RefusalCode.Argument.CHOICES;
import static io.headroom.game.decision.RefusalCode.Argument.EXPECTED;
import static io.headroom.game.decision.RefusalCode.Argument.FOUND;
import static io.headroom.game.decision.RefusalCode.Argument.HELD;
import static io.headroom.game.decision.RefusalCode.Argument.KNOB;
import static io.headroom.game.decision.RefusalCode.Argument.LEAST;
import static io.headroom.game.decision.RefusalCode.Argument.LEAST_PERCENT;
import static io.headroom.game.decision.RefusalCode.Argument.MISSION;
import static io.headroom.game.decision.RefusalCode.Argument.MOST;
import static io.headroom.game.decision.RefusalCode.Argument.MOST_PERCENT;
import static io.headroom.game.decision.RefusalCode.Argument.MOST_SECONDS;
import static io.headroom.game.decision.RefusalCode.Argument.PHASE;
import static io.headroom.game.decision.RefusalCode.Argument.PRESET;
import static io.headroom.game.decision.RefusalCode.Argument.REVISION;
import static io.headroom.game.decision.RefusalCode.Argument.ROUND;
import static io.headroom.game.decision.RefusalCode.Argument.SEAT;
import static io.headroom.game.decision.RefusalCode.Argument.SECONDS;
import static io.headroom.game.decision.RefusalCode.Argument.TEAM;
import static io.headroom.game.decision.RefusalCode.Argument.TRACK;
import static io.headroom.game.decision.RefusalCode.Argument.WHERE;
import static io.headroom.game.decision.RefusalCode.Argument.WHY;

import io.headroom.game.Phase;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * All that the program says no with: the rules of the game, and the node that carries it, over HTTP
 * and over sockets. The table stands where the first of them refuses, so that there is one. A row
 * has the status of an HTTP answer and the end of a connection where it can come as such, and the
 * arguments.
 */
public enum RefusalCode {
    /** The name is empty, too long, or holds characters that cannot be shown. */
    NAME_INVALID(MOST),
    /** The sentence is empty, too long, or holds characters that cannot be shown. */
    SENTENCE_INVALID(MOST),
    /** This token already has a seat. */
    ALREADY_SEATED,
    /** The instructor lets nobody new in for now; seats that are taken are not touched. */
    JOINING_LOCKED,
    /** The instructor lets nobody new in any more. */
    JOINING_CLOSED,
    /** The game has as many seats as it takes. */
    GAME_FULL(MOST),
    /** The sender has no seat in this game. */
    NO_SEAT,
    /** Only the instructor may ask this. */
    HOST_ONLY,
    /** Only a student may ask this. */
    STUDENT_ONLY,
    /** The phase that the command was meant for is over. */
    PHASE_OVER,
    /** The command does not belong to the present phase but to another one. */
    WRONG_PHASE(PHASE),
    /** The game is paused. */
    PAUSED,
    /** The game is not paused. */
    NOT_PAUSED,
    /** The chosen answer does not exist. */
    NO_SUCH_CHOICE(CHOICES),
    /** A knob is missing, unknown, or set to a value that it does not have. */
    CONFIGURATION_INVALID(400, KNOB),
    /** Each knob has its value, but together they make no system. */
    CANNOT_BE(409, WHY),
    /** The team has used its what-ifs. */
    NO_WHAT_IFS_LEFT(MOST),
    /** The student's own and the common what-ifs are spent; team mates still own some. */
    WHAT_IFS_OWNED(HELD, SECONDS),
    /** The team's last what-if began only just now. */
    WHAT_IF_PACED(SECONDS),
    /** The team has no candidate to submit. */
    NO_CANDIDATE,
    /** The candidate has changed since the sender saw it. */
    STALE_REVISION(REVISION),
    /** Nobody has proposed the candidate yet. */
    NOT_PROPOSED,
    /** Another one of the team confirms; after a silence one person is enough. */
    MATE_CONFIRMS(SECONDS),
    /** There is no such seat. */
    NO_SUCH_SEAT(400, SEAT),
    /** There is no such team. */
    NO_SUCH_TEAM(TEAM),
    /** There is no such track in this game. */
    NO_SUCH_TRACK(400, TRACK),
    /** There is no such mission. */
    NO_SUCH_MISSION(400, MISSION),
    /** The mission has no such round. */
    NO_SUCH_ROUND(400, ROUND),
    /** The mission has no such preset. */
    NO_SUCH_PRESET(400, PRESET),
    /** Teams of this size are not possible. */
    TEAM_SIZE_INVALID(400, LEAST, MOST),
    /** Nobody is in the game yet. */
    NOBODY_HERE,
    /** The ghosts of the round are still being searched. */
    NOT_READY,
    /** The burst's strength or length is outside what the game allows. */
    BURST_INVALID(LEAST_PERCENT, MOST_PERCENT, MOST_SECONDS),
    /** A burst is running or on its way; one at a time. */
    BURST_RUNNING,
    /** An instructor let something break in this run already, or nothing can break in it. */
    FAULT_INVALID,
    /** The challenge was offered in this run already, or no track has one. */
    CHALLENGE_INVALID,
    /** No challenge waits for an answer of this team. */
    NO_CHALLENGE,
    /** The team has answered the challenge. */
    CHALLENGE_ANSWERED,
    /** The game has no teams of the house. */
    NO_HOUSE,
    /** Nobody of the team has proposed an answer yet. */
    NOTHING_PROPOSED,
    /** Another member confirms a proposal; after ten seconds its own author may. */
    OWN_PROPOSAL,
    /** A running system cannot be turned so, or the challenge does not allow this knob. */
    CANNOT_TURN(KNOB),
    /** The live run ends before what was asked could begin. */
    RUN_ENDING,
    /** The record could not be written in time; the live run went on without what was asked. */
    EXPIRED,
    /** The time asked for is outside what is allowed. */
    TIME_INVALID(LEAST, MOST),
    /** Somebody else has moved the deadline since the sender saw it. */
    TIME_MOVED,
    /** There is nothing before the lobby. */
    NO_WAY_BACK,
    /** Nothing goes back past a tick of a live run that was played. */
    LIVE_PLAYED,
    /** Nothing of the live run is played yet that could be scored. */
    NOTHING_PLAYED,
    /** The live run stands still and is over in a moment, unless that is undone. */
    RUN_HALTED,
    /** What the host did last is too long ago, was undone already, or cannot be undone. */
    NOTHING_TO_UNDO,
    /** The team has worked on its track, whose settings fit no other. */
    TRACK_BEGUN,
    /** This part of the game has no deadline that could be moved. */
    NO_DEADLINE,
    /** The instructor took the seat out of the game. */
    SEAT_REMOVED(CloseCode.SEAT_REMOVED),
    /** The seat was given another personal link; this one opens nothing any more. */
    LINK_REPLACED(CloseCode.BAD_SECRET),
    /** A projector asks for nothing. */
    NOT_ALLOWED,
    /** More commands wait for this game than it takes; a moment later there is room. */
    BUSY,
    /** The game is over. */
    GAME_OVER,
    /** A frame is not JSON, has an unknown type, or a field is missing, unknown or wrong. */
    BAD_FRAME(CloseCode.BAD_FRAME, WHERE, FOUND, EXPECTED),
    /** Something else came before the hello. */
    HELLO_EXPECTED(CloseCode.BAD_FRAME),
    /** A second hello on one connection. */
    HELLO_TWICE(CloseCode.BAD_FRAME),
    /** No hello in time. */
    HELLO_LATE(CloseCode.TIMED_OUT),
    /** Nothing came for too long; a living client pings. */
    SILENT(CloseCode.TIMED_OUT),
    /** A message is larger than 16 KiB. */
    TOO_LARGE(413, CloseCode.TOO_LARGE),
    /** The client was loaded from another version of the program. */
    OTHER_PROTOCOL(CloseCode.OTHER_PROTOCOL),
    /** The host key or the seat's token is not one that opens anything. */
    BAD_SECRET(401, CloseCode.BAD_SECRET),
    /** No game has this code. */
    NO_SUCH_GAME(404, CloseCode.NO_SUCH_GAME),
    /** The same seat connected anew. */
    REPLACED(CloseCode.REPLACED),
    /** More frames than a person can cause. */
    TOO_FAST(CloseCode.TOO_FAST),
    /** Too many wrong codes or keys from one address. */
    TOO_MANY_ATTEMPTS(429, CloseCode.TOO_FAST),
    /** A command came while another one of this connection waits for its answer. */
    ONE_AT_A_TIME,
    /** The screen took nothing off its connection for too long. */
    TOO_SLOW(CloseCode.COME_BACK),
    /** The node stops or drains. */
    STOPPING(503, CloseCode.COME_BACK),
    /** The node has as many connections as it takes. */
    SERVER_FULL(503, CloseCode.COME_BACK),
    /** The game cannot be reached or saved right now. */
    UNAVAILABLE(503, CloseCode.COME_BACK),
    /** Practice is for games that are over. */
    GAME_NOT_OVER(409),
    /** The game needs another engine, other rules or content than this program has. */
    PRACTICE_ELSEWHERE(409),
    /** The game ended longer ago than this server keeps it for practice. */
    PRACTICE_OVER(410),
    /** Another try of the same player is under way. */
    PRACTICE_RUNNING(409),
    /** More tries wait than there is room for behind live games. */
    PRACTICE_BUSY(429),
    /** The player has made as many tries in this round as are kept. */
    PRACTICE_SPENT(409, MOST),
    /** As many players practise on the game as it takes. */
    PRACTICE_FULL(409, MOST),
    /** The Host header names another machine; {@code --public-url} makes a name this server's. */
    FOREIGN_HOST(421),
    /** A page of another site asked. */
    FOREIGN_ORIGIN(403),
    /** The request is wrong. */
    BAD_REQUEST(400, WHERE, EXPECTED),
    /** A request's first line or its headers are larger than the transport reads. */
    LONG_HEADERS(431),
    /** There is no such page. */
    NOT_FOUND(404),
    /** The address exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** A bug of ours; the log has more. */
    INTERNAL(500);

    /** What a refusal says besides its code. */
    public enum Argument {
        /** The least that is allowed; of a time in seconds. */
        LEAST(Integer.class),
        /** The most that is allowed; of a time in seconds. */
        MOST(Integer.class),
        /** The least strength of a burst; 100 is the traffic as it is. */
        LEAST_PERCENT(Integer.class),
        /** The greatest strength of a burst. */
        MOST_PERCENT(Integer.class),
        /** The greatest length of a burst. */
        MOST_SECONDS(Integer.class),
        /** How many answers there are, from 0. */
        CHOICES(Integer.class),
        /** The present revision of the candidate. */
        REVISION(Integer.class),
        /** How many what-ifs team mates own. */
        HELD(Integer.class),
        /** How long it takes until it can be asked; of what takes no certain time 0. */
        SECONDS(Integer.class),
        /** The seat that was named. */
        SEAT(Integer.class),
        /** The team that was named. */
        TEAM(Integer.class),
        /** The round that was named. */
        ROUND(Integer.class),
        /** The phase to which the command belongs. */
        PHASE(Phase.class),
        /** The first knob that is missing, unknown or wrong. */
        KNOB(String.class),
        /** Why, as the scenario's author or the simulator says it. */
        WHY(String.class),
        /** The track that was named. */
        TRACK(String.class),
        /** The mission that was named. */
        MISSION(String.class),
        /** The preset that was named. */
        PRESET(String.class),
        /** The place in a frame or a request, as a path. */
        WHERE(String.class),
        /** What stands there, shortened; for whoever writes a client. */
        FOUND(String.class),
        /** What should stand there; for whoever writes a client. */
        EXPECTED(String.class);

        private static final Pattern AFTER_DASH = Pattern.compile("_(.)");

        private final Class<?> type;

        Argument(Class<?> type) {
            this.type = type;
        }

        /** What a value is: a whole number, a text, or a phase, which travels by its name. */
        public Class<?> type() {
            return type;
        }

        /** The name on the wire: {@code leastPercent}. */
        public String wireName() {
            return AFTER_DASH
                    .matcher(name().toLowerCase(Locale.ROOT))
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        }

        boolean fits(@Nullable Object value) {
            return type == Integer.class ? value instanceof Integer : value instanceof String;
        }
    }

    private final int httpStatus;
    private final @Nullable CloseCode closeCode;

    @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
    private final List<Argument> arguments;

    RefusalCode(Argument... arguments) {
        this(0, null, arguments);
    }

    RefusalCode(int httpStatus, Argument... arguments) {
        this(httpStatus, null, arguments);
    }

    RefusalCode(CloseCode closeCode, Argument... arguments) {
        this(0, closeCode, arguments);
    }

    RefusalCode(int httpStatus, @Nullable CloseCode closeCode, Argument... arguments) {
        this.httpStatus = httpStatus;
        this.closeCode = closeCode;
        this.arguments = List.of(arguments);
    }

    /** The code as it stands on the wire: {@code name-invalid}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status of an HTTP answer with this code; 0 where none comes with it. */
    public int httpStatus() {
        return httpStatus;
    }

    /** How a connection that is ended for this is closed; null where none is. */
    public @Nullable CloseCode closeCode() {
        return closeCode;
    }

    /** What is said besides, in order. */
    public List<Argument> arguments() {
        return arguments;
    }
}
