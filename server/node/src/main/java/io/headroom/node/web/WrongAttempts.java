package io.headroom.node.web;

import io.headroom.game.decision.RefusalCode;

import java.util.Map;

/**
 * Counts wrong codes and keys by the address they come from. It never keeps out a right one: those
 * are looked at first. Holds the {@value #MAX_ADDRESSES} addresses that erred last.
 */
final class WrongAttempts {
    private static final int MAX_ADDRESSES = 10_000;
    private final GuessLimits limits;
    private final Map<String, TokenBucket> byAddress = new Recent<>(MAX_ADDRESSES);

    WrongAttempts(GuessLimits limits) {
        this.limits = limits;
    }

    /**
     * Notes a wrong code or key.
     *
     * @param code what it is refused with while its address errs within reason
     * @return what it is refused with
     */
    RefusalCode note(String address, long nowNanos, RefusalCode code) {
        boolean within =
                byAddress
                        .computeIfAbsent(
                                address,
                                a ->
                                        new TokenBucket(
                                                limits.wrongBurst(),
                                                limits.wrongPerSecond(),
                                                nowNanos))
                        .take(nowNanos);
        return within ? code : RefusalCode.TOO_MANY_ATTEMPTS;
    }
}
