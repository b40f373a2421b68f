package io.headroom.simulator.stage;

import java.util.List;

/**
 * What a request goes through: a tree whose leaves hold requests for a time and whose inner nodes
 * say in what order. Leaves of one name in one plan are one place, also when several flows meet
 * there.
 */
public sealed interface StagePlan
        permits SequencePlan,
                DelayPlan,
                StationPlan,
                SharingPlan,
                EnginePlan,
                LinkPlan,
                GatePlan,
                ReplicasPlan,
                ForkPlan,
                AttemptsPlan,
                SyncPlan,
                CascadePlan,
                PermitsPlan,
                PermittedPlan,
                PoolPlan,
                PooledPlan {
    /** The stages that stand in it, in order; none of a leaf, which holds requests itself. */
    List<StagePlan> inside();
}
