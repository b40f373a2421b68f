package io.headroom.node.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;

import io.headroom.node.store.NodeId;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Membership by Hazelcast: a killed process is gone in half a second, a hung one in five. */
final class HazelcastMembership implements Membership {
    private final HazelcastInstance hazelcast;

    HazelcastMembership(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
    }

    @Override
    public Set<NodeId> present() {
        return hazelcast.getCluster().getMembers().stream()
                .flatMap(member -> nodeOf(member).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void onLeft(Consumer<NodeId> listener) {
        hazelcast
                .getCluster()
                .addMembershipListener(
                        new MembershipListener() {
                            @Override
                            public void memberAdded(MembershipEvent event) {
                                // A newcomer owns nothing yet.
                            }

                            @Override
                            public void memberRemoved(MembershipEvent event) {
                                nodeOf(event.getMember()).ifPresent(listener);
                            }
                        });
    }

    private static Optional<NodeId> nodeOf(Member member) {
        return Optional.ofNullable(member.getAttribute(HazelcastConfiguration.NODE_ATTRIBUTE))
                .map(NodeId::new);
    }
}
