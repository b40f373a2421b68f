package io.headroom.node.bots;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.game.command.Command;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/**
 * What an instructor does: waits for everybody, and advances when all have answered or submitted.
 */
final class HostBot implements ScreenClient.Screen {
    /** How long the brief and the debrief stand before the class goes on. */
    private static final long READING_MILLIS = 3_000;

    private final Vertx vertx;
    private final int expectedSeats;
    private final Set<String> done = new HashSet<>();
    private final Set<String> reading = new HashSet<>();
    private final Promise<Void> watched = Promise.promise();
    private @Nullable ScreenClient client;
    private @Nullable JsonNode view;
    private @Nullable String asked;
    private @Nullable String refusedKey;

    HostBot(Vertx vertx, int expectedSeats) {
        this.vertx = vertx;
        this.expectedSeats = expectedSeats;
    }

    /** Leads over a connection. */
    void lead(ScreenClient over) {
        client = over;
        over.connect();
    }

    /** Done as soon as a projector watches the game. */
    Future<Void> watched() {
        return watched.future();
    }

    @Override
    public void projectors(int count) {
        if (count > 0) {
            watched.tryComplete();
        }
    }

    @Override
    public void view(JsonNode newView) {
        view = newView;
        refusedKey = null;
        act();
    }

    @Override
    public void update(JsonNode update) {
        // The run has weather of its own; whoever adds to it leaves it unscored.
    }

    @Override
    public void answered(@Nullable String code) {
        String key = asked;
        asked = null;
        if (key != null && code == null) {
            done.add(key);
        } else if (key != null) {
            refusedKey = key;
        }
        act();
    }

    @Override
    public void refused(String code) {
        // The journal has it; the client comes back where that helps.
    }

    private static int instance(JsonNode hostView) {
        return hostView.path("board").path("clock").path("instance").asInt();
    }

    private void act() {
        JsonNode now = view;
        if (now == null) {
            return;
        }
        int instance = instance(now);
        String phase = now.path("board").path("clock").path("phase").asText();
        if (goesOn(now, phase)) {
            ask("advance " + instance, instance, new Command.Advance());
        } else if (phase.equals("brief") || phase.equals("debrief")) {
            readFor(instance);
        }
    }

    private boolean goesOn(JsonNode now, String phase) {
        int seats = now.path("seats").size();
        return switch (phase) {
            case "lobby" -> seats >= expectedSeats && now.path("ready").asBoolean();
            case "brief", "debrief" -> reading.contains("read " + instance(now));
            case "lock" -> now.path("board").path("lock").path("answered").asInt() >= seats;
            case "revote" ->
                    now.path("board").path("lock").path("again").path("answered").asInt() >= seats;
            case "workbench" -> allSubmitted(now);
            default -> false;
        };
    }

    private static boolean allSubmitted(JsonNode now) {
        for (JsonNode team : now.path("board").path("teams")) {
            if (!team.path("members").isEmpty() && !team.path("submitted").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** Goes on after a while, once for each phase instance. */
    private void readFor(int instance) {
        if (reading.add("reading " + instance)) {
            vertx.setTimer(
                    READING_MILLIS,
                    timer -> {
                        reading.add("read " + instance);
                        act();
                    });
        }
    }

    private void ask(String key, int instance, Command command) {
        ScreenClient over = client;
        if (over != null && over.idle() && !done.contains(key) && !key.equals(refusedKey)) {
            asked = key;
            over.ask(instance, command);
        }
    }
}
