package io.headroom.game.result;

/**
 * One entrant's points for a round, term by term: {@code round = 600·slo + 400·slo·thrift +
 * 50·lock}.
 *
 * @param rank place on the entrant's track, from 1; equal points share a rank; ghosts have 0
 * @param adherence A, the share of offered units that were good
 * @param costPerGood K, in the track's cost unit
 * @param slo 0 to 1
 * @param thrift 0 (bought its way out) to 1.1 (better than the best known)
 * @param lock 0 to 1, the mean over the team's members
 * @param sloPoints 600·slo, rounded to whole points
 * @param thriftPoints 400·slo·thrift, rounded to whole points
 * @param lockPoints 50·lock, rounded to whole points
 * @param points the sum of the three
 */
public record RoundScore(
        Entrant entrant,
        int rank,
        double adherence,
        double costPerGood,
        double slo,
        double thrift,
        double lock,
        int sloPoints,
        int thriftPoints,
        int lockPoints,
        int points) {

    /** The same on a place. */
    public RoundScore ranked(int place) {
        return new RoundScore(
                entrant,
                place,
                adherence,
                costPerGood,
                slo,
                thrift,
                lock,
                sloPoints,
                thriftPoints,
                lockPoints,
                points);
    }

    /** The same with the points of earlier rounds on top. */
    public RoundScore plus(RoundScore earlier) {
        return new RoundScore(
                entrant,
                rank,
                adherence,
                costPerGood,
                slo,
                thrift,
                lock,
                sloPoints + earlier.sloPoints,
                thriftPoints + earlier.thriftPoints,
                lockPoints + earlier.lockPoints,
                points + earlier.points);
    }
}
