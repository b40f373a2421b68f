package io.headroom.node.web;

import static io.headroom.game.decision.RefusalCode.BAD_SECRET;
import static io.headroom.game.decision.RefusalCode.CANNOT_BE;
import static io.headroom.game.decision.RefusalCode.CONFIGURATION_INVALID;
import static io.headroom.game.decision.RefusalCode.GAME_NOT_OVER;
import static io.headroom.game.decision.RefusalCode.NO_SUCH_GAME;
import static io.headroom.game.decision.RefusalCode.NO_SUCH_ROUND;
import static io.headroom.game.decision.RefusalCode.NO_SUCH_SEAT;
import static io.headroom.game.decision.RefusalCode.NO_SUCH_TRACK;
import static io.headroom.game.decision.RefusalCode.PRACTICE_BUSY;
import static io.headroom.game.decision.RefusalCode.PRACTICE_ELSEWHERE;
import static io.headroom.game.decision.RefusalCode.PRACTICE_FULL;
import static io.headroom.game.decision.RefusalCode.PRACTICE_OVER;
import static io.headroom.game.decision.RefusalCode.PRACTICE_RUNNING;
import static io.headroom.game.decision.RefusalCode.PRACTICE_SPENT;
import static io.headroom.game.decision.RefusalCode.TOO_LARGE;
import static io.headroom.game.decision.RefusalCode.TOO_MANY_ATTEMPTS;
import static io.headroom.game.decision.RefusalCode.UNAVAILABLE;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.protocol.HttpAnswer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * What programs can ask of a node over HTTP. The server routes by these rows, and the description
 * that it gives at {@code /api/openapi.yaml} is written from them.
 */
public enum HttpRoute {
    /** Whether the program runs: who answers does. */
    LIVE("GET", "/health/live", 200, HttpAnswer.Health.class),
    /** Whether it has started: it listens only then. */
    STARTED("GET", "/health/started", 200, HttpAnswer.Health.class),
    /** Whether it can carry games now; down, with 503, without its database or while it stops. */
    READY("GET", "/health/ready", 200, HttpAnswer.Health.class),
    /** This description. */
    OPEN_API("GET", "/api/openapi.yaml", 200, null),
    /** The description of the socket at /ws. */
    ASYNC_API("GET", "/api/asyncapi.yaml", 200, null),
    /** What can be hosted. */
    SCENARIOS("GET", "/api/scenarios", 200, HttpAnswer.ListedMission.class),
    /** The games that are not over, newest first. With the host key. */
    GAMES("GET", "/api/games", 200, HttpAnswer.ListedGame.class),
    /** Hosts a new game. With the host key. */
    HOST("POST", "/api/games", 201, HttpAnswer.HostedGame.class),
    /**
     * Erases for good what people typed in a game, over or not, and what was practised on it: of
     * some seats, or with null of all; screens follow within seconds, points and log stay. With the
     * host key.
     */
    FORGET("POST", "/api/games/{game}/forget", 200, HttpAnswer.Forgotten.class),
    /** How students come into a game, by its join code in either letter case. */
    JOIN("GET", "/api/games/{code}/join", 200, HttpAnswer.JoinLink.class),
    /** What can be practised of a game that is over. With what opens it. */
    PRACTICE("GET", "/api/games/{game}/practice", 200, HttpAnswer.PracticeGame.class),
    /** The way to practice for others, with what opens it; the token of a long link itself. */
    PRACTICE_LINK("GET", "/api/games/{game}/practice/link", 200, HttpAnswer.JoinLink.class),
    /** The bench of a round, with the asker's tries. With what opens the game. */
    PRACTICE_BENCH(
            "GET",
            "/api/games/{game}/practice/{round}/{track}",
            200,
            HttpAnswer.PracticeBench.class),
    /** Tries something on a bench, behind live games; the same again is free. Likewise. */
    PRACTISE(
            "POST",
            "/api/games/{game}/practice/{round}/{track}",
            200,
            HttpAnswer.PracticeTry.class);

    /** Most tracks that a request to host a game may name. */
    public static final int MOST_TRACKS = 16;

    /** With what every address may refuse. */
    public static final List<RefusalCode> ANYWHERE =
            List.of(
                    RefusalCode.BAD_REQUEST,
                    RefusalCode.FOREIGN_ORIGIN,
                    RefusalCode.METHOD_NOT_ALLOWED,
                    RefusalCode.FOREIGN_HOST,
                    RefusalCode.LONG_HEADERS,
                    RefusalCode.INTERNAL);

    /**
     * With what {@link #HOST} refuses besides, as bad requests, when it names what is not there.
     */
    public static final List<RefusalCode> NOT_HOSTED =
            List.of(
                    RefusalCode.NO_SUCH_MISSION,
                    RefusalCode.NO_SUCH_PRESET,
                    RefusalCode.NO_SUCH_ROUND,
                    RefusalCode.NO_SUCH_TRACK,
                    RefusalCode.TEAM_SIZE_INVALID);

    /** With what every way to practice refuses besides. */
    private static final List<RefusalCode> PRACTISING =
            List.of(
                    BAD_SECRET,
                    TOO_MANY_ATTEMPTS,
                    GAME_NOT_OVER,
                    PRACTICE_ELSEWHERE,
                    PRACTICE_OVER,
                    PRACTICE_BUSY,
                    UNAVAILABLE);

    private final String method;
    private final String path;
    private final int status;
    private final @Nullable Class<? extends HttpAnswer> answer;

    HttpRoute(
            String method, String path, int status, @Nullable Class<? extends HttpAnswer> answer) {
        this.method = method;
        this.path = path;
        this.status = status;
        this.answer = answer;
    }

    /** GET, which answers HEAD too, or POST. */
    public String method() {
        return method;
    }

    /** The address, with parameters in braces. */
    public String path() {
        return path;
    }

    /** The address as the router writes it. */
    String routed() {
        return path.replace("{", ":").replace("}", "");
    }

    /** The status of an answer that is no refusal. */
    public int status() {
        return status;
    }

    /** What it answers in JSON; null for YAML. */
    public @Nullable Class<? extends HttpAnswer> answer() {
        return answer;
    }

    /** Whether it answers a list of these. */
    public boolean isList() {
        return this == SCENARIOS || this == GAMES;
    }

    /** Whether it wants the host key, as a bearer token. */
    public boolean wantsKey() {
        return codes().contains(BAD_SECRET) && !isPractice();
    }

    /**
     * Whether it wants what opens a finished game, as a bearer token: that of a seat; or that of a
     * long link, a dot, and a token that the visitor has made.
     */
    public boolean isPractice() {
        return path.contains("/practice");
    }

    /** With what it refuses besides what every address does. */
    public List<RefusalCode> codes() {
        return switch (this) {
            case GAMES -> List.of(BAD_SECRET, TOO_MANY_ATTEMPTS, UNAVAILABLE);
            case HOST -> List.of(BAD_SECRET, TOO_MANY_ATTEMPTS, TOO_LARGE, UNAVAILABLE);
            case FORGET ->
                    List.of(
                            BAD_SECRET,
                            TOO_MANY_ATTEMPTS,
                            NO_SUCH_GAME,
                            NO_SUCH_SEAT,
                            TOO_LARGE,
                            UNAVAILABLE);
            case JOIN -> List.of(NO_SUCH_GAME, TOO_MANY_ATTEMPTS, UNAVAILABLE);
            case PRACTICE -> PRACTISING;
            case PRACTICE_LINK -> List.of(BAD_SECRET);
            case PRACTICE_BENCH -> with(PRACTISING, NO_SUCH_ROUND, NO_SUCH_TRACK);
            case PRACTISE ->
                    with(
                            PRACTISING,
                            NO_SUCH_ROUND,
                            NO_SUCH_TRACK,
                            TOO_LARGE,
                            CONFIGURATION_INVALID,
                            CANNOT_BE,
                            PRACTICE_RUNNING,
                            PRACTICE_SPENT,
                            PRACTICE_FULL);
            default -> List.of();
        };
    }

    private static List<RefusalCode> with(List<RefusalCode> some, RefusalCode... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
