package io.headroom.game.scenario;

/**
 * What breaks on a track in a scored run. Every system of the track meets it at the same instant,
 * the ghosts' too.
 *
 * @param label what it is called: "A node is lost"
 * @param plainWords what it does, in a sentence
 * @param lasts how long at most, as a share of the run
 */
public record Fault(String label, String plainWords, double lasts) {

    /** How long it lasts at most in a run of so many ticks or seconds, rounded. */
    public int of(long run) {
        return (int) Math.floor(lasts * run + 0.5);
    }
}
