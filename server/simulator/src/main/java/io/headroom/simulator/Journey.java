package io.headroom.simulator;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.engine.ReplicaRole;
import io.headroom.simulator.measure.Ledger;
import io.headroom.simulator.measure.Verdict;
import io.headroom.simulator.path.Paths;
import io.headroom.simulator.request.EndedRequest;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestObserver;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.WorkPart;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.traffic.ArrivalProcess;
import io.headroom.simulator.traffic.Entrance;
import io.headroom.simulator.traffic.Prefix;

import java.util.ArrayList;
import java.util.List;

/** The way of one flow's requests: in, along their path, out. */
final class Journey implements Entrance, Paths.Ending {
    /** Flows are told apart in the draws of their requests by the bits above these. */
    private static final int ORDINAL_BITS = 44;

    private final int flow;
    private final int kind;
    private final RequestTable requests;
    private final Ledger ledger;
    private final Judge judge;

    /** Of {@link Judge#goodNanos}, beside what every request touches. */
    private final long goodNanos;

    private final RequestObserver observer;
    private final boolean observed;

    /** Whether language models answer, token by token. */
    private final boolean hasTokens;

    private final Ended ended = new Ended();
    private final Paths.Entry entry;
    private ArrivalProcess[] followers = new ArrivalProcess[0];
    private long sent;

    Journey(int flow, Flow plan, Paths paths, RequestTable requests, Watched watched) {
        this.flow = flow;
        this.requests = requests;
        kind = RequestTable.kind(flow, plan.priority());
        ledger = watched.ledger();
        judge = new Judge(plan.objective(), requests, watched.misses());
        goodNanos = judge.goodNanos();
        observer = watched.observer();
        observed = !observer.equals(RequestObserver.NONE);
        StagePlan path = plan.path();
        hasTokens = makesTokens(path);
        entry = paths.add(path, this);
    }

    private static boolean makesTokens(StagePlan path) {
        Leaves leaves = new Leaves();
        leaves.add(path);
        for (StagePlan leaf : leaves.inOrder()) {
            if (leaf instanceof EnginePlan engine
                    && engine.replica().role() != ReplicaRole.PREFILL) {
                return true;
            }
        }
        return false;
    }

    /** Who is told, and by which draws answers are missed. */
    record Watched(Ledger ledger, RequestObserver observer, Streams.Stream misses) {}

    /** Says who sends the requests; who wants to know is told when they have left. */
    void begin(List<ArrivalProcess> started) {
        List<ArrivalProcess> follow = new ArrayList<>();
        for (ArrivalProcess source : started) {
            if (source.follows()) {
                follow.add(source);
            }
        }
        followers = follow.toArray(followers);
    }

    @Override
    public void arrive(
            long nowNanos, int promptTokens, int outputTokens, long workPermille, int user) {
        int request = row(nowNanos);
        requests.carry(request, promptTokens, outputTokens, workPermille, user);
        enter(request, nowNanos);
    }

    @Override
    public void arrive(
            long nowNanos,
            int promptTokens,
            int outputTokens,
            long workPermille,
            int user,
            Prefix prefix) {
        int request = row(nowNanos);
        requests.carry(request, promptTokens, outputTokens, workPermille, user);
        requests.beginnings()
                .share(request, prefix.group(), prefix.groupTokens(), prefix.historyTokens());
        enter(request, nowNanos);
    }

    @Override
    public void arriveOfSet(long nowNanos, long setNanos, long workPermille, int user) {
        int request = row(nowNanos);
        requests.carry(request, 1, 1, workPermille, user);
        judge.isOfSet(request, setNanos);
        enter(request, nowNanos);
    }

    private int row(long nowNanos) {
        long key = ((long) flow << ORDINAL_BITS) + sent++;
        return requests.arrive(nowNanos, key, kind);
    }

    private void enter(int request, long nowNanos) {
        ledger.arrived(flow, nowNanos);
        entry.accept(request, nowNanos);
    }

    @Override
    public void completed(int request, long nowNanos) {
        long arrival = requests.arrivalNanos(request);
        long first = requests.firstResponseNanos(request) - arrival;
        long whole = nowNanos - arrival;
        Verdict verdict =
                whole <= goodNanos && requests.cuts().isEmpty()
                        ? Verdict.GOOD
                        : judge.of(request, first, whole);
        ledger.completed(flow, nowNanos, first, whole, requests.waitedNanos(request), verdict);
        ledger.spent(flow, arrival, requests, request);
        if (hasTokens) {
            int asked = requests.outputTokens(request);
            int made = requests.cuts().tokensMade(request, asked);
            long last = requests.labels().lastTokens().nanos(request, nowNanos) - arrival;
            ledger.paced(flow, arrival, last - first, made);
        }
        leave(request, nowNanos, Outcome.COMPLETED, verdict == Verdict.GOOD);
    }

    @Override
    public void lost(int request, long nowNanos, Outcome outcome) {
        requests.end(request, nowNanos);
        ledger.lost(flow, nowNanos, outcome, nowNanos - requests.arrivalNanos(request));
        leave(request, nowNanos, outcome, false);
    }

    private void leave(int request, long nowNanos, Outcome outcome, boolean good) {
        long age = nowNanos - requests.arrivalNanos(request);
        if (requests.labelledNanos(request) != age) {
            throw new IllegalStateException(
                    "stage times of request "
                            + requests.ordinal(request)
                            + " add up to "
                            + requests.labelledNanos(request)
                            + " ns of its "
                            + age);
        }
        if (observed) {
            ended.show(request, nowNanos, outcome, good);
            observer.ended(ended);
        }
        int user = requests.user(request);
        requests.release(request);
        for (ArrivalProcess follower : followers) {
            follower.left(nowNanos, user);
        }
    }

    /** The request that has just ended, shown to the observer. */
    private final class Ended implements EndedRequest {
        private int request;
        private long endNanos;
        private boolean good;
        private Outcome outcome = Outcome.COMPLETED;

        private void show(int row, long nanos, Outcome how, boolean isGood) {
            request = row;
            endNanos = nanos;
            outcome = how;
            good = isGood;
        }

        @Override
        public long ordinal() {
            return requests.ordinal(request);
        }

        @Override
        public int flow() {
            return flow;
        }

        @Override
        public int user() {
            return requests.user(request);
        }

        @Override
        public int promptTokens() {
            return requests.promptTokens(request);
        }

        @Override
        public int outputTokens() {
            return requests.outputTokens(request);
        }

        @Override
        public long arrivalNanos() {
            return requests.arrivalNanos(request);
        }

        @Override
        public long firstResponseNanos() {
            return requests.firstResponseNanos(request);
        }

        @Override
        public long lastTokenNanos() {
            return requests.labels().lastTokens().nanos(request, endNanos);
        }

        @Override
        public long endNanos() {
            return endNanos;
        }

        @Override
        public Outcome outcome() {
            return outcome;
        }

        @Override
        public boolean isGood() {
            return good;
        }

        @Override
        public long waitedNanos() {
            return requests.waitedNanos(request);
        }

        @Override
        public int preemptions() {
            return requests.labels().preemptions(request);
        }

        @Override
        public long labelNanos(int label) {
            return requests.labels().nanos(request, label);
        }

        @Override
        public long workNanos(WorkPart part) {
            return requests.labels().work().nanos(request, part.number());
        }
    }
}
