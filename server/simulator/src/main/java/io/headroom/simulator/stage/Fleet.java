package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The servers of a station and their life: off, starting, ready, draining, lost. Starting, ready
 * and draining servers are provisioned and paid for.
 */
final class Fleet implements Scaled {
    private static final long FULL_SPEED = 1000;

    private enum State {
        OFF,
        STARTING,
        READY,
        DRAINING,
        LOST
    }

    private final Station station;
    private final StageLedger ledger;
    private final Streams.Stream noise;
    private final Streams.Stream starts;
    private final Deadlines coldStarts;
    private final Deadlines outages;
    private final List<Server> servers = new ArrayList<>();
    private final List<State> states = new ArrayList<>();

    /** The speed of each, in thousandths, on top of the speed of all. */
    private final List<Long> speeds = new ArrayList<>();

    /** Numbers of free servers, as a stack: the one that became free last starts first. */
    private int[] free = new int[4];

    private int freeCount;
    private int readyCount;
    private int startingCount;

    /** How many there should be. */
    private int wanted;

    private long started;
    private long speedOfAll = FULL_SPEED;
    private long speedOfDevice = FULL_SPEED;

    /** Whether no server ever came or went. */
    private boolean steady = true;

    Fleet(Station station) {
        this.station = station;
        ledger = station.ledger();
        Leaf.Surroundings surroundings = station.surroundings();
        noise = surroundings.streams().of(Purpose.SERVICE_NOISE, station.index());
        starts = surroundings.streams().of(Purpose.COLD_START, station.index());
        Calendar calendar = surroundings.calendar();
        coldStarts = new Deadlines(calendar, Rank.TIMER, this::warmedUp);
        outages = new Deadlines(calendar, Rank.TIMER, this::outageOver);
        wanted = station.plan().servers();
        for (int number = 0; number < wanted; number++) {
            add();
            states.set(number, State.READY);
            readyCount++;
        }
        freeAll(0);
    }

    /** Servers that may start a batch now. */
    int freeCount() {
        return freeCount;
    }

    /** Servers that can work now and may be given more. */
    @Override
    public int readyCount() {
        return readyCount;
    }

    /** Servers that are ready or on their way. */
    @Override
    public int provisionedToStay() {
        return readyCount + startingCount;
    }

    @Override
    public long waiting() {
        return ledger.waiting();
    }

    @Override
    public long entered() {
        return ledger.entered();
    }

    @Override
    public long started() {
        return ledger.started();
    }

    @Override
    public long busyNanos(long nowNanos) {
        return ledger.busyNanos(nowNanos);
    }

    @Override
    public void resize(int servers, long nowNanos) {
        station.scaleTo(servers, nowNanos);
    }

    /** Whether a server stays when it is free. */
    boolean isReady(Server server) {
        return steady || states.get(server.number()) == State.READY;
    }

    /** How many servers there ever were. */
    int count() {
        return servers.size();
    }

    Server server(int number) {
        return servers.get(number);
    }

    /** Takes a free server. */
    Server take() {
        return servers.get(free[--freeCount]);
    }

    /** A server has finished its batch. */
    void freed(Server server, long nowNanos) {
        int number = server.number();
        if (states.get(number) == State.DRAINING) {
            states.set(number, State.OFF);
            ledger.provisioned(-1, nowNanos);
        } else if (states.get(number) == State.READY) {
            push(number);
        }
    }

    /** All that are ready are free, and those that drained go: after a crash took every batch. */
    void freeAll(long nowNanos) {
        freeCount = 0;
        for (int number = servers.size() - 1; number >= 0; number--) {
            freed(servers.get(number), nowNanos);
        }
    }

    /** There shall be so many. */
    void scaleTo(int desired, long nowNanos) {
        wanted = desired;
        steady = steady && desired == readyCount;
        for (int number = 0; number < servers.size(); number++) {
            if (provisionedToStay() < desired && states.get(number) == State.DRAINING) {
                states.set(number, State.READY);
                readyCount++;
            }
        }
        for (int number = 0; provisionedToStay() < desired; number++) {
            if (number == servers.size()) {
                add();
            }
            if (states.get(number) == State.OFF) {
                start(number, nowNanos);
            }
        }
        for (int number = servers.size() - 1; provisionedToStay() > desired; number--) {
            retire(number, nowNanos);
        }
    }

    /** Loses servers, lowest numbers first, for {@code outageNanos}. */
    void lose(int count, long outageNanos, long nowNanos) {
        steady = false;
        int lost = 0;
        for (int number = 0; lost < count && number < servers.size(); number++) {
            State state = states.get(number);
            if (state == State.OFF || state == State.LOST) {
                continue;
            }
            lost++;
            leave(number, state, nowNanos);
            states.set(number, State.LOST);
            outages.add(number, nowNanos + outageNanos);
            if (servers.get(number).isBusy()) {
                station.serverLost(servers.get(number), nowNanos);
            }
        }
    }

    /** A server, or with a negative number every one now and later, works at that speed. */
    void setSpeed(int number, long permille, long nowNanos) {
        if (number < 0) {
            speedOfAll = permille;
            for (int each = 0; each < servers.size(); each++) {
                applySpeed(each, nowNanos);
            }
        } else if (number < servers.size()) {
            speeds.set(number, permille);
            applySpeed(number, nowNanos);
        }
    }

    /** The device that they all run on works at that speed. */
    void setDeviceSpeed(long permille, long nowNanos) {
        speedOfDevice = permille;
        for (int each = 0; each < servers.size(); each++) {
            applySpeed(each, nowNanos);
        }
    }

    private void applySpeed(int number, long nowNanos) {
        long permille = speedOfAll * speeds.get(number) / FULL_SPEED * speedOfDevice / FULL_SPEED;
        servers.get(number).setSpeed(permille, nowNanos);
    }

    private void warmedUp(int number, long nowNanos) {
        startingCount--;
        readyCount++;
        states.set(number, State.READY);
        push(number);
        station.lookSoon(nowNanos);
    }

    private void outageOver(int number, long nowNanos) {
        states.set(number, State.OFF);
        // Others may have been started in its place.
        if (provisionedToStay() < wanted) {
            start(number, nowNanos);
        }
    }

    private void start(int number, long nowNanos) {
        states.set(number, State.STARTING);
        startingCount++;
        ledger.provisioned(1, nowNanos);
        double nanos = station.plan().fleet().coldStartNanos().sample(starts.word(started++));
        coldStarts.add(number, Math.addExact(nowNanos, Rounded.nanos(nanos)));
    }

    private void retire(int number, long nowNanos) {
        State state = states.get(number);
        if (state == State.READY && servers.get(number).isBusy()) {
            states.set(number, State.DRAINING);
            readyCount--;
        } else if (state == State.READY || state == State.STARTING) {
            leave(number, state, nowNanos);
            states.set(number, State.OFF);
        }
    }

    /** A server in that state is not provisioned any more. */
    private void leave(int number, State state, long nowNanos) {
        ledger.provisioned(-1, nowNanos);
        if (state == State.STARTING) {
            startingCount--;
            coldStarts.remove(number);
        } else if (state == State.READY) {
            readyCount--;
            removeFromFree(number);
        }
    }

    private void add() {
        Server server = new Server(station, servers.size(), noise);
        server.setSpeed(speedOfAll * speedOfDevice / FULL_SPEED, 0);
        servers.add(server);
        speeds.add(FULL_SPEED);
        states.add(State.OFF);
    }

    private void push(int number) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = number;
    }

    private void removeFromFree(int number) {
        for (int place = 0; place < freeCount; place++) {
            if (free[place] == number) {
                freeCount--;
                System.arraycopy(free, place + 1, free, place, freeCount - place);
                return;
            }
        }
    }
}
