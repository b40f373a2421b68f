package io.headroom.simulator.measure;

import org.jspecify.annotations.Nullable;

/**
 * Times to first response and to the end. Where the answer comes in one piece they are one and the
 * same and are counted once.
 */
final class ResponseTimes {
    private final Histogram inOnePiece = new Histogram();
    private @Nullable Histogram first;
    private @Nullable Histogram whole;

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
    }

    void add(ResponseTimes other) {
        inOnePiece.add(other.inOnePiece);
        if (other.first != null && other.whole != null) {
            first().add(other.first);
            whole().add(other.whole);
        }
    }

    void subtract(ResponseTimes other) {
        inOnePiece.subtract(other.inOnePiece);
        if (other.first != null && other.whole != null) {
            first().subtract(other.first);
            whole().subtract(other.whole);
        }
    }

    /** Of the times to first response. */
    Percentiles firstPercentiles() {
        return merged(first);
    }

    /** Of the times to the end. */
    Percentiles wholePercentiles() {
        return merged(whole);
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

    private Histogram whole() {
        if (whole == null) {
            whole = new Histogram();
        }
        return whole;
    }
}
