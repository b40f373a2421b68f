package io.headroom.simulator.stage;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.cost.BatchTimes;
import io.headroom.simulator.cost.BatchView;
import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

/**
 * Works on one batch at a time. Its pending event is the next instant at which members leave or it
 * becomes free; between these nothing happens, however many tokens are made.
 *
 * <p>It keeps how much of the batch's service is done, so that its speed may change in between: a
 * server at k thousandths of its speed does k picoseconds of service in a nanosecond.
 */
final class Server implements EventHandler, BatchView {
    private static final long FULL_SPEED = 1000;
    private static final long NOT_YET = -1;
    private static final int NONE = RequestTable.NONE;

    private final Station station;
    private final int number;
    private final Calendar calendar;
    private final RequestTable requests;
    private final Streams.Stream noise;
    private final ServicePlan service;

    /** Items of a request beyond so many are left out. */
    private final int itemCap;

    private final boolean caps;
    private final int actor;

    /** The only member, where one is served by itself and has its answer in one piece. */
    private int alone = NONE;

    private boolean busy;
    private boolean acting;

    /** How long the batch takes at full speed. */
    private long heldNanos;

    private long anchorNanos;
    private long donePicos;
    private long speedPermille = FULL_SPEED;
    private int maxBatch;
    private int size;
    private int left;
    private int last;
    private BatchTimes times = new BatchTimes(0);
    private int[] members = {};

    /** Member numbers in the order in which they leave. */
    private int[] leaving = {};

    /** When members had their first response, if that was before the speed last changed. */
    private long[] respondedNanos = {};

    Server(Station station, int number, Streams.Stream noise) {
        this.station = station;
        this.number = number;
        this.noise = noise;
        calendar = station.surroundings().calendar();
        requests = station.surroundings().requests();
        service = station.plan().service();
        itemCap = service.itemCap();
        caps = itemCap < Integer.MAX_VALUE;
        actor = calendar.register(Rank.COMPLETION, this);
    }

    /** Makes room for batches of that size; it must be free. */
    void setMaxBatch(int most) {
        if (most != maxBatch) {
            maxBatch = most;
            times = new BatchTimes(most);
            members = new int[most];
            leaving = new int[most];
            respondedNanos = new long[most];
        }
    }

    /** Starts a request by itself, whose service is in one piece. */
    void startAlone(int request, ServicePlan.Together inOnePiece, long nowNanos) {
        alone = request;
        busy = true;
        anchorNanos = nowNanos;
        donePicos = 0;
        heldNanos = inOnePiece.nanos(this);
        calendar.schedule(actor, reachedBy(heldNanos));
    }

    /** Adds a member to the batch that is about to start. */
    void board(int request) {
        members[size++] = request;
    }

    /** Starts the batch that has boarded. */
    void start(long nowNanos) {
        busy = true;
        anchorNanos = nowNanos;
        donePicos = 0;
        left = 0;
        last = size;
        service.time(this, times);
        heldNanos = times.heldNanos();
        for (int member = 0; member < size; member++) {
            respondedNanos[member] = NOT_YET;
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
        if (alone != NONE) {
            actAlone(nowNanos);
            return;
        }
        acting = true;
        while (left < last && reachedBy(times.leaveNanos(leaving[left])) <= nowNanos) {
            int member = leaving[left++];
            served(members[member], nowNanos, firstResponseNanos(member));
        }
        acting = false;
        if (!busy) {
            return;
        }
        if (left == last && (last < size || reachedBy(heldNanos) <= nowNanos)) {
            free(nowNanos);
        } else {
            scheduleNext();
        }
    }

    private void actAlone(long nowNanos) {
        int request = alone;
        alone = NONE;
        acting = true;
        served(request, nowNanos, nowNanos);
        acting = false;
        if (busy) {
            busy = false;
            station.freedAlone(this, nowNanos);
        }
    }

    private void served(int request, long nowNanos, long firstResponseNanos) {
        if (caps && ServicePlan.wholeItems(requests.workPermille(request)) > itemCap) {
            requests.cuts().cutItems(request, itemCap);
        }
        station.served(request, nowNanos, firstResponseNanos);
    }

    /** Takes a member out of its batch; with nobody left to work for, the server is free. */
    void remove(int request, long nowNanos) {
        if (alone == request) {
            free(nowNanos);
            return;
        }
        int place = left;
        while (members[leaving[place]] != request) {
            place++;
        }
        last--;
        System.arraycopy(leaving, place + 1, leaving, place, last - place);
        if (acting) {
            return;
        }
        if (left == last) {
            free(nowNanos);
        } else {
            scheduleNext();
        }
    }

    /** Takes the member out that would leave last, and stays busy even if it was the only one. */
    int takeLast() {
        if (alone != NONE) {
            int request = alone;
            alone = NONE;
            return request;
        }
        return members[leaving[--last]];
    }

    /** Loses its batch. */
    void clear() {
        calendar.schedule(actor, Calendar.NEVER);
        alone = NONE;
        size = 0;
        left = 0;
        last = 0;
        busy = false;
    }

    /** Goes on at another speed; 0 hangs. */
    void setSpeed(long permille, long nowNanos) {
        if (permille == speedPermille) {
            return;
        }
        if (busy) {
            for (int member = 0; member < size; member++) {
                long instant = reachedBy(times.firstResponseNanos(member));
                if (respondedNanos[member] == NOT_YET && instant <= nowNanos) {
                    respondedNanos[member] = instant;
                }
            }
            donePicos += (nowNanos - anchorNanos) * speedPermille;
            anchorNanos = nowNanos;
        }
        speedPermille = permille;
        if (busy) {
            scheduleNext();
        }
    }

    int number() {
        return number;
    }

    /** Whether it holds a batch, if only for members that have left. */
    boolean isBusy() {
        return busy;
    }

    /** Members still in service. */
    int remaining() {
        return alone == NONE ? last - left : 1;
    }

    /** Number {@code index} of these. */
    int remaining(int index) {
        return alone == NONE ? members[leaving[left + index]] : alone;
    }

    /** How far the oldest member's service goes, from the start of the batch. */
    long heldNanos() {
        return heldNanos;
    }

    private void free(long nowNanos) {
        clear();
        station.freed(this, nowNanos);
    }

    private void scheduleNext() {
        long next = left < last ? times.leaveNanos(leaving[left]) : heldNanos;
        calendar.schedule(actor, reachedBy(next));
    }

    private long firstResponseNanos(int member) {
        long known = respondedNanos[member];
        return known == NOT_YET ? reachedBy(times.firstResponseNanos(member)) : known;
    }

    /** When so much service is done; for what is done already, an instant that is over. */
    private long reachedBy(long serviceNanos) {
        if (speedPermille == FULL_SPEED && donePicos == 0) {
            return anchorNanos + serviceNanos;
        }
        long picos = serviceNanos * FULL_SPEED - donePicos;
        if (picos <= 0) {
            return anchorNanos;
        }
        return speedPermille == 0 ? Calendar.NEVER : anchorNanos + (picos - 1) / speedPermille + 1;
    }

    private int row(int member) {
        return alone == NONE ? members[member] : alone;
    }

    @Override
    public int size() {
        return alone == NONE ? size : 1;
    }

    @Override
    public int maxBatch() {
        return alone == NONE ? maxBatch : 1;
    }

    @Override
    public long workPermille(int member) {
        return requests.workPermille(row(member));
    }

    @Override
    public int promptTokens(int member) {
        return requests.promptTokens(row(member));
    }

    @Override
    public int outputTokens(int member) {
        return requests.outputTokens(row(member));
    }

    @Override
    public long interruptsPermille() {
        return station.interruptsPermille();
    }

    @Override
    public long noiseWord(int member) {
        return noise.word(requests.key(row(member)));
    }
}
