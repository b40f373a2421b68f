package io.headroom.node.session;

import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.decision.Refusal;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.event.Event;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.GameState;
import io.headroom.game.state.RoundState;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.TypedText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One turn of a game's loop before its commit: decides entries one after another on a scratch state
 * and gathers what is to be written and what is to be answered then. Not thread-safe.
 */
final class Deciding {
    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);

    /** An answer that waits for the commit. */
    private record Waiting(Entry.OfPerson entry, Asker asker, ServerMessage.Answer answer) {}

    private record Key(Asker asker, String id) {}

    private final AnswerBook book;
    private final Moment now;
    private final Instant at;
    private final List<Event> events = new ArrayList<>();
    private final List<NewEvent> rows = new ArrayList<>();
    private final List<TypedText> texts = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Key, ServerMessage.Answer> decidedHere = new HashMap<>();
    private GameState scratch;
    private Event.@Nullable Expired lateDisturbance;
    private @Nullable Key disturbing;

    /**
     * A turn.
     *
     * @param at the owner's stamp
     */
    Deciding(GameState state, Moment now, Instant at, AnswerBook book) {
        this.scratch = state;
        this.now = now;
        this.at = at;
        this.book = book;
    }

    /**
     * Whether this turn can take an entry too. A disturbance is written by itself: the live run
     * waits for it and may go on without it, and nobody else's command shall share that.
     */
    boolean takes(Entry entry) {
        return lateDisturbance == null && !(changes() && entry.disturbs());
    }

    /** Decides one entry. */
    void take(Entry entry) {
        switch (entry) {
            case Entry.OfLoop loop -> tell(loop.command());
            case Entry.OfPerson person -> ask(person);
        }
    }

    private void tell(Command.OfLoop command) {
        if (!stillMeant(command)) {
            return;
        }
        try {
            carryOut(command);
        } catch (RuntimeException bug) {
            LOG.error("the game's own {} cannot be carried out", command, bug);
        }
    }

    private void carryOut(Command.OfLoop command) {
        Decision decision =
                Game.decide(scratch, new Actor.Loop(), scratch.instance(), command, now);
        switch (decision) {
            case Decision.Accepted accepted -> accept(accepted, null, null);
            case Decision.Refused refused ->
                    throw new IllegalStateException(
                            "the game refused its own " + command + ": " + refused.refusal());
        }
    }

    /** A timer or a result may come after what it was for is over. */
    private boolean stillMeant(Command.OfLoop command) {
        return switch (command) {
            case Command.PhaseExpired expired ->
                    expired.instance().equals(scratch.instance()) && !scratch.paused();
            case Command.GhostsFound found -> isMissing(scratch.round(found.round()), found);
            case Command.WhatIfDone done ->
                    scratch.whatIfsToRun().stream().anyMatch(each -> each.id().equals(done.id()));
            case Command.LiveRunDone done ->
                    scratch.liveRunning() && done.instance().equals(scratch.instance());
        };
    }

    private static boolean isMissing(RoundState round, Command.GhostsFound found) {
        return found.ghosts().keySet().stream().anyMatch(track -> round.found(track) == null);
    }

    private void ask(Entry.OfPerson entry) {
        String id = entry.ask().id();
        Actor actor = Asker.actor(scratch, entry.role(), entry.tokenHash());
        Asker asker = Asker.of(actor);
        ServerMessage.Answer given = book.find(asker, id);
        if (given == null) {
            given = decidedHere.get(new Key(asker, id));
        }
        if (given == null) {
            given = decide(entry, actor, asker);
            if (lateDisturbance != null) {
                disturbing = new Key(asker, id);
            }
            // A newcomer who joined is known by the seat from now on.
            asker = Asker.of(Asker.actor(scratch, entry.role(), entry.tokenHash()));
            decidedHere.put(new Key(asker, id), given);
        }
        waiting.add(new Waiting(entry, asker, given));
    }

    /** A bug in one command changes nothing and stops nobody else's. */
    private ServerMessage.Answer decide(Entry.OfPerson entry, Actor actor, Asker asker) {
        try {
            return carryOut(entry, actor, asker);
        } catch (RuntimeException bug) {
            LOG.error("{} by {} cannot be carried out", entry.ask().body(), asker, bug);
            return ServerMessage.Answer.refused(entry.ask().id(), Refusal.of(RefusalCode.INTERNAL));
        }
    }

    private ServerMessage.Answer carryOut(Entry.OfPerson entry, Actor actor, Asker asker) {
        String id = entry.ask().id();
        Decision decision =
                Game.decide(
                        scratch,
                        actor,
                        new PhaseInstance(entry.ask().phase()),
                        entry.ask().body(),
                        now);
        return switch (decision) {
            case Decision.Accepted accepted -> {
                accept(accepted, id, asker);
                yield ServerMessage.Answer.done(id, accepted.events().isEmpty());
            }
            case Decision.Refused refused -> ServerMessage.Answer.refused(id, refused.refusal());
        };
    }

    private void accept(
            Decision.Accepted accepted, @Nullable String commandId, @Nullable Asker asker) {
        GameState next = scratch;
        List<NewEvent> written = new ArrayList<>();
        for (Event event : accepted.events()) {
            next = Game.apply(next, event);
            written.add(row(event, commandId, asker));
            if (event instanceof Event.Disturbance disturbance) {
                int number = next.round().liveRun().injected();
                lateDisturbance = new Event.Expired(disturbance.instance(), number);
            }
        }
        scratch = next;
        events.addAll(accepted.events());
        rows.addAll(written);
        for (Map.Entry<TextKey, String> text : accepted.texts().entrySet()) {
            texts.removeIf(before -> before.key().equals(text.getKey()));
            texts.add(new TypedText(text.getKey(), text.getValue()));
        }
    }

    private NewEvent row(Event event, @Nullable String commandId, @Nullable Asker asker) {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        String seat = asker == null ? null : asker.inRow();
        if (event instanceof Event.SeatTaken taken && commandId != null) {
            // Somebody who took a seat asks under its number when asking again.
            seat = Asker.of(taken.seat()).inRow();
        }
        return new NewEvent(
                encoded.type(), encoded.version(), commandId, seat, at, encoded.payload());
    }

    /** Whether there is something to write. */
    boolean changes() {
        return !events.isEmpty();
    }

    /** What is to be written. */
    List<Event> events() {
        return events;
    }

    /** The same as rows of the log. */
    List<NewEvent> rows() {
        return rows;
    }

    /** What people typed. */
    List<TypedText> texts() {
        return texts;
    }

    /** Puts what people typed where a game has its texts. */
    void textsInto(Map<TextKey, String> all) {
        for (TypedText text : texts) {
            if (text.content() != null) {
                all.put(text.key(), text.content());
            }
        }
    }

    /** What makes the turn's disturbance void if it comes too late; null when there is none. */
    Event.@Nullable Expired lateDisturbance() {
        return lateDisturbance;
    }

    /** Whether a person waits for an answer. */
    boolean byPerson() {
        return !waiting.isEmpty();
    }

    /** The live run went on without the turn's disturbance. */
    void expire() {
        waiting.replaceAll(
                each ->
                        new Key(each.asker(), each.answer().id()).equals(disturbing)
                                ? new Waiting(
                                        each.entry(),
                                        each.asker(),
                                        AnswerBook.expired(each.answer().id()))
                                : each);
    }

    /**
     * Remembers and gives the answers, now that what they rest on is committed.
     *
     * @param game for the messages
     * @param committed the state after the commit
     */
    void answer(String game, GameState committed) {
        for (Waiting each : waiting) {
            ServerMessage.Answer answer = each.answer();
            if (answer.code() == null && !answer.unchanged()) {
                book.accepted(each.asker(), answer.id());
            } else {
                book.unchanged(each.asker(), answer);
            }
            each.entry().reply().accept(answered(game, committed, each.entry(), answer));
        }
    }

    /** Says that the game is not here any more to everybody who waits. */
    void turnAway(String game) {
        waiting.forEach(each -> each.entry().reply().accept(new NodeMessage.NotHere(game)));
    }

    private static NodeMessage answered(
            String game, GameState state, Entry.OfPerson entry, ServerMessage.Answer answer) {
        String tokenHash = entry.tokenHash();
        var seat = tokenHash == null ? null : state.seatOf(tokenHash);
        return new NodeMessage.Answered(game, answer, seat == null ? null : seat.id().value());
    }
}
