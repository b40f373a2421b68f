package io.headroom.node.web;

import io.headroom.node.codec.PlainText;
import io.headroom.node.games.Games;
import io.headroom.node.web.JsonBodies.BadBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what hosts send: strictly, for it comes from outside. */
final class HostRequests {
    /** As many as a game has at most. */
    private static final int MOST_SEATS = 400;

    private static final Set<String> NAMES =
            Set.of("mission", "round", "preset", "teamSize", "tracks", "houseTeams");

    private HostRequests() {}

    /**
     * The request to forget in a body.
     *
     * @throws BadBody when it is not JSON, or is anything but a list of seats, or null
     */
    static Games.ForgetRequest forget(Buffer body) throws BadBody {
        JsonObject json = JsonBodies.object(body);
        if (!json.fieldNames().equals(Set.of("seats"))) {
            throw new BadBody("body", "seats alone");
        }
        return new Games.ForgetRequest(
                json.getValue("seats") == null ? null : seats(json.getValue("seats")));
    }

    private static List<Integer> seats(Object value) throws BadBody {
        if (!(value instanceof JsonArray array) || array.size() > MOST_SEATS) {
            throw new BadBody("seats", "null, or a list of at most " + MOST_SEATS + " numbers");
        }
        List<Integer> seats = new ArrayList<>();
        for (Object element : array) {
            if (!(element instanceof Integer seat)) {
                throw new BadBody("seats", "numbers of seats");
            }
            seats.add(seat);
        }
        return seats;
    }

    /**
     * The request to host a game in a body.
     *
     * @throws BadBody when it is not JSON, or a property is missing, unknown or wrong
     */
    static Games.HostRequest read(Buffer body) throws BadBody {
        JsonObject json = JsonBodies.object(body);
        Set<String> unknown = new TreeSet<>(json.fieldNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            throw new BadBody("body", "only " + new TreeSet<>(NAMES));
        }
        return new Games.HostRequest(
                text(json, "mission"),
                number(json, "round"),
                text(json, "preset"),
                number(json, "teamSize"),
                tracks(json),
                flag(json, "houseTeams"));
    }

    private static boolean flag(JsonObject json, String name) throws BadBody {
        Object value = json.getValue(name, false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadBody(name, "true or false");
    }

    private static String text(JsonObject json, String name) throws BadBody {
        if (json.getValue(name) instanceof String text && PlainText.is(text)) {
            return text;
        }
        throw new BadBody(name, PlainText.EXPECTED);
    }

    private static int number(JsonObject json, String name) throws BadBody {
        if (json.getValue(name) instanceof Integer number) {
            return number;
        }
        throw new BadBody(name, "a whole number");
    }

    private static List<String> tracks(JsonObject json) throws BadBody {
        Object value = json.getValue("tracks");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || array.size() > HttpRoute.MOST_TRACKS) {
            throw new BadBody("tracks", "a list of at most " + HttpRoute.MOST_TRACKS + " names");
        }
        List<String> tracks = new ArrayList<>();
        for (Object element : array) {
            if (!(element instanceof String track) || !PlainText.is(track)) {
                throw new BadBody("tracks", "names of tracks");
            }
            if (tracks.contains(track)) {
                throw new BadBody("tracks", "each track once");
            }
            tracks.add(track);
        }
        return tracks;
    }
}
