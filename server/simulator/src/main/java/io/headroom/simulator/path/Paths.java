package io.headroom.simulator.path;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.AttemptBooks;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.policy.BudgetPlan;
import io.headroom.simulator.policy.RoomPlan;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.Exit;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.Leaf;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.Lender;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.SyncPlan;
import io.headroom.simulator.time.Calendar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The paths of all flows through the leaves of a plan. */
public final class Paths implements Exit {
    private static final AttemptBudget.Told HEDGES = new AttemptBudget.Told("hedged", "withheld");
    private static final AttemptBudget.Told RETRIES =
            new AttemptBudget.Told("retried", "retriesWithheld");

    private final RequestTable requests;
    private final Places places = new Places();
    private final Building building;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private final Leaves byName = new Leaves();
    private final List<Meter> meters = new ArrayList<>();

    /** Those that somebody has set a bound for, one for a stage however often paths meet it. */
    private final List<InFlight> bounded = new ArrayList<>();

    /** What becomes of requests at the end of their path. */
    public interface Ending {
        /** A request is through. */
        void completed(int request, long nowNanos);

        /** A request was lost. */
        void lost(int request, long nowNanos, Outcome outcome);
    }

    /** Around a whole path: who is lost here is lost. */
    private record Outermost(Ending ending) implements Scope {
        @Override
        public void lost(int request, long nowNanos, Outcome outcome) {
            ending.lost(request, nowNanos, outcome);
        }

        @Override
        public void calledOff(int request, long nowNanos) {
            throw new IllegalStateException("nobody calls a whole request off");
        }
    }

    /** The beginning of a path. */
    public interface Entry {
        /** A request begins its path. */
        void accept(int request, long nowNanos);
    }

    /**
     * No paths yet.
     *
     * @param priorities number of classes of priority
     */
    public Paths(
            Calendar calendar,
            RequestTable requests,
            Streams streams,
            int priorities,
            AttemptBooks books) {
        this.requests = requests;
        Attempts attempts = new Attempts(requests, books, places);
        building = new Building(calendar, requests, streams, priorities, attempts);
    }

    /** Adds a leaf, in order of first mention in the plan. */
    public void add(StagePlan plan, Leaf leaf) {
        byName.add(plan);
        leaves.add(leaf);
        building.ownLabel(Leaves.name(plan) + ": waiting", TimeLabel.QUEUE);
        building.ownLabel(
                Leaves.name(plan) + ": service",
                plan instanceof LinkPlan ? TimeLabel.TRANSFER : TimeLabel.SERVICE);
    }

    /** Builds the path of the next flow. */
    public Entry add(StagePlan path, Ending ending) {
        Scope outermost = new Outermost(ending);
        return build(path, ends(outermost, ending::completed), outermost);
    }

    /** All paths are built: says what labels there are. */
    public void begin(boolean keepsLabels) {
        places.seal();
        requests.labels().begin(building.labels(), building.kinds(), keepsLabels);
    }

    /** What places keep books of beside. */
    public List<Meter> meters() {
        return List.copyOf(meters);
    }

    /** Attempts that wait to be launched. */
    public int notLaunched() {
        int count = 0;
        for (Fork fork : forks) {
            count += fork.notLaunched();
        }
        return count;
    }

    /** Whether a place is one where requests wait for attempts made for them. */
    public boolean waitsForAttempts(int place) {
        return places.at(place) instanceof Fork || places.at(place) instanceof Client;
    }

    @Override
    public void passed(int request, long nowNanos) {
        places.after(requests.place(request)).accept(request, nowNanos);
    }

    @Override
    public void lost(int request, long nowNanos, Outcome outcome) {
        places.at(requests.place(request)).scope().lost(request, nowNanos, outcome);
    }

    @Override
    public void rerouted(int request, long nowNanos) {
        places.at(requests.place(request)).scope().rerouted(request, nowNanos);
    }

    @Override
    public void killed(int request, long nowNanos) {
        Place place = places.at(requests.place(request));
        place.cancel(request, nowNanos);
        place.scope().lost(request, nowNanos, Outcome.CRASHED);
    }

    @Override
    public void startedTied(int request, long nowNanos) {
        int parent = requests.kinship().parent(request);
        if (parent != RequestTable.NONE && places.at(requests.place(parent)) instanceof Fork fork) {
            fork.started(request, nowNanos);
        }
    }

    private Place build(StagePlan stage, Place next, Scope scope) {
        if (stage instanceof SequencePlan sequence) {
            Place entrance = next;
            for (int index = sequence.stages().size() - 1; index >= 0; index--) {
                entrance = build(sequence.stages().get(index), entrance, scope);
            }
            return entrance;
        }
        if (stage instanceof ReplicasPlan replicas) {
            return build(replicas, next, scope);
        }
        if (stage instanceof ForkPlan plan) {
            AttemptBudget budget = budget(plan.name(), plan.budget(), HEDGES);
            InFlight inFlight = inFlight(plan.name(), plan.room());
            Fork.Beside beside = new Fork.Beside(null, budget, inFlight);
            return branches(
                    plan, places.add(new Fork(places.next(), scope, plan, beside, next, building)));
        }
        if (stage instanceof SyncPlan plan) {
            ForkPlan inner = plan.fork();
            Freshness freshness = new Freshness(plan);
            meters.add(freshness);
            InFlight inFlight = inFlight(plan.name(), plan.room());
            Fork.Beside beside = new Fork.Beside(freshness, null, inFlight);
            return branches(
                    inner,
                    places.add(new Fork(places.next(), scope, inner, beside, next, building)));
        }
        if (stage instanceof CascadePlan plan) {
            Cascade.Ways ways = new Cascade.Ways(build(plan.stage(), next, scope), next);
            return places.add(new Cascade(places.next(), scope, plan, ways, building));
        }
        if (stage instanceof PermittedPlan plan) {
            return build(plan.permits(), plan.stage(), next, scope);
        }
        if (stage instanceof PooledPlan plan) {
            return build(plan.pool(), plan.stage(), next, scope);
        }
        if (stage instanceof AttemptsPlan plan) {
            return client(plan, next, scope);
        }
        Leaf leaf = leaves.get(byName.indexOf(Leaves.name(stage)));
        return places.add(new LeafPlace(places.next(), scope, leaf, requests, next));
    }

    private Place client(AttemptsPlan plan, Place next, Scope scope) {
        AttemptBudget budget = budget(plan.name(), plan.budget(), RETRIES);
        Client.Beside beside = new Client.Beside(budget, inFlight(plan.name(), plan.room()));
        Client client = places.add(new Client(places.next(), scope, plan, beside, next, building));
        client.beginWith(build(plan.stage(), ends(client, client::passed), client));
        return client;
    }

    private @Nullable AttemptBudget budget(
            String name, @Nullable BudgetPlan plan, AttemptBudget.Told told) {
        if (plan == null) {
            return null;
        }
        AttemptBudget budget = new AttemptBudget(name, plan, told);
        meters.add(budget);
        return budget;
    }

    private InFlight inFlight(String name, RoomPlan plan) {
        for (InFlight known : bounded) {
            if (known.isOf(name, plan)) {
                return known;
            }
        }
        InFlight inFlight = new InFlight(name, plan, places, building);
        if (!plan.isWide()) {
            bounded.add(inFlight);
            meters.add(inFlight);
        }
        return inFlight;
    }

    private Place branches(ForkPlan plan, Fork fork) {
        forks.add(fork);
        Place join = ends(fork, fork::passed);
        for (ForkPlan.Branch branch : plan.branches()) {
            fork.add(build(branch.stage(), join, fork));
        }
        return fork;
    }

    private Place build(StagePlan lends, StagePlan part, Place next, Scope scope) {
        Leaf leaf = leaves.get(byName.indexOf(Leaves.name(lends)));
        if (!(leaf instanceof Lender lender)) {
            throw new IllegalArgumentException(Leaves.name(lends) + " lends nothing");
        }
        Place departure =
                ends(
                        scope,
                        (request, nowNanos) -> {
                            lender.giveBack(request, nowNanos);
                            next.accept(request, nowNanos);
                        });
        Place inside = build(part, departure, new LenderScope(lender, scope));
        return places.add(new LeafPlace(places.next(), scope, leaf, requests, inside));
    }

    private Place build(ReplicasPlan plan, Place next, Scope scope) {
        Balancer balancer = places.add(new Balancer(places.next(), scope, plan, building));
        for (int index = 0; index < plan.replicas().size(); index++) {
            int replica = index;
            Place departure =
                    ends(
                            scope,
                            (request, nowNanos) -> {
                                balancer.left(replica);
                                next.accept(request, nowNanos);
                            });
            balancer.add(build(plan.replicas().get(index), departure, balancer.scopeOf(replica)));
        }
        return balancer;
    }

    private Place ends(Scope scope, Ends.Arrival arrival) {
        return places.add(new Ends(places.next(), scope, arrival));
    }
}
