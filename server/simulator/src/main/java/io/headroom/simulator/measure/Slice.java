package io.headroom.simulator.measure;

/** One slice of a run: the columns as they stood at its beginning, and what completed in it. */
final class Slice {
    long[] columns;
    final ResponseTimes times = new ResponseTimes();
    long beginNanos;
    long carriedIn;

    Slice(int width) {
        columns = new long[width];
    }

    void begin(long nanos, long presentThen) {
        beginNanos = nanos;
        carriedIn = presentThen;
        times.clear();
    }
}
