package io.headroom.node.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.game.debrief.Aftermath;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.game.live.LiveRun;
import io.headroom.game.state.GameState;
import io.headroom.game.view.BoardView;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.codec.ServerCodec;
import io.headroom.node.games.Games;
import io.headroom.node.games.Topic;
import io.headroom.node.protocol.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a game's screens are sent: views when the game changed, updates of its live run, who is
 * here, hints. All of it shows committed state only. Not thread-safe; lives on the session's
 * context.
 */
final class Broadcast {
    /** Views of one game are built at most this often; the newest wins. */
    private static final long VIEW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A finished game that nobody looks at stays open for this long; it can be opened again. */
    private static final long UNSEEN_NANOS = TimeUnit.MINUTES.toNanos(10);

    /**
     * Where the game stands.
     *
     * @param run the live run that is on; null outside of one
     * @param aftermath what is known of the one that was
     * @param version of the state: its last row
     */
    record Scene(
            GameState state,
            long gameMillis,
            @Nullable LiveRun run,
            Aftermath aftermath,
            long version) {
        int tick() {
            return run == null ? 0 : run.tick();
        }
    }

    private final Audience audience;
    private final ViewTexts views;
    private final Supplier<Scene> scene;
    private final BooleanSupplier sure;
    private boolean changed = true;
    private long publishedNanos;
    private long seenNanos = System.nanoTime();
    private BoardView.@Nullable Ending ending;

    /** What each topic that is seen was told last, but for what runs with the clock. */
    private final Map<String, ObjectNode> told = new HashMap<>();

    /**
     * What screens are sent.
     *
     * @param sure whether this node may speak for the game; while not, nothing is sent
     */
    Broadcast(
            Audience audience,
            Map<TextKey, String> texts,
            Supplier<Scene> scene,
            BooleanSupplier sure) {
        this.sure = sure;
        this.audience = audience;
        this.views = new ViewTexts(texts);
        this.scene = scene;
    }

    /** The state has changed: views follow, at once unless some were sent a moment ago. */
    void changed(long nowNanos) {
        changed = true;
        showViews(nowNanos);
    }

    /** Something is known that no event tells: views follow. */
    void known() {
        changed = true;
    }

    /** What is left of the finished game is known. */
    void finished(BoardView.Ending known) {
        ending = known;
        changed = true;
    }

    /** Sends what is due. */
    void look(long nowNanos) {
        audience.expire(nowNanos);
        if (!audience.empty()) {
            seenNanos = nowNanos;
        }
        showViews(nowNanos);
        String presence = sure.getAsBoolean() ? audience.changedPresence() : null;
        if (presence != null) {
            audience.publish(
                    stamp(),
                    Games.Kind.MESSAGE,
                    topic -> topic.equals(Topic.HOST) ? presence : null);
        }
    }

    /** Whether nobody has looked for so long that a game that is over can be put away. */
    boolean unseenForLong(long nowNanos) {
        return nowNanos - seenNanos > UNSEEN_NANOS;
    }

    private void showViews(long nowNanos) {
        if (changed && nowNanos - publishedNanos >= VIEW_NANOS && sure.getAsBoolean()) {
            changed = false;
            publishedNanos = nowNanos;
            ViewTexts.Built built = built();
            audience.publish(stamp(), Games.Kind.VIEW, topic -> newView(built, topic));
        }
    }

    /** The frame of a topic's view; null when its screens would show what they were told last. */
    private @Nullable String newView(ViewTexts.Built built, String topic) {
        ObjectNode view = built.view(topic);
        if (view == null) {
            return null;
        }
        ObjectNode still = ViewTexts.still(view);
        return still.equals(told.put(topic, still)) ? null : built.text(view);
    }

    /** Shows a tick. */
    void tick(LiveDriver driver) {
        ViewTexts.Tick tick = new ViewTexts.Tick(scene.get().state(), driver);
        if (!sure.getAsBoolean()) {
            return;
        }
        if (driver.weatherCame()) {
            told.clear();
            changed = true;
        }
        audience.publish(stamp(), Games.Kind.UPDATE, tick::race);
        audience.publish(stamp(), Games.Kind.INSTRUMENTS, tick::instruments);
    }

    /** Notes what an edge sees and sends what is new there. */
    void note(NodeMessage.Interest interest, long nowNanos) {
        Set<String> fresh = audience.note(interest, nowNanos);
        told.keySet().removeAll(fresh);
        if (fresh.isEmpty() || !sure.getAsBoolean()) {
            changed |= !fresh.isEmpty();
            return;
        }
        ViewTexts.Built built = built();
        audience.publishAt(interest.edge(), fresh, stamp(), Games.Kind.VIEW, built::text);
        if (fresh.contains(Topic.HOST)) {
            audience.forgetPresence();
        }
    }

    /** Relays a slider to the sender's team. */
    void hint(NodeMessage.Hinted hinted) {
        GameState state = scene.get().state();
        String text = Door.relay(state, hinted);
        if (text != null && sure.getAsBoolean()) {
            Set<String> mates = Door.teammates(state, hinted.tokenHash());
            audience.publish(
                    stamp(), Games.Kind.UPDATE, topic -> mates.contains(topic) ? text : null);
        }
    }

    /** Says that saving is interrupted, or works again. */
    void holding(boolean isHolding) {
        notice(isHolding ? ServerMessage.Service.HOLDING : ServerMessage.Service.OK, topic -> true);
    }

    /** Says to the console that what it asked for is not saved yet. */
    void unsaved() {
        notice(ServerMessage.Service.UNSAVED, Topic.HOST::equals);
    }

    private void notice(ServerMessage.Service state, Predicate<String> topics) {
        String text = ServerCodec.encode(new ServerMessage.Notice(state));
        audience.publish(stamp(), Games.Kind.MESSAGE, topic -> topics.test(topic) ? text : null);
    }

    /** Ends the other screens of a seat that came anew. */
    void closeOthers(SeatId seat, NodeMessage.Attach newest) {
        audience.close(stamp(), Topic.of(seat), newest.edge(), newest.link(), RefusalCode.REPLACED);
    }

    /** Ends the screens whose seat an event has taken from them. */
    void follow(Event event) {
        switch (event) {
            case Event.SeatRemoved removed -> close(removed.seat(), RefusalCode.SEAT_REMOVED);
            case Event.SeatLinked linked -> close(linked.seat(), RefusalCode.LINK_REPLACED);
            default -> {
                // The views show it.
            }
        }
    }

    private void close(SeatId seat, RefusalCode why) {
        audience.close(stamp(), Topic.of(seat), null, 0, why);
    }

    private ViewTexts.Built built() {
        return views.views(scene.get(), ending);
    }

    private Audience.Stamp stamp() {
        Scene now = scene.get();
        return new Audience.Stamp(
                now.state().epoch(), now.state().instance().value(), now.tick(), now.gameMillis());
    }
}
