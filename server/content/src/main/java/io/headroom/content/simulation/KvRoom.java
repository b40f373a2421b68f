package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.cost.RooflineModel;
import io.headroom.simulator.policy.KvPlan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * The memory that a model's hardware leaves for keys and values.
 *
 * @param title the model and its hardware, for messages
 * @param model on its devices
 * @param draft a model that proposes for it on the same devices: its weights and what it stores of
 *     each token are there too; null without one
 */
record KvRoom(String title, RooflineModel model, @Nullable RooflineModel draft) {
    private static final double GB = 1e9;

    /** The share of the memory that servers take, where nothing is said (vLLM). */
    private static final double FRACTION = 0.9;

    /** Of a model alone, or with a draft if that has hardware like it. */
    static KvRoom of(RooflineReader.Served served, RooflineReader.@Nullable Served draft) {
        RooflineModel model = served.roofline();
        RooflineModel beside = draft == null ? null : draft.roofline();
        boolean together = beside != null && beside.accelerator().equals(model.accelerator());
        return new KvRoom(served.title(), model, together ? beside : null);
    }

    /** Tokens that there is room for; what does not fit is refused. */
    int tokens(Reading reading, @Nullable Located pool, Located place, int least) {
        double fraction = FRACTION;
        boolean ofTotal = true;
        double overhead = 0;
        if (pool != null) {
            Mapping is = new Mapping(reading, pool);
            fraction = is.number("fraction", 0, 1, FRACTION);
            ofTotal = is.choice("of", List.of("total", "free")).equals("total");
            overhead = is.quantity("overhead", Unit.DATA, 0);
            is.done();
        }
        double memory = model.accelerator().memoryBytes();
        double taken = weightBytes() + overhead;
        double room = ofTotal ? fraction * memory - taken : fraction * (memory - taken);
        double tokens = model.tokensIn(room, draftTokenBytes());
        if (tokens < least) {
            reading.refuseTogether(
                    pool == null ? place : pool, doesNotFit(taken), missing(room, least));
            return least;
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

    private String missing(double room, int least) {
        return String.format(
                Locale.ROOT,
                "%.1f GB more on each device for its keys and values: more devices"
                        + " (tensorParallel, pipelineParallel), weights of fewer bits, or other"
                        + " hardware",
                (least * (model.kvBytesPerDevice() + draftTokenBytes()) - room) / GB);
    }
}
