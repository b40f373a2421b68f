package io.headroom.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeRow;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

class LivenessTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private final Set<NodeId> present = new HashSet<>(Set.of(A, B));
    private final Liveness liveness =
            new Liveness(
                    new Membership() {
                        @Override
                        public Set<NodeId> present() {
                            return present;
                        }

                        @Override
                        public void onLeft(Consumer<NodeId> listener) {
                            throw new UnsupportedOperationException();
                        }
                    });

    private Set<NodeId> dead(long ageOfA, long ageOfB) {
        return liveness.dead(List.of(A, B), List.of(row(A, ageOfA), row(B, ageOfB)));
    }

    private static NodeRow row(NodeId node, long ageMillis) {
        return new NodeRow(node, "", Instant.EPOCH, Instant.EPOCH, ageMillis);
    }

    private void loses(NodeId node) {
        present.remove(node);
        liveness.lost(node);
    }

    @Test
    void owner_whoseBeatIsFresh_isNeverDeadWhateverMembershipSays() {
        loses(A);
        assertThat(dead(1_000, 0)).isEmpty();
    }

    @Test
    void owner_lostAndSilentForASecond_isDead() {
        loses(A);
        assertThat(liveness.misses()).isTrue();
        assertThat(dead(1_001, 1_001)).containsExactly(A);
    }

    @Test
    void owner_whoIsStillAMember_isGivenFourSeconds() {
        assertThat(dead(4_000, 0)).isEmpty();
        assertThat(dead(4_001, 0)).containsExactly(A);
    }

    @Test
    void owner_withoutARow_isDeadAtOnce() {
        assertThat(liveness.dead(List.of(A), List.of(row(B, 0)))).containsExactly(A);
    }

    @Test
    void owner_whoCameBack_isNotMissedAnyMore() {
        loses(A);
        present.add(A);
        assertThat(liveness.misses()).isFalse();
        assertThat(dead(2_000, 0)).isEmpty();
    }

    @Test
    void judge_whoStoodStill_forgetsWhomItHadLost() {
        loses(A);
        liveness.forget();
        assertThat(liveness.misses()).isFalse();
        assertThat(dead(2_000, 0)).isEmpty();
    }
}
