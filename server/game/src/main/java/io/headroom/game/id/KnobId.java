package io.headroom.game.id;

/** A knob of a track-round by its stable name, such as {@code window}. */
public record KnobId(String value) implements Comparable<KnobId> {
    @Override
    public int compareTo(KnobId other) {
        return value.compareTo(other.value);
    }
}
