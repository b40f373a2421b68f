package io.headroom.node.live;

import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.game.live.LiveRun;
import io.headroom.game.state.GameState;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.store.LogEnd;
import io.headroom.node.store.TypedText;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The one writer of one game. All that happens to the game goes through its queue: it takes what
 * waits, decides on a scratch state, appends once, and only then swaps the state, answers and
 * publishes. The append runs beside it, at most one at a time; ticks go on and commands wait
 * meanwhile. Everything here runs on the session's own worker context, one piece after another; the
 * methods that others call say so.
 */
final class GameSession extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GameSession.class);

    /** Commands that wait; one more is answered "busy" and changes nothing. */
    private static final int WAITING = 1_024;

    /** How often timers, the live run and the views are looked after. */
    private static final long WAKE_MILLIS = 25;

    private final Surroundings around;
    private final GameId game;
    private final GameWriter writer;
    private final AnswerBook book;
    private final Map<TextKey, String> texts;
    private final Broadcast broadcast;
    private final GameTime time;
    private final Queue<Entry> queue = new ArrayDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Homework homework;
    private GameState state;
    private @Nullable LiveDriver live;
    private boolean expiryQueued;
    private boolean writing;
    private boolean claimDue;
    private boolean closing;
    private boolean handedOver;
    private LogEnd end;
    private volatile GameWriter.Standing standing;
    private volatile boolean over;
    private final Promise<Void> ended = Promise.promise();

    /** A game that was created or claimed by this node just now. */
    GameSession(Surroundings around, Opened opened) {
        this.around = around;
        this.game = opened.game();
        this.end = opened.end();
        this.state = opened.state();
        this.book = opened.book();
        this.texts = new HashMap<>(opened.texts());
        boolean runs = !state.paused() && state.phase() != Phase.FINISHED;
        this.time = new GameTime(state.anchorGameMillis(), runs, System.nanoTime());
        this.live = opened.run() == null ? null : new LiveDriver(opened.run(), time.millis());
        this.standing = standing();
        this.broadcast = new Broadcast(new Audience(around.bus(), name()), texts, this::scene);
        this.homework =
                new Homework(
                        around,
                        game,
                        result -> run(() -> tell(result)),
                        hex -> run(() -> broadcast.finished(hex)));
        this.writer =
                new GameWriter(
                        around.log(),
                        game,
                        around.bus().self(),
                        opened.end(),
                        () -> standing,
                        isHolding -> run(() -> broadcast.holding(isHolding)));
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(WAKE_MILLIS, timer -> wake());
        reconcile(List.of());
        return Future.succeededFuture();
    }

    /** Runs something on the session's context. Callable from anywhere. */
    private void run(Runnable task) {
        if (over) {
            return;
        }
        context.runOnContext(
                ignored -> {
                    if (!over) {
                        task.run();
                    }
                });
    }

    /**
     * Takes a person's command. Callable from anywhere; the reply comes on the session's thread.
     */
    void offer(Entry.OfPerson entry) {
        if (over) {
            entry.reply().accept(new NodeMessage.NotHere(name()));
        } else if (waiting.incrementAndGet() > WAITING) {
            waiting.decrementAndGet();
            entry.reply().accept(busy(entry.ask().id()));
        } else {
            context.runOnContext(
                    ignored -> {
                        if (over) {
                            entry.reply().accept(new NodeMessage.NotHere(name()));
                        } else {
                            queue.add(entry);
                            turn();
                        }
                    });
        }
    }

    private NodeMessage busy(String id) {
        return new NodeMessage.Answered(
                name(), id, "busy", "Too many are asking at once. Try again in a moment.", null);
    }

    /** Whether a screen may be here. Callable from anywhere. */
    void attach(NodeMessage.Attach attach, Consumer<NodeMessage> reply) {
        run(() -> reply.accept(Door.admit(state, attach, broadcast::closeOthers)));
    }

    /** Notes what an edge sees and sends what is new there. Callable from anywhere. */
    void note(NodeMessage.Interest interest) {
        run(() -> broadcast.note(interest, System.nanoTime()));
    }

    /** Relays a slider to the sender's team. Callable from anywhere. */
    void hint(NodeMessage.Hinted hinted) {
        run(() -> broadcast.hint(hinted));
    }

    /** The game's row. Callable from anywhere. */
    void describe(Consumer<NodeMessage> reply) {
        run(() -> reply.accept(Door.describe(name(), state)));
    }

    private void wake() {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        // A game that is over is only looked at; nobody needs to claim it.
        claimDue |= time.advance(now) && state.phase() != Phase.FINISHED;
        if (!claimDue) {
            drive();
        }
        standing = standing();
        expire();
        broadcast.look(now);
        homework.start(state);
        turn();
    }

    private void drive() {
        LiveDriver driver = live;
        if (driver == null || driver.done()) {
            return;
        }
        if (driver.advance(time.millis())) {
            broadcast.tick(driver);
        }
        if (driver.done()) {
            tell(new Command.LiveRunDone(state.instance(), driver.results()));
        }
    }

    private void expire() {
        Long deadline = state.deadlineGameMillis();
        if (deadline != null && !state.paused() && !expiryQueued && time.millis() >= deadline) {
            expiryQueued = true;
            tell(new Command.PhaseExpired(state.instance()));
        }
    }

    /** The engine's own entries are few (one for each timer and computation) and never refused. */
    private void tell(Command.OfEngine command) {
        queue.add(new Entry.OfEngine(command));
        turn();
    }

    private void turn() {
        if (writing || over) {
            return;
        }
        if (closing && (handedOver || state.phase() == Phase.FINISHED)) {
            resign(null);
        } else if (closing) {
            // The log learns where the game stands, so that it goes on exactly there.
            handedOver = true;
            write(writer::claimAgain, null);
        } else if (claimDue) {
            claimDue = false;
            write(writer::claimAgain, null);
        } else if (!queue.isEmpty()) {
            Deciding deciding =
                    new Deciding(state, new Moment(time.millis(), liveTick()), Instant.now(), book);
            for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
                if (entry instanceof Entry.OfPerson) {
                    waiting.decrementAndGet();
                }
                deciding.take(entry);
            }
            expiryQueued = false;
            if (deciding.changes()) {
                if (live != null) {
                    live.holdFor(deciding.events());
                }
                write(
                        () -> writer.append(deciding.events(), deciding.rows(), deciding.texts()),
                        deciding);
            } else {
                deciding.answer(name(), state);
            }
        }
    }

    /** Something that blocks until the log has it for certain. */
    private interface Writing {
        List<Event> write() throws GameWriter.Ended;
    }

    private void write(Writing write, @Nullable Deciding deciding) {
        writing = true;
        Thread.ofVirtual()
                .name("headroom-append")
                .start(
                        () -> {
                            try {
                                List<Event> written = write.write();
                                context.runOnContext(ignored -> committed(written, deciding));
                            } catch (GameWriter.Ended ended) {
                                context.runOnContext(ignored -> resign(deciding));
                            } catch (RuntimeException bug) {
                                LOG.error("game {} cannot go on here", name(), bug);
                                context.runOnContext(ignored -> resign(deciding));
                            }
                        });
    }

    private void committed(List<Event> events, @Nullable Deciding deciding) {
        writing = false;
        end = writer.end();
        for (Event event : events) {
            state = Game.apply(state, event);
            follow(event);
        }
        if (deciding != null) {
            for (TypedText text : deciding.texts()) {
                if (text.content() != null) {
                    texts.put(text.key(), text.content());
                }
            }
            deciding.answer(name(), state);
        }
        reconcile(events);
        broadcast.changed(System.nanoTime());
        turn();
    }

    private void follow(Event event) {
        if (event instanceof Event.Paused paused) {
            time.stopAt(paused.gameMillis());
        } else if (event instanceof Event.Resumed resumed) {
            time.runFrom(resumed.gameMillis());
        } else if (event instanceof Event.GameEnded ended) {
            time.stopAt(ended.gameMillis());
        } else if (event instanceof Event.SeatRemoved removed) {
            broadcast.closeRemoved(removed.seat());
        }
    }

    /** Starts what the state asks for and ends what it does not. */
    private void reconcile(List<Event> committed) {
        if (!state.liveRunning()) {
            live = null;
        } else if (live == null) {
            live = new LiveDriver(LiveRun.start(state), time.millis());
        } else {
            live.release(committed);
        }
        homework.start(state);
    }

    /** Ends without a word to the log: another node owns the game, or will. */
    private void resign(@Nullable Deciding deciding) {
        writing = false;
        over = true;
        if (deciding != null) {
            deciding.turnAway(name());
        }
        for (Entry entry : queue) {
            if (entry instanceof Entry.OfPerson person) {
                person.reply().accept(new NodeMessage.NotHere(name()));
            }
        }
        queue.clear();
        around.resigned().accept(this);
    }

    /**
     * Lets what is being written end, writes where the game stands, then resigns. Callable from
     * anywhere.
     *
     * @return completes when the session has ended
     */
    Future<Void> drain() {
        writer.stop();
        run(
                () -> {
                    closing = true;
                    turn();
                });
        return ended.future();
    }

    /** Nothing of the session runs any more. */
    void ended() {
        ended.complete();
    }

    /** Under which Vert.x runs the session. */
    String deployment() {
        return context.deploymentID();
    }

    /** The game, as messages name it. Callable from anywhere. */
    String name() {
        return game.value().toString();
    }

    private int liveTick() {
        return live == null ? 0 : live.tick();
    }

    private GameWriter.Standing standing() {
        return new GameWriter.Standing(time.millis(), liveTick());
    }

    private Broadcast.Scene scene() {
        return new Broadcast.Scene(state, time.millis(), liveTick(), end.seq());
    }
}
