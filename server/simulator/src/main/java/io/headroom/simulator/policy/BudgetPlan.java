package io.headroom.simulator.policy;

import static io.headroom.simulator.bounds.Bounds.within;

/**
 * A bucket of tokens for the attempts beyond those that every request has: a hedge's second, a
 * client's retries. Each takes a whole token when it is to begin and is withheld when there is
 * none. The bucket is empty at first; each request that comes puts a share of a token in, unless it
 * is full. So n requests have no more than n times the share of such attempts, whatever the load:
 * the retry budgets of Google's book on site reliability ("Handling Overload", one in ten) and of
 * the clients of remote calls that followed it.
 *
 * @param perMillion millionths of a token that a request puts in
 * @param most tokens that the bucket holds at most: how many may begin in one burst
 */
public record BudgetPlan(int perMillion, int most) {
    /** Millionths of a token in one. */
    public static final int TOKEN = 1_000_000;

    /** Tokens that a bucket holds where nothing is said. */
    public static final int USUAL_MOST = 10;

    /** Refuses numbers outside their limits. */
    public BudgetPlan {
        within("perMillion", perMillion, 0, TOKEN);
        within("most", most, 1, TOKEN);
    }
}
