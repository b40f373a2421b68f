package io.headroom.node.session;

import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.Phase;
import io.headroom.game.command.Command;
import io.headroom.game.event.Event;
import io.headroom.game.id.GameId;
import io.headroom.game.id.TextKey;
import io.headroom.game.result.EntrantResult;
import io.headroom.game.state.GameState;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.store.GameMark;
import io.headroom.node.store.LogEnd;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one writer of one game. All that happens to the game goes through its queue: it takes what
 * waits, decides on a scratch state, appends once, and only then swaps the state, answers and
 * publishes. The append runs beside it, at most one at a time; ticks go on and commands wait
 * meanwhile. Everything here runs on the session's own worker context, one piece after another; the
 * methods that others call say so.
 */
public final class GameSession extends VerticleBase {
    /** How often timers, the live run and the views are looked after. */
    private static final long WAKE_MILLIS = 25;

    private final Surroundings around;
    private final GameId game;
    private final GameWriter writer;
    private final AnswerBook book;
    private final Map<TextKey, String> texts;
    private final Broadcast broadcast;
    private final GameTime time;
    private final Inbox inbox = new Inbox();
    private final Doubt doubt;
    private final Stage stage;
    private final Homework homework;
    private final Saving saving;
    private final Marking marking;
    private GameState state;
    private boolean writing;
    private boolean closing;
    private LogEnd end;
    private volatile GameWriter.Standing standing;
    private volatile boolean over;
    private volatile boolean stuck;
    private volatile boolean finished;
    private final Promise<Void> ended = Promise.promise();

    /**
     * A game that was created or claimed by this node just now.
     *
     * @param standstills of the process when it was about to do so
     */
    public GameSession(Surroundings around, Opened opened, long standstills) {
        this.around = around;
        this.game = opened.game();
        this.end = opened.end();
        this.state = opened.state();
        this.book = opened.book();
        this.texts = new HashMap<>(opened.texts());
        boolean runs = !state.paused() && state.phase() != Phase.FINISHED;
        this.time = new GameTime(state.anchorGameMillis(), runs, System.nanoTime());
        this.stage = new Stage(opened.run(), state, time.millis());
        this.standing = standing();
        this.doubt = new Doubt(around.pulse(), standstills);
        this.broadcast =
                new Broadcast(new Audience(around.bus(), name()), texts, this::scene, this::sure);
        this.saving = new Saving(broadcast, stage::release);
        this.marking = new Marking(around.marks(), game, this::mark);
        this.homework =
                new Homework(
                        around,
                        game,
                        result -> run(() -> tell(result)),
                        ending -> run(() -> broadcast.finished(ending)),
                        whole -> run(() -> stage.know(whole, broadcast)));
        this.writer =
                new GameWriter(
                        around.log(),
                        game,
                        around.bus().self(),
                        opened.end(),
                        () -> standing,
                        () -> run(saving::failed));
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

    /** Takes a person's command. Callable from anywhere; the reply comes on its thread. */
    public void offer(Entry.OfPerson entry) {
        if (over) {
            entry.reply().accept(new NodeMessage.NotHere(name()));
        } else if (!inbox.admits()) {
            entry.reply().accept(Door.busy(name(), entry.ask().id()));
        } else {
            context.runOnContext(
                    ignored -> {
                        if (over) {
                            entry.reply().accept(new NodeMessage.NotHere(name()));
                        } else {
                            inbox.add(entry);
                            turn();
                        }
                    });
        }
    }

    /** Whether a screen may be here. Callable from anywhere. */
    public void attach(NodeMessage.Attach attach, Consumer<NodeMessage> reply) {
        answer(reply, () -> Door.admit(state, attach, broadcast::closeOthers));
    }

    /** Notes what an edge sees and sends what is new there. Callable from anywhere. */
    public void note(NodeMessage.Interest interest) {
        run(
                () -> {
                    broadcast.note(interest, System.nanoTime());
                    saving.tellNewcomers();
                });
    }

    /** Relays a slider to the sender's team. Callable from anywhere. */
    public void hint(NodeMessage.Hinted hinted) {
        run(() -> broadcast.hint(hinted));
    }

    /** Some of what people typed was erased. Callable from anywhere. */
    public void erased() {
        run(homework::erased);
        run(() -> Erasing.readAgain(around.log(), game, texts, this::run, broadcast::known));
    }

    /** The game's row. Callable from anywhere. */
    public void describe(Consumer<NodeMessage> reply) {
        answer(reply, () -> Door.describe(name(), state));
    }

    private void answer(Consumer<NodeMessage> reply, Supplier<NodeMessage> answer) {
        run(() -> reply.accept(sure() ? answer.get() : new NodeMessage.NotHere(name())));
    }

    private void wake() {
        if (over) {
            return;
        }
        long now = System.nanoTime();
        boolean certain = sure();
        time.advance(now);
        if (certain) {
            drive();
        }
        standing = standing();
        expire();
        saving.look(now);
        stuck = saving.stuck(now);
        finished = state.phase() == Phase.FINISHED;
        broadcast.look(now);
        rest(now);
        homework.start(state, stage.aftermath());
        turn();
    }

    private boolean sure() {
        return doubt.none(state.phase() != Phase.FINISHED);
    }

    /** Writes down where the game stands, and lets a finished game that nobody looks at go. */
    private void rest(long now) {
        boolean timed = stage.playing() || state.deadlineGameMillis() != null;
        if (timed && !state.paused() && sure()) {
            long epoch = state.epoch();
            marking.look(now, epoch, outcome -> run(() -> marked(epoch, outcome)));
        }
        if (state.phase() == Phase.FINISHED && !writing && broadcast.unseenForLong(now)) {
            resign(null);
        }
    }

    private void marked(long epoch, Marking.Outcome outcome) {
        marking.ended();
        saving.marked(outcome != Marking.Outcome.FAILED);
        // Somebody else owns the game, unless this owner has claimed it again meanwhile.
        if (outcome == Marking.Outcome.FENCED && epoch == state.epoch() && !writing) {
            doubt.claimDue();
        }
    }

    private void drive() {
        List<EntrantResult> results = stage.drive(state, time.millis(), broadcast);
        if (!results.isEmpty()) {
            tell(new Command.LiveRunDone(state.instance(), results));
        }
    }

    private void expire() {
        if (state.timeIsUp(time.millis())) {
            inbox.addExpiry(new Entry.OfLoop(new Command.PhaseExpired(state.instance())));
        }
    }

    private void tell(Command.OfLoop command) {
        inbox.add(new Entry.OfLoop(command));
        turn();
    }

    private void turn() {
        if (writing || over) {
            return;
        }
        if (closing) {
            handOver();
        } else if (doubt.takeClaim()) {
            write(writer::claimAgain, null, null);
        } else if (!inbox.isEmpty()) {
            decide();
        }
    }

    /** The next owner shall go on exactly here. */
    private void handOver() {
        if (state.phase() == Phase.FINISHED) {
            resign(null);
        } else {
            writing = true;
            marking.write(state.epoch(), done -> context.runOnContext(ignored -> resign(null)));
        }
    }

    private void decide() {
        Deciding deciding =
                new Deciding(state, new Moment(time.millis(), stage.tick()), Instant.now(), book);
        for (Entry entry = inbox.peek();
                entry != null && deciding.takes(entry);
                entry = inbox.peek()) {
            inbox.remove();
            deciding.take(entry);
        }
        if (deciding.changes()) {
            write(deciding);
        } else {
            deciding.answer(name(), state);
        }
    }

    private void write(Deciding deciding) {
        GameWriter.Waited waited = GameWriter.Waited.of(deciding.lateDisturbance());
        stage.holdFor(deciding.events());
        write(
                () -> writer.append(deciding.events(), deciding.rows(), deciding.texts(), waited),
                deciding,
                waited == null ? null : waited.hold());
    }

    private void write(Writing write, @Nullable Deciding deciding, @Nullable Hold hold) {
        writing = true;
        saving.begins(System.nanoTime(), deciding != null && deciding.byPerson(), hold);
        write.start(
                name(),
                written -> context.runOnContext(ignored -> committed(written, deciding)),
                () -> context.runOnContext(ignored -> resign(deciding)));
    }

    private void committed(GameWriter.Written written, @Nullable Deciding deciding) {
        writing = false;
        end = writer.end();
        for (Event event : written.events()) {
            state = Game.apply(state, event);
            follow(event);
        }
        saving.ended();
        if (deciding != null) {
            if (!written.counts()) {
                deciding.expire();
            }
            deciding.textsInto(texts);
            deciding.answer(name(), state);
        }
        reconcile(written.counts() ? written.events() : List.of());
        broadcast.changed(System.nanoTime());
        turn();
    }

    private void follow(Event event) {
        switch (event) {
            case Event.Paused paused -> time.stopAt(paused.gameMillis());
            case Event.Resumed resumed -> {
                time.runFrom(resumed.gameMillis());
                stage.runFrom(resumed.gameMillis());
            }
            case Event.LiveRunContinued continued -> stage.runFrom(time.millis());
            case Event.GameEnded last -> time.stopAt(last.gameMillis());
            case Event.Claimed claimed -> doubt.claimed();
            default -> broadcast.follow(event);
        }
    }

    /** Starts what the state asks for and ends what it does not. */
    private void reconcile(List<Event> committed) {
        stage.follow(state, committed, time.millis());
        homework.start(state, stage.aftermath());
    }

    /** Ends without a word to the log: another node owns the game, or will. */
    private void resign(@Nullable Deciding deciding) {
        if (over) {
            return;
        }
        writing = false;
        over = true;
        if (deciding != null) {
            deciding.turnAway(name());
        }
        inbox.turnAway(name());
        around.resigned().accept(this);
    }

    /**
     * Lets what is being written end, writes where the game stands, then resigns. Callable from
     * anywhere.
     *
     * @return completes when the session has ended
     */
    public Future<Void> drain() {
        writer.stop();
        run(
                () -> {
                    closing = true;
                    turn();
                });
        return ended.future();
    }

    /** Nothing of the session runs any more. */
    public void ended() {
        ended.complete();
    }

    /** Under which Vert.x runs the session. */
    public String deployment() {
        return context.deploymentID();
    }

    /** The game, as messages name it. Callable from anywhere. */
    public String name() {
        return game.value().toString();
    }

    private GameWriter.Standing standing() {
        return new GameWriter.Standing(time.millis(), stage.tick());
    }

    private GameMark mark() {
        return new GameMark(state.instance().value(), time.millis(), stage.tick());
    }

    private Broadcast.Scene scene() {
        return new Broadcast.Scene(state, time.millis(), stage.run(), stage.aftermath(), end.seq());
    }

    /** Whether the game is over. Callable from anywhere. */
    public boolean finished() {
        return finished;
    }

    /** Whether so much waits that new screens better go elsewhere. Callable from anywhere. */
    public boolean stuck() {
        return stuck;
    }
}
