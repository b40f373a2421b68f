package io.headroom.node.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.game.view.BoardView;
import io.headroom.game.view.Views;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Topic;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Views and updates as frames, each built and encoded once however many screens see it. */
final class ViewTexts {
    /** What runs with the clock in the parts of a view, beside a phone's instruments. */
    private static final Map<String, Set<String>> RUNNING =
            Map.of(
                    "clock",
                    Set.of("remainingMillis", "countdownMillis"),
                    "undo",
                    Set.of("leftMillis"),
                    "bench",
                    Set.of("returnMillis", "waitMillis", "silentMillis", "undoMillis"),
                    "live",
                    Set.of("tick", "at", "now", "recent"));

    private static final String PREDICT = "predictMillis";

    private final Map<TextKey, String> texts;

    /** Frames with what people typed; the map may grow. */
    ViewTexts(Map<TextKey, String> texts) {
        this.texts = texts;
    }

    /** The views of a scene. */
    Built views(Broadcast.Scene scene, BoardView.@Nullable Ending ending) {
        Views views =
                new Views(
                        scene.state(),
                        texts::get,
                        scene.gameMillis(),
                        scene.run(),
                        scene.aftermath());
        return new Built(scene.state(), views, scene.version(), ending);
    }

    /** The views of one moment, built when asked for. */
    record Built(GameState state, Views views, long version, BoardView.@Nullable Ending ending) {
        /** The frame of a topic; null when there is nothing to see. */
        @Nullable String text(String topic) {
            ObjectNode view = view(topic);
            return view == null ? null : text(view);
        }

        /** The frame of a view. */
        String text(ObjectNode view) {
            return ServerCodec.encode(new ServerMessage.View(state.epoch(), version, view));
        }

        /** What a topic's screens show, as it is sent; null when there is nothing to see. */
        @Nullable ObjectNode view(String topic) {
            SeatId seat = Topic.seatOf(topic);
            if (seat != null) {
                return state.roster().seats().containsKey(seat)
                        ? ServerCodec.tree(views.seat(seat))
                        : null;
            }
            return ServerCodec.tree(
                    switch (topic) {
                        case Topic.BOARD -> views.board(ending);
                        case Topic.HOST -> views.host(ending);
                        case Topic.NEWCOMER -> newcomer();
                        default -> throw new IllegalArgumentException("no topic is " + topic);
                    });
        }

        private ServerMessage.Newcomer newcomer() {
            return new ServerMessage.Newcomer(
                    state.setting().code(),
                    state.round().content().title(),
                    state.roster().seats().size(),
                    state.phase(),
                    state.roster().joining());
        }
    }

    /** A view without what runs with the clock: the same until something else changes. */
    static ObjectNode still(ObjectNode view) {
        ObjectNode still = view.objectNode().setAll(view);
        still.remove("instruments");
        long more = view.path(PREDICT).asLong();
        if (more > 0) {
            // Runs with the clock too: beside the phase's own time it stands still.
            still.put(PREDICT, more - view.path("clock").path("remainingMillis").asLong());
        }
        RUNNING.forEach(
                (part, fields) -> {
                    if (view.path(part) instanceof ObjectNode whole) {
                        ObjectNode rest = view.objectNode();
                        rest.setAll(whole);
                        still.set(part, rest.remove(fields));
                    }
                });
        if (view.path("board") instanceof ObjectNode board) {
            still.set("board", still(board));
        }
        return still;
    }

    /** What is sent of one tick, built when asked for. */
    static final class Tick {
        private final GameState state;
        private final LiveDriver driver;
        private final Map<TeamId, String> races = new HashMap<>();
        private final Map<TeamId, Optional<String>> instruments = new HashMap<>();
        private @Nullable String board;

        Tick(GameState state, LiveDriver driver) {
            this.state = state;
            this.driver = driver;
        }

        /** The race for a topic; null when it has nothing to do with the run. */
        @Nullable String race(String topic) {
            if (topic.equals(Topic.NEWCOMER)) {
                return null;
            }
            if (Topic.seatOf(topic) == null) {
                if (board == null) {
                    board = ServerCodec.encode(driver.race(state.epoch(), null));
                }
                return board;
            }
            Team team = team(topic);
            return team == null
                    ? null
                    : races.computeIfAbsent(
                            team.id(), id -> ServerCodec.encode(driver.race(state.epoch(), team)));
        }

        /** The instruments for a topic; null when it has none, or none now. */
        @Nullable String instruments(String topic) {
            Team team = team(topic);
            return team == null
                    ? null
                    : instruments
                            .computeIfAbsent(
                                    team.id(),
                                    id ->
                                            Optional.ofNullable(
                                                            driver.instruments(state.epoch(), team))
                                                    .map(ServerCodec::encode))
                            .orElse(null);
        }

        private @Nullable Team team(String topic) {
            SeatId id = Topic.seatOf(topic);
            Seat seat = id == null ? null : state.roster().seats().get(id);
            return seat == null ? null : state.roster().teams().get(seat.team());
        }
    }
}
