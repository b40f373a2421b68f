package io.headroom.node.session;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;
import io.headroom.game.state.Team;
import io.headroom.game.view.Views;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Topic;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Views and updates as frames, each built and encoded once however many screens see it. */
final class ViewTexts {
    private final Map<TextKey, String> texts;

    /** Frames with what people typed; the map may grow. */
    ViewTexts(Map<TextKey, String> texts) {
        this.texts = texts;
    }

    /** The views of a moment. */
    Built views(
            GameState state, long gameMillis, int liveTick, long version, @Nullable String digest) {
        Views views = new Views(state, texts::get, gameMillis, liveTick);
        return new Built(state, views, version, digest);
    }

    /** The views of one moment, built when asked for. */
    record Built(GameState state, Views views, long version, @Nullable String digest) {
        /** The frame of a topic; null when there is nothing to see. */
        @Nullable String text(String topic) {
            Object view = view(topic);
            return view == null
                    ? null
                    : ServerCodec.encode(new ServerMessage.View(state.epoch(), version, view));
        }

        private @Nullable Object view(String topic) {
            SeatId seat = Topic.seatOf(topic);
            if (seat != null) {
                return state.roster().seats().containsKey(seat) ? views.seat(seat) : null;
            }
            return switch (topic) {
                case Topic.BOARD -> views.board(digest);
                case Topic.HOST -> views.host(digest);
                case Topic.NEWCOMER -> newcomer();
                default -> throw new IllegalArgumentException("no topic is called " + topic);
            };
        }

        private ServerMessage.Newcomer newcomer() {
            return new ServerMessage.Newcomer(
                    state.setting().code(),
                    state.round().content().title(),
                    state.roster().seats().size(),
                    state.phase());
        }
    }

    /** The updates of one tick, built when asked for. */
    static final class Tick {
        private final GameState state;
        private final LiveDriver driver;
        private final ServerMessage.Update all;
        private final Map<TeamId, String> teams = new HashMap<>();
        private @Nullable String board;

        Tick(GameState state, LiveDriver driver) {
            this.state = state;
            this.driver = driver;
            this.all = driver.board(state.epoch());
        }

        /** The frame of a topic; null when it has nothing to do with the run. */
        @Nullable String text(String topic) {
            SeatId id = Topic.seatOf(topic);
            if (id != null) {
                Seat seat = state.roster().seats().get(id);
                return seat == null ? null : teams.computeIfAbsent(seat.team(), this::team);
            }
            if (topic.equals(Topic.NEWCOMER)) {
                return null;
            }
            if (board == null) {
                board = ServerCodec.encode(all);
            }
            return board;
        }

        private String team(TeamId id) {
            Team team = Objects.requireNonNull(state.roster().teams().get(id));
            TrackId track = team.track();
            return ServerCodec.encode(driver.team(all, id, track));
        }
    }
}
