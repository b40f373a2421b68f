package io.headroom.game.id;

/** A track by its stable name, such as {@code cloud-titan}. */
public record TrackId(String value) implements Comparable<TrackId> {
    @Override
    public int compareTo(TrackId other) {
        return value.compareTo(other.value);
    }
}
