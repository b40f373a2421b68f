package io.headroom.node.edge;

import io.headroom.game.decision.Refusal;
import io.headroom.node.games.Games;
import io.headroom.node.games.Topic;
import io.headroom.node.protocol.Role;
import io.vertx.core.Context;

import org.jspecify.annotations.Nullable;

/** One screen at this node. Lives on the edge's event loop; the screen on its own. */
final class AttachedScreen {
    private final long number;
    private final Role role;
    private final @Nullable String tokenHash;
    private final Games.Screen screen;
    private final Context context;
    private String topic;
    private volatile boolean over;

    AttachedScreen(
            long number,
            Role role,
            @Nullable String tokenHash,
            @Nullable Integer seat,
            Games.Screen screen,
            Context context) {
        this.number = number;
        this.role = role;
        this.tokenHash = tokenHash;
        this.topic = Topic.of(role, seat);
        this.screen = screen;
        this.context = context;
    }

    /** Told apart by this at its edge. */
    long number() {
        return number;
    }

    /** What it may see and ask. */
    Role role() {
        return role;
    }

    /** Of a seat's token; null for other roles. */
    @Nullable String tokenHash() {
        return tokenHash;
    }

    /** What it sees. */
    String topic() {
        return topic;
    }

    /** Learns its seat; true when that is news. */
    boolean seated(@Nullable Integer seat) {
        String now = Topic.of(role, seat);
        boolean news = !now.equals(topic);
        topic = now;
        return news;
    }

    /** Whether it has ended. Callable from anywhere. */
    boolean over() {
        return over;
    }

    /** Hands a frame to the screen. */
    void send(Games.Kind kind, String text) {
        context.runOnContext(
                ignored -> {
                    if (!over) {
                        screen.send(kind, text);
                    }
                });
    }

    /** Runs something where the screen lives. */
    void run(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }

    /** Ends it from the game's side. */
    void end(Refusal why) {
        context.runOnContext(
                ignored -> {
                    if (!over) {
                        over = true;
                        screen.close(why);
                    }
                });
    }

    /** Ends it from the screen's side. Callable from anywhere. */
    void detach() {
        over = true;
    }
}
