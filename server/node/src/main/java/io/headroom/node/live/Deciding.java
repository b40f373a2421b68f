package io.headroom.node.live;

import io.headroom.game.Game;
import io.headroom.game.Moment;
import io.headroom.game.command.Actor;
import io.headroom.game.command.Command;
import io.headroom.game.decision.Decision;
import io.headroom.game.event.Event;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.GameState;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.codec.EventCodec;
import io.headroom.node.protocol.ServerMessage;
import io.headroom.node.store.NewEvent;
import io.headroom.node.store.TypedText;

import org.jspecify.annotations.Nullable;

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

    /** Decides one entry. */
    void take(Entry entry) {
        switch (entry) {
            case Entry.OfEngine engine -> tell(engine.command());
            case Entry.OfPerson person -> ask(person);
        }
    }

    private void tell(Command.OfEngine command) {
        if (!stillMeant(command)) {
            return;
        }
        Decision decision =
                Game.decide(scratch, new Actor.Engine(), scratch.instance(), command, now);
        switch (decision) {
            case Decision.Accepted accepted -> accept(accepted, null, null);
            case Decision.Refused refused ->
                    throw new IllegalStateException(
                            "the game refused its own " + command + ": " + refused.refusal());
        }
    }

    /** A timer or a result may come after what it was for is over. */
    private boolean stillMeant(Command.OfEngine command) {
        return switch (command) {
            case Command.PhaseExpired expired ->
                    expired.instance().equals(scratch.instance()) && !scratch.paused();
            case Command.GhostsFound found -> scratch.ghosts() == null;
            case Command.WhatIfDone done ->
                    scratch.whatIfsToRun().stream().anyMatch(each -> each.id().equals(done.id()));
            case Command.LiveRunDone done ->
                    scratch.liveRunning() && done.instance().equals(scratch.instance());
        };
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
            // A newcomer who joined is known by the seat from now on.
            asker = Asker.of(Asker.actor(scratch, entry.role(), entry.tokenHash()));
            decidedHere.put(new Key(asker, id), given);
        }
        waiting.add(new Waiting(entry, asker, given));
    }

    private ServerMessage.Answer decide(Entry.OfPerson entry, Actor actor, Asker asker) {
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
                yield AnswerBook.yes(id);
            }
            case Decision.Refused refused ->
                    new ServerMessage.Answer(
                            id, refused.refusal().code().wireName(), refused.refusal().sentence());
        };
    }

    private void accept(
            Decision.Accepted accepted, @Nullable String commandId, @Nullable Asker asker) {
        for (Event event : accepted.events()) {
            scratch = Game.apply(scratch, event);
            events.add(event);
            EventCodec.Encoded encoded = EventCodec.encode(event);
            // Somebody who took a seat asks under its number when asking again.
            String seat =
                    event instanceof Event.SeatTaken taken && commandId != null
                            ? Asker.of(taken.seat()).inRow()
                            : asker == null ? null : asker.inRow();
            rows.add(
                    new NewEvent(
                            encoded.type(),
                            encoded.version(),
                            commandId,
                            seat,
                            at,
                            encoded.payload()));
        }
        for (Map.Entry<TextKey, String> text : accepted.texts().entrySet()) {
            texts.add(new TypedText(text.getKey(), text.getValue()));
        }
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

    /**
     * Remembers and gives the answers, now that what they rest on is committed.
     *
     * @param game for the messages
     * @param committed the state after the commit
     */
    void answer(String game, GameState committed) {
        for (Waiting each : waiting) {
            ServerMessage.Answer answer = each.answer();
            if (answer.code() == null) {
                book.accepted(each.asker(), answer.id());
            } else {
                book.refused(each.asker(), answer);
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
        return new NodeMessage.Answered(
                game,
                answer.id(),
                answer.code(),
                answer.sentence(),
                seat == null ? null : seat.id().value());
    }
}
