package io.headroom.game.id;

/**
 * One occurrence of a phase, numbered from 1 in the game. A command that is bound to a phase names
 * the instance it was meant for, so that a late one changes nothing.
 */
public record PhaseInstance(int value) implements Comparable<PhaseInstance> {
    @Override
    public int compareTo(PhaseInstance other) {
        return Integer.compare(value, other.value);
    }
}
