package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.decision.RefusalCode;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

final class TokenBucketTest {
    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static long taken(TokenBucket bucket, int attempts, long nowNanos) {
        return IntStream.range(0, attempts).filter(attempt -> bucket.take(nowNanos)).count();
    }

    @Test
    void take_burstThenRate_allowsNoMore() {
        TokenBucket bucket = new TokenBucket(3, 10, 0);
        assertThat(taken(bucket, 3, 0)).isEqualTo(3);
        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.take(millis(99))).isFalse();
        assertThat(bucket.take(millis(101))).isTrue();
        assertThat(bucket.take(millis(102))).isFalse();
    }

    @Test
    void take_moreThanThereIs_takesNothing() {
        TokenBucket bucket = new TokenBucket(3, 10, 0);
        assertThat(bucket.take(2, 0)).isTrue();
        assertThat(bucket.take(2, 0)).isFalse();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(2, millis(199))).isFalse();
        assertThat(bucket.take(2, millis(201))).isTrue();
    }

    @Test
    void take_afterALongRest_allowsTheBurstAndNoMore() {
        TokenBucket bucket = new TokenBucket(2, 1_000, 0);
        long later = millis(60_000);
        assertThat(taken(bucket, 5, later)).isEqualTo(2);
    }

    @Test
    void attempts_ofOneAddress_doNotCountForAnother() {
        WrongAttempts attempts = new WrongAttempts(new GuessLimits(2, 1, 1, 1, 1));
        assertThat(attempts.note("a", 0, RefusalCode.BAD_SECRET)).isEqualTo(RefusalCode.BAD_SECRET);
        assertThat(attempts.note("a", 0, RefusalCode.BAD_SECRET)).isEqualTo(RefusalCode.BAD_SECRET);
        assertThat(attempts.note("a", 0, RefusalCode.BAD_SECRET))
                .isEqualTo(RefusalCode.TOO_MANY_ATTEMPTS);
        assertThat(attempts.note("b", 0, RefusalCode.NO_SUCH_GAME))
                .isEqualTo(RefusalCode.NO_SUCH_GAME);
        assertThat(attempts.note("a", millis(1_001), RefusalCode.NO_SUCH_GAME))
                .isEqualTo(RefusalCode.NO_SUCH_GAME);
    }
}
