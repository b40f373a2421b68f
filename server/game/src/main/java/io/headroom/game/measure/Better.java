package io.headroom.game.measure;

/** Which way a figure is better. */
public enum Better {
    HIGHER,
    LOWER,
    /** Neither by itself: it explains others. */
    NEITHER
}
