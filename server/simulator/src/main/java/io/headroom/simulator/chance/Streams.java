package io.headroom.simulator.chance;

/**
 * Random words as a function of (seed, purpose, entity, index). There is no state to advance, so a
 * draw that one configuration makes and another does not shifts nobody else's draws.
 */
public final class Streams {
    private final long seed;

    /** All streams of {@code seed}. */
    public Streams(long seed) {
        this.seed = seed;
    }

    /** The stream of one purpose for one entity. */
    public Stream of(Purpose purpose, long entity) {
        long key = Words.mix(seed + Words.GOLDEN * purpose.code());
        return new Stream(Words.mix(key + Words.GOLDEN * (entity + 1)));
    }

    /** Words by index: SplitMix64 from a random starting point, in any order. */
    public static final class Stream {
        private final long key;

        private Stream(long key) {
            this.key = key;
        }

        /** The word number {@code index}, from 0. */
        public long word(long index) {
            return Words.mix(key + Words.GOLDEN * index);
        }
    }
}
