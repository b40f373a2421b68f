package io.headroom.simulator.path;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.measure.AttemptBooks;
import io.headroom.simulator.request.Kinship;
import io.headroom.simulator.request.RequestTable;

/** What forks and clients share: making attempts, calling them off, letting them go. */
final class Attempts {
    /** More than any parent has at one place, so that their draws are told apart. */
    private static final long MOST = 1024;

    private final RequestTable requests;
    private final Kinship kinship;
    private final AttemptBooks books;
    private final Places places;

    Attempts(RequestTable requests, AttemptBooks books, Places places) {
        this.requests = requests;
        this.books = books;
        this.places = places;
        kinship = requests.kinship();
    }

    /** A row for attempt {@code branch} of a parent; it stands at {@code place} until it goes. */
    int make(int parent, int branch, int place, Streams.Stream keys, long nowNanos) {
        long key = keys.word(requests.key(parent) * MOST + branch);
        int attempt = requests.attempt(parent, nowNanos, key, branch);
        requests.setPlace(attempt, place);
        return attempt;
    }

    /** An attempt is under way. */
    void launched() {
        books.launched();
    }

    /** An attempt got through for its parent, which takes its timeline over. */
    void won(int attempt, int parent, int beforeLabel) {
        books.won();
        requests.cuts().worsen(parent, attempt);
        takeTimeline(attempt, parent, beforeLabel);
    }

    /** An attempt got through for its parent, one of several, but another one decides. */
    void wonToo(int attempt, int parent) {
        books.won();
        requests.cuts().worsen(parent, attempt);
    }

    /** An attempt got through for its parent, for whom all is decided. */
    void countWon() {
        books.won();
    }

    /** The parent's time is that of this attempt, and before it the time until its launch. */
    void takeTimeline(int attempt, int parent, int beforeLabel) {
        long before = requests.arrivalNanos(attempt) - requests.enteredNanos(parent);
        requests.label(parent, beforeLabel, before);
        requests.takeTimeline(parent, attempt);
    }

    /** An attempt was lost, whether somebody needed it or not. */
    void lost() {
        books.lost();
    }

    /** An attempt got through that nobody needs any more. */
    void late(int attempt) {
        books.late();
        requests.release(attempt);
    }

    /** Calls an attempt off, wherever it is. */
    void cancel(int attempt, long nowNanos) {
        if (kinship.parent(attempt) != RequestTable.NONE) {
            kinship.unlink(attempt);
        }
        Place place = places.at(requests.place(attempt));
        place.cancel(attempt, nowNanos);
        place.scope().calledOff(attempt, nowNanos);
        books.cancelled();
        requests.release(attempt);
    }
}
