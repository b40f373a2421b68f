package io.headroom.simulator.stage;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.policy.BatchingPlan;
import io.headroom.simulator.policy.Overflow;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Actor;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.List;

/**
 * A waiting line, a batcher and servers. As an actor it has one timer: the window of the oldest
 * waiting request while a server is free, or the end of a reset.
 */
public final class Station implements Actor {
    private final StationPlan plan;
    private final BatchingPlan batching;
    private final Exit exit;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final int timer;
    private final WaitingLine line = new WaitingLine();
    private final List<Server> servers = new ArrayList<>();

    /** Numbers of free servers, as a stack: the one that became free last starts first. */
    private final int[] free;

    private int freeCount;
    private long timerNanos = Calendar.NEVER;
    private boolean resetting;

    /** What a station shares with others. */
    public record Surroundings(Calendar calendar, RequestTable requests, Streams streams) {}

    /** An idle station; {@code index} is its place in the sequence and names its noise. */
    public Station(
            StationPlan plan, int index, Surroundings surroundings, StageLedger ledger, Exit exit) {
        this.plan = plan;
        this.batching = plan.batching();
        this.exit = exit;
        this.ledger = ledger;
        requests = surroundings.requests();
        calendar = surroundings.calendar();
        timer = calendar.register(Rank.TIMER, this);
        Streams.Stream noise = surroundings.streams().of(Purpose.SERVICE_NOISE, index);
        free = new int[plan.servers()];
        for (int number = 0; number < plan.servers(); number++) {
            servers.add(new Server(this, number, surroundings, noise));
        }
        freeAll();
    }

    /** Its plan. */
    public StationPlan plan() {
        return plan;
    }

    /** A request comes. */
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        if (resetting) {
            ledger.turnedAway();
            exit.lost(request, nowNanos, Outcome.CRASHED);
            return;
        }
        ledger.entered(nowNanos);
        line.add(request);
        startWhatMay(nowNanos);
        if (line.size() > plan.queue().capacity()) {
            overflow(nowNanos);
        }
    }

    @Override
    public void act(long nowNanos) {
        timerNanos = Calendar.NEVER;
        resetting = false;
        startWhatMay(nowNanos);
    }

    /** A member of a batch leaves its server. */
    void served(int request, long nowNanos, long firstResponseNanos) {
        long nanos = nowNanos - requests.startedNanos(request);
        ledger.served(nowNanos, nanos);
        requests.label(request, nanos);
        exit.passed(request, nowNanos, firstResponseNanos);
    }

    /** A server is free again. */
    void freed(int server, long nowNanos) {
        ledger.serverFreed(nowNanos);
        free[freeCount++] = server;
        startWhatMay(nowNanos);
    }

    private void startWhatMay(long nowNanos) {
        while (freeCount > 0 && line.size() > 0) {
            long oldestWait = nowNanos - requests.enteredNanos(line.get(0));
            if (!batching.mayStart(line.size(), oldestWait)) {
                break;
            }
            startBatch(servers.get(free[--freeCount]), nowNanos);
        }
        boolean waitsForCompany = freeCount > 0 && line.size() > 0;
        setTimer(
                waitsForCompany
                        ? requests.enteredNanos(line.get(0)) + batching.windowNanos()
                        : Calendar.NEVER);
    }

    /**
     * Takes the oldest. Their waiting is split at the instant at which they were ready: when the
     * batch was full or the window of its first member closed, whichever came first. Before it a
     * request waited for company, after it for a server.
     */
    private void startBatch(Server server, long nowNanos) {
        int size = Math.min(batching.maxBatch(), line.size());
        long ready = requests.enteredNanos(line.get(0)) + batching.windowNanos();
        if (size == batching.maxBatch()) {
            ready = Math.min(ready, requests.enteredNanos(line.get(size - 1)));
        }
        ledger.batchStarted(nowNanos);
        for (int member = 0; member < size; member++) {
            int request = line.removeOldest();
            long entered = requests.enteredNanos(request);
            long forming = Math.max(0, ready - entered);
            long waited = nowNanos - entered;
            ledger.started(requests.workPermille(request), forming, waited - forming);
            requests.start(request, nowNanos);
            requests.label(request, waited);
            server.board(request);
        }
        server.start(nowNanos);
    }

    private void overflow(long nowNanos) {
        Overflow overflow = plan.queue().overflow();
        if (overflow.resetNanos() > 0) {
            crash(nowNanos, overflow.resetNanos());
            return;
        }
        loseWaiting(
                overflow.losesOldest() ? line.removeOldest() : line.removeNewest(),
                nowNanos,
                overflow.outcome());
        // The window belongs to the oldest, which may be another one now.
        startWhatMay(nowNanos);
    }

    private void crash(long nowNanos, long resetNanos) {
        while (line.size() > 0) {
            loseWaiting(line.removeOldest(), nowNanos, Outcome.CRASHED);
        }
        for (Server server : servers) {
            if (server.isBusy()) {
                crash(server, nowNanos);
            }
        }
        freeAll();
        resetting = true;
        setTimer(nowNanos + resetNanos);
    }

    private void crash(Server server, long nowNanos) {
        for (int index = 0; index < server.remaining(); index++) {
            int request = server.remaining(index);
            long nanos = nowNanos - requests.startedNanos(request);
            ledger.lostServing(nowNanos, nanos);
            requests.label(request, nanos);
            exit.lost(request, nowNanos, Outcome.CRASHED);
        }
        server.crash();
        ledger.serverFreed(nowNanos);
    }

    private void loseWaiting(int request, long nowNanos, Outcome outcome) {
        long waited = nowNanos - requests.enteredNanos(request);
        ledger.lostWaiting(nowNanos, waited);
        requests.label(request, waited);
        exit.lost(request, nowNanos, outcome);
    }

    private void freeAll() {
        freeCount = 0;
        for (int number = plan.servers() - 1; number >= 0; number--) {
            free[freeCount++] = number;
        }
    }

    private void setTimer(long nanos) {
        if (nanos != timerNanos) {
            timerNanos = nanos;
            calendar.schedule(timer, nanos);
        }
    }

    /** Its inside as the checker of the books sees it. */
    public StationView view() {
        return new StationView() {
            @Override
            public int waiting() {
                return line.size();
            }

            @Override
            public int waiting(int place) {
                return line.get(place);
            }

            @Override
            public int freeServers() {
                return freeCount;
            }

            @Override
            public boolean resetting() {
                return resetting;
            }

            @Override
            public List<Integer> serving() {
                List<Integer> serving = new ArrayList<>();
                for (Server server : servers) {
                    for (int index = 0; server.isBusy() && index < server.remaining(); index++) {
                        serving.add(server.remaining(index));
                    }
                }
                return serving;
            }
        };
    }
}
