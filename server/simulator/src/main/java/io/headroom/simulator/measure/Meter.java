package io.headroom.simulator.measure;

import java.util.List;

/**
 * Something that keeps books of its own beside those of the leaves, such as a link's
 * retransmissions or a device's clock. It is read like the ledger: at any instant, and reading
 * changes nothing.
 */
public interface Meter {
    /** What it is about. */
    String name();

    /** What it keeps, in a fixed order. */
    List<Column> columns();

    /**
     * Whether its numbers are part of digests. Not those that follow from what is digested anyhow
     * and came later than plans that digests are known of.
     */
    default boolean isDigested() {
        return true;
    }

    /** Writes the columns as they stand at {@code nanos} to {@code target} from {@code offset}. */
    void readAt(long nanos, long[] target, int offset);

    /**
     * One number of a meter.
     *
     * @param name what it is called, units last
     * @param gauge whether it is a level, told as it stands at the end of a span; else it grows,
     *     and its growth in the span is told
     * @param joulesPerUnit the energy that each unit of growth takes
     * @param digested whether it is part of digests where its meter is; not what follows from the
     *     other columns
     */
    record Column(String name, boolean gauge, double joulesPerUnit, boolean digested) {
        /** A number that grows. */
        public static Column counter(String name) {
            return new Column(name, false, 0, true);
        }

        /** A number that grows, each unit of which takes energy. */
        public static Column counter(String name, double joulesPerUnit) {
            return new Column(name, false, joulesPerUnit, true);
        }

        /** A level. */
        public static Column gauge(String name) {
            return new Column(name, true, 0, true);
        }

        /** A level that follows from the other columns. */
        public static Column derived(String name) {
            return new Column(name, true, 0, false);
        }
    }
}
