package io.headroom.node.web;

import io.headroom.node.games.Games;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Whether there is a game with a code, asked by strangers. A right code is never refused for what
 * others of its network send: whoever has shown that it is right, a code that came from this
 * address before or a seat's token that was welcomed here, goes on at once, and every other code is
 * looked up in its turn. A look-up costs the database a query, and tells whether a guess was right;
 * so there is one at a time for many codes, each address has its own line and pace, and lines take
 * turns. Lives on one event loop, so nothing here is locked.
 */
final class CodeLookups {
    /** Codes that are looked up together; the database is asked once at a time. */
    private static final int MOST_TOGETHER = 64;

    private static final int MAX_ADDRESSES = 10_000;
    private static final int MAX_PROVEN = 20_000;

    /** What became of a code. */
    enum Outcome {
        /** A game has it, or nobody can tell at the moment. */
        GO_ON,
        /** No game has it. */
        UNKNOWN,
        /** Too many of its address wait. */
        CROWDED
    }

    /** A code that waits for its turn. */
    static final class Place {
        private final Line line;
        private final String code;
        private final Consumer<Outcome> then;

        private Place(Line line, String code, Consumer<Outcome> then) {
            this.line = line;
            this.code = code;
            this.then = then;
        }

        /** Gives the place up: whoever asked is gone. */
        void leave() {
            line.places.remove(this);
        }
    }

    /** What waits of one address. */
    private static final class Line {
        private final String address;
        private final TokenBucket pace;
        private final Set<Place> places = new LinkedHashSet<>();
        private boolean queued;

        Line(String address, TokenBucket pace) {
            this.address = address;
            this.pace = pace;
        }

        Place first() {
            Place first = places.iterator().next();
            places.remove(first);
            return first;
        }
    }

    private final Games games;
    private final GuessLimits limits;
    private final TokenBucket paceInAll;
    private final Map<String, Line> lines = new Recent<>(MAX_ADDRESSES);
    private final Map<String, Boolean> proven = new Recent<>(MAX_PROVEN);
    private final Queue<Line> ready = new ArrayDeque<>();
    private final Queue<Line> resting = new ArrayDeque<>();
    private boolean asking;

    CodeLookups(Games games, GuessLimits limits) {
        this.games = games;
        this.limits = limits;
        int inAll = limits.codesPerSecondInAll();
        this.paceInAll = new TokenBucket(inAll, inAll, System.nanoTime());
    }

    /**
     * Asks whether a game has a code.
     *
     * @param tokenHash of the seat's token that came with it; null for none
     * @param then told once, perhaps before this returns, unless the place is left
     */
    Place ask(String address, String typed, @Nullable String tokenHash, Consumer<Outcome> then) {
        long nowNanos = System.nanoTime();
        String code = normalized(typed);
        Line line = lines.computeIfAbsent(address, a -> new Line(a, pace(nowNanos)));
        Place place = new Place(line, code, then);
        if (!Games.canBeCode(code)) {
            then.accept(Outcome.UNKNOWN);
        } else if (isProven(address, code, tokenHash)) {
            then.accept(Outcome.GO_ON);
        } else if (line.places.size() >= limits.waitingPerAddress()) {
            then.accept(Outcome.CROWDED);
        } else {
            line.places.add(place);
            if (!line.queued) {
                line.queued = true;
                ready.add(line);
            }
            serveLines(nowNanos);
        }
        return place;
    }

    /** Remembers that a code which came from an address opened a game. */
    void proveCode(String address, String typed) {
        proven.put(address + ' ' + normalized(typed), true);
    }

    /** Remembers that a seat's token, with its game's code, was welcomed. */
    void proveSeat(String typed, String tokenHash) {
        proven.put(normalized(typed) + ' ' + tokenHash, true);
    }

    /** Lets go on what had to rest for the pace's sake. Called a few times a second. */
    void sweep(long nowNanos) {
        ready.addAll(resting);
        resting.clear();
        serveLines(nowNanos);
    }

    private boolean isProven(String address, String code, @Nullable String tokenHash) {
        return proven.get(address + ' ' + code) != null
                || (tokenHash != null && proven.get(code + ' ' + tokenHash) != null);
    }

    private TokenBucket pace(long nowNanos) {
        return new TokenBucket(limits.codesPerSecond(), limits.codesPerSecond(), nowNanos);
    }

    private void serveLines(long nowNanos) {
        if (asking) {
            return;
        }
        List<Place> next = new ArrayList<>();
        while (next.size() < MOST_TOGETHER && !ready.isEmpty() && paceInAll.hasOne(nowNanos)) {
            Line line = ready.remove();
            if (line.places.isEmpty()) {
                line.queued = false;
            } else if (line.pace.take(nowNanos)) {
                paceInAll.take(nowNanos);
                next.add(line.first());
                ready.add(line);
            } else {
                resting.add(line);
            }
        }
        if (!next.isEmpty()) {
            lookUp(next);
        }
    }

    private void lookUp(List<Place> places) {
        asking = true;
        games.known(places.stream().map(place -> place.code).collect(Collectors.toSet()))
                .onComplete(
                        looked -> {
                            for (Place place : places) {
                                if (looked.failed()) {
                                    place.then.accept(Outcome.GO_ON);
                                } else if (looked.result().contains(place.code)) {
                                    known(place);
                                } else {
                                    place.then.accept(Outcome.UNKNOWN);
                                }
                            }
                            asking = false;
                            serveLines(System.nanoTime());
                        });
    }

    /** A right code costs nothing, and all that wait with the same one need not wait longer. */
    private void known(Place place) {
        Line line = place.line;
        line.pace.giveBack();
        paceInAll.giveBack();
        proveCode(line.address, place.code);
        List<Place> same = new ArrayList<>();
        same.add(place);
        line.places.stream().filter(other -> other.code.equals(place.code)).forEach(same::add);
        same.forEach(line.places::remove);
        same.forEach(each -> each.then.accept(Outcome.GO_ON));
    }

    private static String normalized(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }
}
