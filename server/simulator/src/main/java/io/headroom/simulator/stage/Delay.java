package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import java.util.ArrayList;
import java.util.List;

/** Holds every request for its own time, and no more of them than there is room for. */
public final class Delay extends Leaf {
    private static final long UNIT_PERMILLE = 1000;

    private final DelayPlan plan;
    private final RequestTable requests;
    private final Streams.Stream words;
    private final Deadlines ends;
    private final Room room;
    private long factorPermille = UNIT_PERMILLE;

    /** An empty delay. */
    public Delay(DelayPlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        requests = surroundings.requests();
        words = surroundings.streams().of(Purpose.SERVICE_NOISE, index);
        ends = new Deadlines(surroundings.calendar(), Rank.COMPLETION, this::ended);
        room =
                new Room(
                        plan.room(),
                        surroundings.calendar(),
                        requests,
                        surroundings.priorities(),
                        new Entrance());
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        if (room.enter(request, nowNanos)) {
            ledger().served(requests.workPermille(request), nowNanos);
            begin(request, nowNanos);
        } else {
            ledger().entered(nowNanos);
        }
    }

    /** Who finds no room waits for none: at the end of the instant he is in it or lost. */
    private final class Entrance implements Room.Door {
        @Override
        public void admit(int request, long nowNanos) {
            ledger().started(requests.workPermille(request), 0, 0, nowNanos);
            begin(request, nowNanos);
        }

        @Override
        public void lose(int request, long nowNanos, Outcome outcome) {
            if (ends.contains(request)) {
                ledger().lostServing(nowNanos, takeOut(request, nowNanos));
            } else {
                room.leave(request, nowNanos);
                ledger().lostWaiting(nowNanos, 0);
            }
            surroundings().exit().lost(request, nowNanos, outcome);
        }
    }

    private void begin(int request, long nowNanos) {
        requests.start(request, nowNanos);
        long nanos = Rounded.nanos(plan.nanos().sample(words.word(requests.key(request))));
        ends.add(request, Math.addExact(nowNanos, Rounded.permille(nanos, factorPermille)));
        startedAtOnce(request, nowNanos);
    }

    /** Whoever comes from now on stays for so many thousandths of his time. */
    public void setFactor(long permille) {
        factorPermille = permille;
    }

    @Override
    public void cancel(int request, long nowNanos) {
        if (ends.contains(request)) {
            ledger().cancelledServing(nowNanos, takeOut(request, nowNanos));
        } else {
            room.leave(request, nowNanos);
            ledger().cancelledWaiting(nowNanos, 0);
        }
    }

    /** Takes a request out before its time; returns how long it was here. */
    private long takeOut(int request, long nowNanos) {
        ends.remove(request);
        room.leave(request, nowNanos);
        long nanos = nowNanos - requests.startedNanos(request);
        requests.label(request, serviceLabel(index()), nanos);
        return nanos;
    }

    private void ended(int request, long nowNanos) {
        room.leave(request, nowNanos);
        long nanos = nowNanos - requests.startedNanos(request);
        ledger().left(nowNanos, nanos, nanos);
        requests.label(request, serviceLabel(index()), nanos);
        requests.respond(request, nowNanos);
        surroundings().exit().passed(request, nowNanos);
    }

    @Override
    public LeafView view() {
        return new Crowd(ends);
    }

    /** All are in service. */
    private record Crowd(Deadlines ends) implements LeafView {
        @Override
        public List<Integer> waiting() {
            return List.of();
        }

        @Override
        public List<Integer> serving() {
            List<Integer> serving = new ArrayList<>();
            for (int place = 0; place < ends.size(); place++) {
                serving.add(ends.at(place));
            }
            return serving;
        }

        @Override
        public int freeServers() {
            return 0;
        }

        @Override
        public boolean idlesWithWork(long nowNanos) {
            return false;
        }
    }
}
