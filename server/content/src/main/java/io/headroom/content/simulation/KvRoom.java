package io.headroom.content.simulation;

import io.headroom.content.grammar.Reading;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.policy.KvPlan;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The memory that a model's hardware leaves for keys and values.
 *
 * @param title the model and its hardware, for messages
 * @param model on its devices
 * @param keptBytes what the software keeps for itself where nothing else is said
 * @param draft a model that proposes for it on the same devices: its weights and what it stores of
 *     each token are there too; null without one
 */
record KvRoom(String title, RooflineModel model, double keptBytes, @Nullable RooflineModel draft) {
    private static final double GB = 1e9;

    /** Of a model alone, or with a draft if that has hardware like it; null without hardware. */
    static @Nullable KvRoom of(@Nullable Served served, @Nullable Served draft) {
        if (served == null) {
            return null;
        }
        RooflineModel model = served.roofline();
        RooflineModel beside = draft == null ? null : draft.roofline();
        boolean together = beside != null && beside.accelerator().equals(model.accelerator());
        double kept = served.stack().keptBytes();
        return new KvRoom(served.title(), model, kept, together ? beside : null);
    }

    /** Tokens that there is room for; 0 when what must fit does not, which is noted. */
    int tokens(Reading reading, KvMemories.Pool pool, long least) {
        double memory = model.accelerator().memoryBytes();
        Double overhead = pool.overheadBytes();
        double taken = weightBytes() + (overhead == null ? keptBytes : overhead);
        double room =
                pool.ofTotal()
                        ? pool.fraction() * memory - taken
                        : pool.fraction() * (memory - taken);
        double tokens = model.tokensIn(room, draftTokenBytes());
        if (tokens < least) {
            reading.refuseTogether(pool.at(), doesNotFit(taken), missing(room, least));
            return 0;
        }
        return (int) Math.min(KvPlan.MOST_TOKENS, tokens);
    }

    /** Of the fullest device. */
    private double weightBytes() {
        return model.weightBytesPerDevice() + (draft == null ? 0 : draft.weightBytesPerDevice());
    }

    private double draftTokenBytes() {
        return draft == null ? 0 : draft.kvBytesPerDevice();
    }

    private String doesNotFit(double taken) {
        return String.format(
                Locale.ROOT,
                "%s, whose weights and overhead take %.1f GB of each device's %.1f GB",
                title,
                taken / GB,
                model.accelerator().memoryBytes() / GB);
    }

    private String missing(double room, long least) {
        return String.format(
                Locale.ROOT,
                "%.1f GB more on each device for its keys and values: more devices"
                        + " (tensorParallel, pipelineParallel), weights of fewer bits, or other"
                        + " hardware",
                (least * (model.kvBytesPerDevice() + draftTokenBytes()) - room) / GB);
    }
}
