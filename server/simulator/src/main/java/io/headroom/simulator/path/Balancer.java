package io.headroom.simulator.path;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.policy.BalancerPlan;
import io.headroom.simulator.request.Kinship;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.stage.ReplicasPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends each request to one of several replicas and counts what is under way at each. Replicas that
 * are down are left out while another one is up; so are those where another attempt of the same
 * request is.
 */
final class Balancer extends Place {
    private static final int NONE = RequestTable.NONE;
    private static final int MOST_REDRAWS = 16;

    private final BalancerPlan plan;
    private final RequestTable requests;
    private final Kinship kinship;
    private final Streams.Stream words;
    private final Streams.Stream homes;
    private final List<Place> entrances = new ArrayList<>();
    private final int[] underWay;

    /** The replicas in order, and the swaps that draw some of them at random. */
    private final int[] order;

    private final int[] swaps;
    private int turn;

    Balancer(int number, Scope scope, ReplicasPlan plan, Building building) {
        super(number, scope);
        this.plan = plan.balancer();
        requests = building.requests();
        kinship = requests.kinship();
        words = building.streams().of(Purpose.BALANCING, number);
        homes = building.streams().of(Purpose.AFFINITY, number);
        underWay = new int[plan.replicas().size()];
        swaps = new int[underWay.length];
        order = new int[underWay.length];
        for (int replica = 0; replica < order.length; replica++) {
            order[replica] = replica;
        }
    }

    /** Adds the entrance of the next replica. */
    void add(Place entrance) {
        entrances.add(entrance);
    }

    /** A request is through replica {@code replica}. */
    void left(int replica) {
        underWay[replica]--;
    }

    /** The scope of a replica: what leaves it is not under way any more. */
    Scope scopeOf(int replica) {
        return new Scope() {
            @Override
            public void lost(int request, long nowNanos, Outcome outcome) {
                left(replica);
                scope().lost(request, nowNanos, outcome);
            }

            @Override
            public void rerouted(int request, long nowNanos) {
                left(replica);
                accept(request, nowNanos);
            }

            @Override
            public void calledOff(int request, long nowNanos) {
                left(replica);
                scope().calledOff(request, nowNanos);
            }
        };
    }

    @Override
    public void accept(int request, long nowNanos) {
        int replica = choose(request);
        requests.assignments().setRoute(request, number(), replica);
        underWay[replica]++;
        entrances.get(replica).accept(request, nowNanos);
    }

    @Override
    void cancel(int request, long nowNanos) {
        throw new IllegalStateException("nothing stays at a balancer");
    }

    @Override
    boolean isUp() {
        for (Place entrance : entrances) {
            if (entrance.isUp()) {
                return true;
            }
        }
        return false;
    }

    private int choose(int request) {
        if (plan instanceof BalancerPlan.Random) {
            return nextWanted(drawn(words.word(requests.key(request)), request), request);
        }
        if (plan instanceof BalancerPlan.PowerOf powerOf) {
            return lessLoaded(request, powerOf.choices());
        }
        if (plan instanceof BalancerPlan.Affinity) {
            long home = Words.below(homes.word(requests.user(request)), underWay.length);
            return nextWanted((int) home, request);
        }
        int chosen =
                plan instanceof BalancerPlan.LeastConnections
                        ? leastLoaded(request)
                        : nextWanted(turn, request);
        turn = chosen + 1 == underWay.length ? 0 : chosen + 1;
        return chosen;
    }

    /** A replica drawn by {@code word} and those after it, wanted if one is found in time. */
    private int drawn(long word, int request) {
        long current = word;
        int replica = (int) Words.below(current, underWay.length);
        for (int draw = 0; draw < MOST_REDRAWS && !isWanted(replica, request); draw++) {
            current = Words.next(current);
            replica = (int) Words.below(current, underWay.length);
        }
        return replica;
    }

    /** The next wanted replica from {@code first} on; {@code first} itself if none is. */
    private int nextWanted(int first, int request) {
        int replica = first;
        for (int step = 0; step < underWay.length; step++) {
            if (isWanted(replica, request)) {
                return replica;
            }
            replica = replica + 1 == underWay.length ? 0 : replica + 1;
        }
        return first;
    }

    private int leastLoaded(int request) {
        int best = NONE;
        int replica = turn;
        // Nobody has less than nothing.
        boolean idle = false;
        for (int step = 0; step < underWay.length && !idle; step++) {
            boolean less = best == NONE || underWay[replica] < underWay[best];
            if (less && isWanted(replica, request)) {
                best = replica;
                idle = underWay[replica] == 0;
            }
            replica = replica + 1 == underWay.length ? 0 : replica + 1;
        }
        return best == NONE ? turn : best;
    }

    /** Draws different replicas: the first places of a shuffle, which is undone afterwards. */
    private int lessLoaded(int request, int choices) {
        long word = words.word(requests.key(request));
        int best = NONE;
        int draws = Math.min(choices, underWay.length);
        for (int draw = 0; draw < draws; draw++) {
            swaps[draw] = draw + (int) Words.below(word, underWay.length - draw);
            int replica = swap(draw, swaps[draw]);
            boolean less = best == NONE || underWay[replica] < underWay[best];
            if (less && isWanted(replica, request)) {
                best = replica;
            }
            word = Words.next(word);
        }
        for (int draw = draws - 1; draw >= 0; draw--) {
            swap(draw, swaps[draw]);
        }
        return best == NONE ? nextWanted(drawn(word, request), request) : best;
    }

    private int swap(int left, int right) {
        int moved = order[right];
        order[right] = order[left];
        order[left] = moved;
        return moved;
    }

    private boolean isWanted(int replica, int request) {
        return entrances.get(replica).isUp() && !hasSibling(replica, request);
    }

    /** Whether another attempt of the same parent is at that replica. */
    private boolean hasSibling(int replica, int request) {
        if (!requests.isAttempt(request) || kinship.parent(request) == NONE) {
            return false;
        }
        int sibling = kinship.firstChild(kinship.parent(request));
        while (sibling != NONE) {
            if (sibling != request && requests.assignments().route(sibling, number()) == replica) {
                return true;
            }
            sibling = kinship.nextSibling(sibling);
        }
        return false;
    }
}
