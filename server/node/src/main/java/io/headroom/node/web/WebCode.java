package io.headroom.node.web;

import io.headroom.node.protocol.CloseCode;

/**
 * The stable codes of refusals by the web side of a node, over HTTP and over sockets. The rules of
 * the game have their own in {@link io.headroom.game.decision.RefusalCode}.
 */
public enum WebCode {
    /** A frame is not JSON, has an unknown type, or a field is missing, unknown or wrong. */
    BAD_FRAME("bad-frame", 400, CloseCode.BAD_FRAME, "This message cannot be read."),
    /** Something else came before the hello. */
    HELLO_EXPECTED("hello-expected", 400, CloseCode.BAD_FRAME, "A connection begins with a hello."),
    /** A second hello on one connection. */
    HELLO_TWICE("hello-twice", 400, CloseCode.BAD_FRAME, "This connection has said hello before."),
    /** No hello in time. */
    HELLO_LATE("hello-late", 408, CloseCode.TIMED_OUT, "The hello did not come in time."),
    /** Nothing came for too long; a living client pings. */
    SILENT("silent", 408, CloseCode.TIMED_OUT, "Nothing was heard for too long."),
    /** A message is larger than 16 KiB. */
    TOO_LARGE("too-large", 413, CloseCode.TOO_LARGE, "This is larger than 16 KiB."),
    /** The client was loaded from another version of the program. */
    OTHER_PROTOCOL(
            "other-protocol",
            426,
            CloseCode.OTHER_PROTOCOL,
            "This page is older than the server. Please reload it."),
    /** The host key or the seat's token is not one that opens anything. */
    BAD_SECRET("bad-secret", 401, CloseCode.BAD_SECRET, "This key does not open the game."),
    /** No game has this code. */
    NO_SUCH_GAME("no-such-game", 404, CloseCode.NO_SUCH_GAME, "No game has this code."),
    /** The same seat connected anew. */
    REPLACED("replaced", 409, CloseCode.REPLACED, "Your seat is now open on another screen."),
    /** More frames than a person can cause. */
    TOO_FAST("too-fast", 429, CloseCode.TOO_FAST, "Too many messages in a short time."),
    /** Too many wrong codes or keys from one address. */
    TOO_MANY_ATTEMPTS(
            "too-many-attempts",
            429,
            CloseCode.TOO_FAST,
            "Too many wrong codes from this network. Please wait a few seconds."),
    /** A command came while another one of this connection waits for its answer. */
    ONE_AT_A_TIME(
            "one-at-a-time",
            409,
            CloseCode.BAD_FRAME,
            "The command before this one has not been answered yet."),
    /** The screen took nothing off its connection for too long. */
    TOO_SLOW("too-slow", 503, CloseCode.COME_BACK, "The connection is too slow. Please reconnect."),
    /** The node stops or drains. */
    STOPPING("stopping", 503, CloseCode.COME_BACK, "This server is stopping. Please reconnect."),
    /** The node has as many connections as it takes. */
    SERVER_FULL("server-full", 503, CloseCode.COME_BACK, "This server is full."),
    /** The game cannot be reached right now. */
    UNAVAILABLE(
            "unavailable", 503, CloseCode.COME_BACK, "The game cannot be reached at the moment."),
    /** The Host header names another machine. */
    FOREIGN_HOST(
            "foreign-host",
            421,
            CloseCode.BAD_FRAME,
            "This server does not answer to this name. Start it with --public-url."),
    /** A page of another site asked. */
    FOREIGN_ORIGIN(
            "foreign-origin", 403, CloseCode.BAD_FRAME, "Only this server's own pages may ask."),
    /** The request's body is wrong; the sentence says where. */
    BAD_REQUEST("bad-request", 400, CloseCode.BAD_FRAME, "This request cannot be read."),
    /** A request's first line or its headers are larger than the transport reads. */
    LONG_HEADERS(
            "long-headers",
            431,
            CloseCode.BAD_FRAME,
            "The first line or the headers of this request are too long."),
    /** There is no such page. */
    NOT_FOUND("not-found", 404, CloseCode.BAD_FRAME, "There is nothing at this address."),
    /** The address exists, the method does not. */
    METHOD_NOT_ALLOWED(
            "method-not-allowed", 405, CloseCode.BAD_FRAME, "This address does not do that."),
    /** A bug of ours; the log has more. */
    INTERNAL("internal", 500, CloseCode.COME_BACK, "Something went wrong on the server.");

    private final String wireName;
    private final int httpStatus;
    private final CloseCode closeCode;
    private final String sentence;

    WebCode(String wireName, int httpStatus, CloseCode closeCode, String sentence) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
        this.closeCode = closeCode;
        this.sentence = sentence;
    }

    /** The code for an end that the game's side named only by its close code. */
    static WebCode of(CloseCode closeCode) {
        return switch (closeCode) {
            case COME_BACK -> STOPPING;
            case BAD_FRAME -> BAD_FRAME;
            case BAD_SECRET -> BAD_SECRET;
            case NO_SUCH_GAME -> NO_SUCH_GAME;
            case TIMED_OUT -> SILENT;
            case REPLACED -> REPLACED;
            case TOO_LARGE -> TOO_LARGE;
            case OTHER_PROTOCOL -> OTHER_PROTOCOL;
            case TOO_FAST -> TOO_FAST;
        };
    }

    /** The code as it stands on the wire. */
    public String wireName() {
        return wireName;
    }

    /** The status of an HTTP answer with this code. */
    public int httpStatus() {
        return httpStatus;
    }

    /** How a connection that is ended for this is closed. */
    public CloseCode closeCode() {
        return closeCode;
    }

    /** For a person, when there is nothing more precise to say. */
    public String sentence() {
        return sentence;
    }
}
