package io.headroom.game.id;

/** One what-if run, numbered from 1 within a game. */
public record WhatIfId(int value) implements Comparable<WhatIfId> {
    @Override
    public int compareTo(WhatIfId other) {
        return Integer.compare(value, other.value);
    }
}
