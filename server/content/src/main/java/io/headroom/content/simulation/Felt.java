package io.headroom.content.simulation;

import io.headroom.simulator.cost.ServicePlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.Leaves;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;

/** Whether what requests go through takes longer, or holds more, when they ask for more. */
final class Felt {
    /** What feels items. */
    static final String ITEMS =
            "a stage that takes longer for them: a service with perItem, paddedCalls,"
                    + " or interrupted with audio, or a link or a pool with bytesPerItem";

    /** What feels tokens. */
    static final String TOKENS =
            "a stage that takes longer for them: an engine, or a link with bytesPerPromptToken";

    private Felt() {}

    /** By their items. */
    static boolean byItems(StagePlan path) {
        return any(path, Felt::leafByItems);
    }

    private static boolean leafByItems(StagePlan leaf) {
        return switch (leaf) {
            case StationPlan station -> byItems(station.service());
            case LinkPlan link -> link.transfer().bytesPerItem() > 0;
            case PoolPlan pool -> pool.bytesPerItem() > 0;
            default -> false;
        };
    }

    private static boolean byItems(ServicePlan service) {
        return switch (service) {
            case ServicePlan.PerBatch batch -> batch.perItemNanos() > 0;
            case ServicePlan.PaddedCalls calls ->
                    calls.itemCap() > 0 && calls.dispatchNanos() + calls.perSlotNanos() > 0;
            case ServicePlan.Interrupted chunk ->
                    chunk.perAudioNano() > 0 && chunk.audioNanos() > 0;
            case ServicePlan.LanguageModelBatch batch -> false;
        };
    }

    /** By the lengths of their prompts and answers. */
    static boolean byTokens(StagePlan path) {
        return any(path, Felt::leafByTokens);
    }

    private static boolean leafByTokens(StagePlan leaf) {
        return switch (leaf) {
            case EnginePlan engine -> true;
            case StationPlan station -> station.service() instanceof ServicePlan.LanguageModelBatch;
            case LinkPlan link -> link.transfer().bytesPerPromptToken() > 0;
            default -> false;
        };
    }

    /** By more interrupts; what is not known does. */
    static boolean byInterrupts(@Nullable StagePlan leaf) {
        if (leaf instanceof StationPlan station) {
            return station.service() instanceof ServicePlan.Interrupted chunk
                    && chunk.interruptsPerSecond() > 0;
        }
        return true;
    }

    private static boolean any(StagePlan path, Predicate<StagePlan> holds) {
        Leaves leaves = new Leaves();
        leaves.add(path);
        return leaves.inOrder().stream().anyMatch(holds);
    }
}
