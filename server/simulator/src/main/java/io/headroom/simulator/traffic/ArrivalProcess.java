package io.headroom.simulator.traffic;

import static io.headroom.simulator.bounds.Bounds.within;

import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

/** One source of requests: an actor whose pending event is its next arrival. */
public abstract class ArrivalProcess implements EventHandler {
    /** A factor of one, in thousandths. */
    static final long UNIT_PERMILLE = 1000;

    private final Calendar calendar;
    private final Entrance entrance;
    private final long untilNanos;
    private final int actor;
    private final Allowance allowance;
    private long factorPermille = UNIT_PERMILLE;

    /** What makes its requests longer or heavier; null when nothing ever did. */
    private @Nullable Burden burden;

    ArrivalProcess(Context context) {
        this(context, new Allowance(context.mostRequests()));
    }

    /** A source that shares its {@code allowance} with others of its flow. */
    ArrivalProcess(Context context, Allowance allowance) {
        calendar = context.calendar();
        entrance = context.entrance();
        untilNanos = context.untilNanos();
        this.allowance = allowance;
        actor = calendar.register(Rank.ARRIVAL, this);
    }

    /**
     * What a source needs to know.
     *
     * @param calendar where to wait for its arrivals
     * @param entrance where to send requests
     * @param untilNanos before which instant
     * @param flow number of the flow, from 0; it tells the draws of two flows apart
     * @param mostRequests the flow ends after so many requests
     */
    public record Context(
            Calendar calendar, Entrance entrance, long untilNanos, int flow, long mostRequests) {
        /** Refuses negative numbers. */
        public Context {
            within("flow", flow, 0L, Integer.MAX_VALUE);
            within("mostRequests", mostRequests, 0, Long.MAX_VALUE);
        }

        /** The only flow, with as many requests as come. */
        public Context(Calendar calendar, Entrance entrance, long untilNanos) {
            this(calendar, entrance, untilNanos, 0, Long.MAX_VALUE);
        }
    }

    /** How many requests a flow may still send. */
    static final class Allowance {
        private long left;

        Allowance(long requests) {
            left = requests;
        }
    }

    /** From {@code nowNanos} on, the source sends {@code permille} ÷ 1000 times the work. */
    public final void intensify(long nowNanos, long permille) {
        long before = factorPermille;
        factorPermille = permille;
        // Bringing a source up to date rounds, which a factor that stays must not do.
        if (permille != before && nowNanos < untilNanos && !isExhausted()) {
            factorChanged(nowNanos, before);
        }
    }

    /** Whether the source wants to be told when its requests have left. */
    public boolean follows() {
        return false;
    }

    /**
     * A request that this source sent for {@code user} has left the system, however it ended. Only
     * closed loops take note.
     */
    public void left(long nowNanos, int user) {}

    /** Its requests bear a burden of the flow's from now on. */
    public final void bear(Burden ofFlow) {
        burden = ofFlow;
    }

    /** Whether its requests have prompts and answers. */
    public boolean hasTokens() {
        return true;
    }

    /** Whether it is a sensor whose frames can be late, and that can have others beside it. */
    public boolean hasFrames() {
        return false;
    }

    /** One trouble more, or with a negative number less, makes every frame late. */
    public void delayFrames(int more) {}

    /**
     * Another sensor on the same clock, which is off.
     *
     * @param number its own, from 0
     */
    public ArrivalProcess another(int number) {
        throw new IllegalStateException("only sensors can have others beside them");
    }

    /** A sensor sends no more, or again with its first frame that is due from now on. */
    public void turn(boolean on, long nowNanos) {}

    /** Whether it is a clock that can drift. */
    public boolean hasClock() {
        return false;
    }

    /** Its clock is faster by so much more from now on. */
    public void drift(long morePartsPerMillion, long nowNanos) {}

    /** The factor changed from {@code beforePermille}; frame clocks need do nothing. */
    void factorChanged(long nowNanos, long beforePermille) {}

    /** The factor now, in thousandths. */
    final long factorPermille() {
        return factorPermille;
    }

    /** Whether the flow has sent all the requests that it may. */
    final boolean isExhausted() {
        return allowance.left == 0;
    }

    /** What is sent next is request {@code number} of the flow, whatever it is counted by. */
    final void meet(long number) {
        if (burden != null) {
            burden.meet(number);
        }
    }

    /** A length of the request's prompt, as it is under the burden. */
    final int promptTokens(int own) {
        return burden == null ? own : burden.promptTokens(own);
    }

    /** The length of the request's answer, as it is under the burden. */
    final int outputTokens(int own) {
        return burden == null ? own : burden.outputTokens(own);
    }

    /** The work of the request, as it is under the burden. */
    final long workPermille(long own) {
        return burden == null ? own : burden.workPermille(own);
    }

    /** Moves the next arrival to {@code nanos}; nothing arrives at the end of the run or after. */
    final void scheduleArrival(long nanos) {
        boolean comes = nanos < untilNanos && !isExhausted();
        calendar.schedule(actor, comes ? nanos : Calendar.NEVER);
    }

    /** Sends one request, if the flow may send one more. */
    final void send(long nowNanos, int prompt, int output, long workPermille, int user) {
        // Others that share the allowance may have used it up while this arrival was pending.
        if (!isExhausted()) {
            allowance.left--;
            entrance.arrive(nowNanos, prompt, output, workPermille, user);
        }
    }

    /** Sends one frame of the set whose common instant is {@code setNanos}. */
    final void sendOfSet(long nowNanos, long setNanos, long workPermille, int user) {
        if (!isExhausted()) {
            allowance.left--;
            entrance.arriveOfSet(nowNanos, setNanos, workPermille, user);
        }
    }

    /** Sends one request whose prompt begins like others. */
    final void send(
            long nowNanos, int prompt, int output, long workPermille, int user, Prefix prefix) {
        if (!isExhausted()) {
            allowance.left--;
            entrance.arrive(nowNanos, prompt, output, workPermille, user, prefix);
        }
    }
}
