package io.headroom.node.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong codes and keys by the address they come from. Holds the {@value #MAX_ADDRESSES}
 * addresses that erred last; the oldest is forgotten when one more comes.
 */
final class WrongAttempts {
    private static final int MAX_ADDRESSES = 10_000;
    private final WebLimits limits;
    private final Map<String, TokenBucket> byAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                    return size() > MAX_ADDRESSES;
                }
            };

    WrongAttempts(WebLimits limits) {
        this.limits = limits;
    }

    /** Whether an address has erred so often that it is not listened to for a while. */
    boolean exhausted(String address, long nowNanos) {
        TokenBucket bucket = byAddress.get(address);
        return bucket != null && !bucket.hasOne(nowNanos);
    }

    /** Notes a wrong code or key. */
    void note(String address, long nowNanos) {
        byAddress
                .computeIfAbsent(
                        address,
                        a ->
                                new TokenBucket(
                                        limits.wrongBurst(), limits.wrongPerSecond(), nowNanos))
                .take(nowNanos);
    }
}
