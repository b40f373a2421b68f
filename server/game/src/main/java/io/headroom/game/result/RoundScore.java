package io.headroom.game.result;

/**
 * One entrant's points for a round, term by term: {@code round = 600·slo + 400·met·thrift +
 * 50·lock}, met being how far adherence has come from the floor to the bar.
 *
 * @param rank place on the entrant's track, from 1; equal points share a rank; ghosts have 0
 * @param adherence A, the share of offered units that were good
 * @param costPerGood K, in the track's cost unit
 * @param slo 0 to 1
 * @param thrift 0 (bought its way out) to 1.1 (better than the best known)
 * @param lock 0 to 1, the mean over the team's members
 * @param sloPoints 600·slo, rounded to whole points
 * @param thriftPoints 400·met·thrift up to a thrift of 1, rounded to whole points
 * @param lockPoints 50·lock, rounded to whole points
 * @param bonusPoints what a thrift above 1 is worth on top, rounded to whole points
 * @param challengePoints for a challenge that was accepted: for one that was met, less than 0 for
 *     one that was not
 * @param points the sum of the five
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
        int bonusPoints,
        int challengePoints,
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
                bonusPoints,
                challengePoints,
                points);
    }
}
