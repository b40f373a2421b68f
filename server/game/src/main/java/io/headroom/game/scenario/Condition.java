package io.headroom.game.scenario;

/**
 * Something that each game draws anew: by how much a scenario's figure is multiplied.
 *
 * @param name of the condition
 * @param leastPermille of the written figure, above 0
 * @param mostPermille of the written figure, at least as much
 */
public record Condition(String name, int leastPermille, int mostPermille) {
    private static final int USUAL_LEAST_PERMILLE = 850;
    private static final int USUAL_MOST_PERMILLE = 1_150;

    /** Requires a range. */
    public Condition {
        if (leastPermille <= 0 || mostPermille < leastPermille) {
            throw new IllegalArgumentException(
                    name + " from " + leastPermille + " to " + mostPermille);
        }
    }

    /** One that is drawn ± 15 %. */
    public static Condition usual(String name) {
        return new Condition(name, USUAL_LEAST_PERMILLE, USUAL_MOST_PERMILLE);
    }
}
