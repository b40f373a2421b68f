package io.headroom.simulator.traffic;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.KeyedHeap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Clients that think, send a request, wait until it has left the system and think again. One actor
 * for all: its pending event is the end of the earliest thought. What a client thinks and asks for
 * depends on its number and its turn alone, not on the order of the others.
 */
final class ClosedLoopArrivals extends ArrivalProcess {
    /** A client whose request is refused at once and who never thinks comes back after this. */
    private static final long LEAST_PAUSE_NANOS = 1_000_000;

    private static final byte ABSENT = 0;
    private static final byte THINKING = 1;
    private static final byte WAITING = 2;

    /** Waits for the end of its request and goes then, because a burst is over. */
    private static final byte GOING = 3;

    private final TrafficPlan.ClosedLoop plan;
    private final Streams.Stream thinkWords;
    private final Requests requests;

    /** Clients by the end of their thought. */
    private final KeyedHeap thinking = new KeyedHeap();

    private final Streams.Stream turnWords;

    /** Of clients that converse, by number. */
    private final List<Conversation> conversations = new ArrayList<>();

    private byte[] states;
    private int[] turns;
    private long[] sentNanos;
    private int clients;

    ClosedLoopArrivals(TrafficPlan.ClosedLoop plan, Streams streams, Context context) {
        super(context);
        this.plan = plan;
        thinkWords = streams.of(Purpose.THINK, context.flow());
        turnWords = streams.of(Purpose.TURNS, context.flow());
        requests = new Requests(plan.shape(), 1, streams, context.flow());
        states = new byte[plan.clients()];
        turns = new int[plan.clients()];
        sentNanos = new long[plan.clients()];
        resize(0, plan.clients());
    }

    @Override
    public void act(long nowNanos) {
        int client = thinking.removeFirst();
        states[client] = WAITING;
        sentNanos[client] = nowNanos;
        if (plan.conversations() == null) {
            requests.send(this, nowNanos, drawIndex(client), client);
        } else {
            requests.sendTurn(this, nowNanos, drawIndex(client), client, talk(client));
        }
        scheduleFirst();
    }

    /** A client's conversation, a new one if the last is over. */
    private Conversation talk(int client) {
        TrafficPlan.Turns turnsOf = Objects.requireNonNull(plan.conversations());
        while (conversations.size() <= client) {
            conversations.add(new Conversation());
        }
        Conversation conversation = conversations.get(client);
        if (conversation.isOver(turnsOf.mostTokens())) {
            double count = turnsOf.count().sample(turnWords.word(drawIndex(client)));
            conversation.begin(Math.max(1, Rounded.nanos(count)));
        }
        return conversation;
    }

    @Override
    public boolean follows() {
        return true;
    }

    @Override
    public void left(long nowNanos, int client) {
        if (states[client] == GOING) {
            states[client] = ABSENT;
        } else if (states[client] == WAITING) {
            turns[client]++;
            think(nowNanos, client);
            scheduleFirst();
        } else {
            throw new IllegalStateException(
                    "client " + client + " has no request that could leave at " + nowNanos);
        }
    }

    @Override
    void factorChanged(long nowNanos, long beforePermille) {
        long wanted = plan.clients() * factorPermille() / UNIT_PERMILLE;
        resize(nowNanos, (int) Math.max(1, Math.min(TrafficPlan.ClosedLoop.MOST_CLIENTS, wanted)));
    }

    /** Lets clients come, who begin by thinking, or go, as soon as they have no request. */
    private void resize(long nowNanos, int wanted) {
        if (wanted > states.length) {
            states = Arrays.copyOf(states, wanted);
            turns = Arrays.copyOf(turns, wanted);
            sentNanos = Arrays.copyOf(sentNanos, wanted);
        }
        for (int client = clients; client < wanted; client++) {
            if (states[client] == GOING) {
                states[client] = WAITING;
            } else {
                turns[client]++;
                sentNanos[client] = -1;
                think(nowNanos, client);
            }
        }
        for (int client = wanted; client < clients; client++) {
            if (states[client] == THINKING) {
                thinking.remove(client);
                states[client] = ABSENT;
            } else {
                states[client] = GOING;
            }
        }
        clients = wanted;
        scheduleFirst();
    }

    private void think(long nowNanos, int client) {
        long nanos = Rounded.nanos(plan.thinkNanos().sample(thinkWords.word(drawIndex(client))));
        // Without thought a refused client would send for ever at one instant.
        boolean isStuck = nanos == 0 && sentNanos[client] == nowNanos;
        states[client] = THINKING;
        thinking.add(client, nowNanos + (isStuck ? LEAST_PAUSE_NANOS : nanos));
    }

    private void scheduleFirst() {
        scheduleArrival(thinking.isEmpty() ? Calendar.NEVER : thinking.firstKey());
    }

    private long drawIndex(int client) {
        return (long) client << Integer.SIZE | (turns[client] & 0xFFFF_FFFFL);
    }
}
