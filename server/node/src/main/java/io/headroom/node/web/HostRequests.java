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

/** Reads the body of a request to host a game: strictly, for it comes from outside. */
final class HostRequests {
    private static final Set<String> NAMES =
            Set.of("mission", "round", "preset", "teamSize", "tracks", "houseTeams");

    private HostRequests() {}

    /**
     * The request in a body.
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
