package io.headroom.game;

/** What somebody thinks a figure will do against the one before it. */
public enum Prediction {
    /** It becomes greater. */
    UP,
    /** It becomes less. */
    DOWN
}
