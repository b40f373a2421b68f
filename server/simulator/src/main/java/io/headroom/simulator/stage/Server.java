package io.headroom.simulator.stage;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.cost.BatchTimes;
import io.headroom.simulator.cost.BatchView;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Actor;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Rank;

/**
 * Works on one batch at a time. Its pending event is the next instant at which members leave or it
 * becomes free; between these nothing happens, however many tokens are made.
 */
final class Server implements Actor, BatchView {
    private final Station station;
    private final int number;
    private final Calendar calendar;
    private final RequestTable requests;
    private final Streams.Stream noise;
    private final ServicePlan service;
    private final int maxBatch;
    private final int actor;
    private final BatchTimes times;
    private final int[] members;

    /** Member numbers in the order in which they leave. */
    private final int[] leaving;

    private int size;
    private int left;
    private long startNanos;

    Server(Station station, int number, Station.Surroundings surroundings, Streams.Stream noise) {
        this.station = station;
        this.number = number;
        this.noise = noise;
        calendar = surroundings.calendar();
        requests = surroundings.requests();
        service = station.plan().service();
        maxBatch = station.plan().batching().maxBatch();
        actor = calendar.register(Rank.COMPLETION, this);
        times = new BatchTimes(maxBatch);
        members = new int[maxBatch];
        leaving = new int[maxBatch];
    }

    /** Adds a member to the batch that is about to start. */
    void board(int request) {
        members[size++] = request;
    }

    /** Starts the batch that has boarded. */
    void start(long nowNanos) {
        startNanos = nowNanos;
        left = 0;
        service.time(this, times);
        for (int member = 0; member < size; member++) {
            int place = member;
            while (place > 0 && times.leaveNanos(leaving[place - 1]) > times.leaveNanos(member)) {
                leaving[place] = leaving[place - 1];
                place--;
            }
            leaving[place] = member;
        }
        scheduleNext();
    }

    @Override
    public void act(long nowNanos) {
        long elapsed = nowNanos - startNanos;
        while (left < size && times.leaveNanos(leaving[left]) <= elapsed) {
            int member = leaving[left++];
            station.served(
                    members[member], nowNanos, startNanos + times.firstResponseNanos(member));
        }
        if (elapsed >= times.heldNanos()) {
            size = 0;
            station.freed(number, nowNanos);
        } else {
            scheduleNext();
        }
    }

    /** Loses its batch. */
    void crash() {
        calendar.schedule(actor, Calendar.NEVER);
        size = 0;
    }

    /** Whether it holds a batch, if only for members that have left. */
    boolean isBusy() {
        return size > 0;
    }

    /** Members still in service. */
    int remaining() {
        return size - left;
    }

    /** Number {@code index} of these. */
    int remaining(int index) {
        return members[leaving[left + index]];
    }

    private void scheduleNext() {
        long next = left < size ? times.leaveNanos(leaving[left]) : times.heldNanos();
        calendar.schedule(actor, Math.addExact(startNanos, next));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int maxBatch() {
        return maxBatch;
    }

    @Override
    public long workPermille(int member) {
        return requests.workPermille(members[member]);
    }

    @Override
    public int promptTokens(int member) {
        return requests.promptTokens(members[member]);
    }

    @Override
    public int outputTokens(int member) {
        return requests.outputTokens(members[member]);
    }

    @Override
    public long noiseWord(int member) {
        return noise.word(requests.ordinal(members[member]));
    }
}
