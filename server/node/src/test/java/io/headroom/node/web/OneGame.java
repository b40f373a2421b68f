package io.headroom.node.web;

import static java.util.Objects.requireNonNull;

import io.headroom.game.decision.RefusalCode;
import io.headroom.node.games.Games;
import io.headroom.node.protocol.ClientMessage;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A small {@link Games}: one game that welcomes everybody, answers when the test says so, and notes
 * what it is given.
 */
final class OneGame implements Games {
    static final String CODE = "ABC234";
    private static final GameRow ROW =
            new GameRow("g-1", CODE, "model-serving", 2, "lobby", 3, Instant.EPOCH);

    /** A command that waits for its answer. */
    record Asked(ClientMessage.Ask ask, Promise<ServerMessage.Answer> answer) {}

    /** A screen with the event loop on which it is spoken to. */
    record Attached(Screen screen, Context loop) {
        void send(Kind kind, String text) {
            loop.runOnContext(ignored -> screen.send(kind, text));
        }
    }

    final List<Attached> screens = new CopyOnWriteArrayList<>();
    final List<Screen> detached = new CopyOnWriteArrayList<>();
    final List<ClientMessage.Hint> hints = new CopyOnWriteArrayList<>();
    final List<ForgetRequest> forgotten = new CopyOnWriteArrayList<>();
    final List<HostRequest> hosted = new CopyOnWriteArrayList<>();
    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    final List<String> lookedUp = new CopyOnWriteArrayList<>();
    final BlockingQueue<Runnable> heldLookUps = new LinkedBlockingQueue<>();
    volatile boolean holdLookUps;

    @Override
    public Future<GameRow> host(HostRequest request) {
        if (!request.mission().equals("model-serving")) {
            return Future.failedFuture(
                    new GameRefused(RefusalCode.NO_SUCH_MISSION, request.mission()));
        }
        hosted.add(request);
        return Future.succeededFuture(ROW);
    }

    @Override
    public Future<List<GameRow>> unfinished() {
        return Future.succeededFuture(List.of(ROW));
    }

    @Override
    public Future<Set<String>> known(Set<String> codes) {
        lookedUp.addAll(codes);
        Promise<Set<String>> known = Promise.promise();
        Runnable answer = () -> known.complete(codes.contains(CODE) ? Set.of(CODE) : Set.of());
        if (holdLookUps) {
            heldLookUps.add(answer);
        } else {
            answer.run();
        }
        return known.future();
    }

    @Override
    public Future<@Nullable GameRow> find(String code) {
        return Future.succeededFuture(code.equalsIgnoreCase(CODE) ? ROW : null);
    }

    @Override
    public Future<HttpAnswer.Forgotten> forget(String game, @Nullable List<Integer> seats) {
        if (!game.equals(ROW.game())) {
            return Future.failedFuture(new GameRefused(RefusalCode.NO_SUCH_GAME));
        }
        forgotten.add(new ForgetRequest(seats));
        return Future.succeededFuture(new HttpAnswer.Forgotten(3, 1));
    }

    @Override
    public Future<Attachment> attach(
            String code, Role role, @Nullable String tokenHash, Screen screen) {
        if (!code.equalsIgnoreCase(CODE)) {
            return Future.failedFuture(new GameRefused(RefusalCode.NO_SUCH_GAME));
        }
        screens.add(new Attached(screen, requireNonNull(Vertx.currentContext())));
        // Before the welcome is sent: the connection must put the two in order.
        screen.send(Kind.VIEW, "{\"type\":\"view\",\"epoch\":1,\"version\":1,\"view\":{}}");
        return Future.succeededFuture(new Place(role, screen));
    }

    private final class Place implements Attachment {
        private final Role role;
        private final Screen screen;

        Place(Role role, Screen screen) {
            this.role = role;
            this.screen = screen;
        }

        @Override
        public ServerMessage.Welcome welcome() {
            return new ServerMessage.Welcome("g-1", CODE, role, null, "node-a", "0.1");
        }

        @Override
        public Future<ServerMessage.Answer> ask(ClientMessage.Ask ask) {
            Promise<ServerMessage.Answer> answer = Promise.promise();
            asked.add(new Asked(ask, answer));
            return answer.future();
        }

        @Override
        public void hint(ClientMessage.Hint hint) {
            hints.add(hint);
        }

        @Override
        public void detach() {
            detached.add(screen);
        }
    }
}
