package io.headroom.game.chance;

import io.headroom.simulator.chance.Words;

/**
 * Named streams of a game's seed. Every use of chance has a name of its own, so that none shifts
 * another.
 */
public final class Seeds {
    private Seeds() {}

    /** The word that belongs to a name and its indices; the same on every machine. */
    public static long derive(long seed, String name, long... indices) {
        long word = Words.next(seed);
        for (int i = 0; i < name.length(); i++) {
            word = Words.next(word ^ name.charAt(i));
        }
        // The name ends here: "a" with index 98 is another stream than "ab".
        word = Words.next(~word);
        for (long index : indices) {
            word = Words.next(word ^ index);
        }
        return word;
    }
}
