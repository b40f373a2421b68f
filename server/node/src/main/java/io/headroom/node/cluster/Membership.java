package io.headroom.node.cluster;

import io.headroom.node.store.NodeId;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is in the cluster, as far as this node sees. A hint: it says who should look after games, the
 * database decides.
 */
public interface Membership {
    /** The nodes that are here, this one among them. */
    Set<NodeId> present();

    /**
     * Tells when a node is gone.
     *
     * @param listener called on a thread of the membership's own; must not block
     */
    void onLeft(Consumer<NodeId> listener);

    /** The membership of a node without a cluster. */
    static Membership alone(NodeId self) {
        return new Membership() {
            @Override
            public Set<NodeId> present() {
                return Set.of(self);
            }

            @Override
            public void onLeft(Consumer<NodeId> listener) {
                // Nobody else is here, so nobody leaves.
            }
        };
    }
}
