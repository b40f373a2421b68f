package io.headroom.node.cluster;

import io.headroom.node.store.NodeId;
import io.headroom.node.store.NodeRow;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which owners are dead, by their heartbeats alone: membership only changes how patient this node
 * is with one. A node whose beat is fresh is never dead, whatever membership believes. Thread-safe.
 */
public final class Liveness {
    /** A node that membership has lost is dead when its last beat is older than this. */
    static final long LOST_MILLIS = 1_000;

    /** Any node is dead when its last beat is older than this. */
    static final long SILENT_MILLIS = 4_000;

    private final Membership membership;
    private final Set<NodeId> lost = ConcurrentHashMap.newKeySet();

    /** A judge who has lost nobody yet. */
    public Liveness(Membership membership) {
        this.membership = membership;
    }

    /** Membership has lost a node. */
    public void lost(NodeId node) {
        lost.add(node);
    }

    /** Whether somebody is missing whose death may be certain in a moment. */
    public boolean misses() {
        lost.removeAll(membership.present());
        return !lost.isEmpty();
    }

    /** Believes nothing any more of what it was told before this node stood still. */
    public void forget() {
        lost.clear();
    }

    /**
     * Those of some owners who are dead.
     *
     * @param nodes all that have beaten and were not taken out, as the database has them now
     */
    public Set<NodeId> dead(Collection<NodeId> owners, Collection<NodeRow> nodes) {
        lost.removeAll(membership.present());
        Map<NodeId, Long> ages =
                nodes.stream().collect(Collectors.toMap(NodeRow::nodeId, NodeRow::ageMillis));
        Set<NodeId> dead =
                owners.stream()
                        .filter(owner -> isDead(owner, ages.get(owner)))
                        .collect(Collectors.toUnmodifiableSet());
        lost.retainAll(ages.keySet());
        return dead;
    }

    private boolean isDead(NodeId node, @Nullable Long ageMillis) {
        // Without a row it has said goodbye, or has been silent for a day.
        return ageMillis == null
                || ageMillis > SILENT_MILLIS
                || (ageMillis > LOST_MILLIS && lost.contains(node));
    }
}
