package io.headroom.simulator.measure;

import org.jspecify.annotations.Nullable;

/**
 * Times to first response, to the end and, where there are tokens, from one to the next. Where the
 * answer comes in one piece the first two are one and the same and are counted once.
 */
final class ResponseTimes {
    private final Histogram inOnePiece = new Histogram();
    private @Nullable Histogram first;
    private @Nullable Histogram whole;
    private @Nullable Histogram pace;

    /** Those in one piece and those that are not, put together when they are looked at. */
    private @Nullable Histogram both;

    void record(long firstNanos, long wholeNanos) {
        if (firstNanos == wholeNanos) {
            inOnePiece.record(wholeNanos);
        } else {
            first().record(firstNanos);
            whole().record(wholeNanos);
        }
    }

    void recordPace(long nanosPerToken) {
        pace().record(nanosPerToken);
    }

    /** Takes a pace away that was recorded, or will be where this is added to. */
    void forgetPace(long nanosPerToken) {
        pace().forget(nanosPerToken);
    }

    /** Takes a request away that was recorded, or will be where this is added to. */
    void forget(long firstNanos, long wholeNanos) {
        if (firstNanos == wholeNanos) {
            inOnePiece.forget(wholeNanos);
        } else {
            first().forget(firstNanos);
            whole().forget(wholeNanos);
        }
    }

    void clear() {
        inOnePiece.clear();
        if (first != null && whole != null) {
            first.clear();
            whole.clear();
        }
        if (pace != null) {
            pace.clear();
        }
    }

    void add(ResponseTimes other) {
        inOnePiece.add(other.inOnePiece);
        if (other.first != null && other.whole != null) {
            first().add(other.first);
            whole().add(other.whole);
        }
        if (other.pace != null) {
            pace().add(other.pace);
        }
    }

    void subtract(ResponseTimes other) {
        inOnePiece.subtract(other.inOnePiece);
        if (other.first != null && other.whole != null) {
            first().subtract(other.first);
            whole().subtract(other.whole);
        }
        if (other.pace != null) {
            pace().subtract(other.pace);
        }
    }

    /** Of all three. */
    ResponsePercentiles percentiles() {
        Percentiles toFirst = merged(first);
        return new ResponsePercentiles(
                toFirst,
                whole == null ? toFirst : merged(whole),
                pace == null ? Percentiles.NONE : pace.percentiles());
    }

    private Percentiles merged(@Nullable Histogram inPieces) {
        if (inPieces == null) {
            return inOnePiece.percentiles();
        }
        if (both == null) {
            both = new Histogram();
        }
        both.clear();
        both.add(inOnePiece);
        both.add(inPieces);
        return both.percentiles();
    }

    private Histogram first() {
        if (first == null) {
            first = new Histogram();
        }
        return first;
    }

    private Histogram pace() {
        if (pace == null) {
            pace = new Histogram();
        }
        return pace;
    }

    private Histogram whole() {
        if (whole == null) {
            whole = new Histogram();
        }
        return whole;
    }
}
