package io.headroom.simulator.time;

/**
 * One deadline for each of many numbers, such as rows of requests, behind one pending event: the
 * calendar's size is that of the system, not of its load.
 */
public final class Deadlines implements EventHandler {
    private final Calendar calendar;
    private final int actor;
    private final Expiry expiry;
    private final KeyedHeap heap = new KeyedHeap();

    /** Told of a deadline that has come. */
    public interface Expiry {
        /** The deadline of {@code number} is now; it has none any more. */
        void expired(int number, long nowNanos);
    }

    /** No deadlines yet; they come at {@code rank} among the events of their instant. */
    public Deadlines(Calendar calendar, Rank rank, Expiry expiry) {
        this.calendar = calendar;
        this.expiry = expiry;
        actor = calendar.register(rank, this);
    }

    /** Gives {@code number}, which has none, a deadline. */
    public void add(int number, long nanos) {
        heap.add(number, nanos);
        if (heap.first() == number) {
            calendar.schedule(actor, nanos);
        }
    }

    /** Takes the deadline of {@code number} away, if it has one. */
    public void remove(int number) {
        if (heap.contains(number)) {
            boolean wasFirst = heap.first() == number;
            heap.remove(number);
            if (wasFirst) {
                scheduleFirst();
            }
        }
    }

    /** Whether {@code number} has a deadline. */
    public boolean contains(int number) {
        return heap.contains(number);
    }

    /** How many there are. */
    public int size() {
        return heap.size();
    }

    /** The number at {@code place}, in no order. */
    public int at(int place) {
        return heap.at(place);
    }

    @Override
    public void act(long nowNanos) {
        int number = heap.removeFirst();
        scheduleFirst();
        expiry.expired(number, nowNanos);
    }

    private void scheduleFirst() {
        calendar.schedule(actor, heap.isEmpty() ? Calendar.NEVER : heap.firstKey());
    }
}
