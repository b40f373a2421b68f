package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.policy.QueuePlan;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

/** Until when who waits in a line: for ever, unless the queue's plan says otherwise. */
final class Patience {
    private final RequestTable requests;
    private final @Nullable Sampler nanos;
    private final @Nullable Deadlines deadlines;
    private final Streams.Stream words;

    /** Nobody waits yet in the line of leaf {@code index}; {@code lost} takes out who leaves it. */
    Patience(QueuePlan plan, int index, Leaf.Surroundings surroundings, Deadlines.Expiry lost) {
        requests = surroundings.requests();
        nanos = plan.patienceNanos();
        deadlines =
                nanos == null ? null : new Deadlines(surroundings.calendar(), Rank.GIVE_UP, lost);
        words = surroundings.streams().of(Purpose.PATIENCE, index);
    }

    /** Whether all wait as long as it takes. */
    boolean isEndless() {
        return deadlines == null;
    }

    /** A request begins to wait. */
    void begin(int request, long nowNanos) {
        if (nanos != null && deadlines != null) {
            double most = nanos.sample(words.word(requests.key(request)));
            deadlines.add(request, Math.addExact(nowNanos, Rounded.nanos(most)));
        }
    }

    /** A request waits no more. */
    void end(int request) {
        if (deadlines != null) {
            deadlines.remove(request);
        }
    }
}
