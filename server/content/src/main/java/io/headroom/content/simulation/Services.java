package io.headroom.content.simulation;

import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.Kinds;
import io.headroom.content.grammar.Quantity;
import io.headroom.content.grammar.Row;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Unit;
import io.headroom.content.grammar.Values;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** How long a server works on a batch. */
final class Services {
    private static final Kinds<ServicePlan> BATCHES =
            Kinds.of("batchService", "how long a server works on a batch", Services::batches);

    /** A law alone is the time of one item: a batch takes as long as all its items in a row. */
    static final Kind<ServicePlan> SERVICE =
            Kind.when(
                    at -> at.fields().stream().anyMatch(BATCHES.all()::containsKey),
                    BATCHES,
                    Laws.DURATION.map(law -> new ServicePlan.PerBatch(0, 1, 1, law)));

    private static final int MOST_ITEMS = 1_000_000;
    private static final double MOST_SPEED = 1e6;

    private Services() {}

    private static void batches(Kinds<ServicePlan> kinds) {
        kinds.with(
                "perBatch",
                "(fixed + perItem × items) × noise ÷ speed for a whole batch",
                Services::perBatch);
        kinds.with(
                "languageModelBatch",
                "all prefill, then decode in step until the longest answer is done",
                Services::languageModelBatch);
        kinds.with("paddedCalls", "calls of a fixed number of items", Services::paddedCalls);
        kinds.with("interrupted", "work from which interrupts steal time", Services::interrupted);
    }

    private static Row<Double> time(RowList rows, String name, String sentence) {
        return rows.of(name, Quantity.of(Unit.DURATION), sentence).or(0.);
    }

    private static Row<Double> speed(RowList rows) {
        return rows.positive("speed", MOST_SPEED, "what all that is divided by").or(1., "1");
    }

    private static Row<Sampler> noise(RowList rows) {
        return rows.of("noise", Laws.NUMBER, "a factor of each batch").or(Sampler.ONE, "1");
    }

    private static Function<Values, @Nullable ServicePlan> perBatch(RowList rows) {
        var fixed = time(rows, "fixed", "time of a batch");
        var perItem = time(rows, "perItem", "time of each item on top");
        var speed = speed(rows);
        var noise = noise(rows);
        return is ->
                new ServicePlan.PerBatch(is.of(fixed), is.of(perItem), is.of(speed), is.of(noise));
    }

    private static Function<Values, @Nullable ServicePlan> languageModelBatch(RowList rows) {
        var prefill = time(rows, "prefill", "time before the first token");
        var perPromptToken = time(rows, "perPromptToken", "time of each token of the prompts");
        var step = time(rows, "step", "time of each further token");
        var perSequence = time(rows, "stepPerSequence", "on top, for each sequence");
        var padded = rows.flag("padded", "whether prompts are as long as the longest");
        var speed = speed(rows);
        var noise = noise(rows);
        return is ->
                new ServicePlan.LanguageModelBatch(
                        is.of(prefill),
                        is.of(perPromptToken),
                        is.of(step),
                        is.of(perSequence),
                        is.of(padded),
                        is.of(speed),
                        is.of(noise));
    }

    private static Function<Values, @Nullable ServicePlan> paddedCalls(RowList rows) {
        var fixed = time(rows, "fixed", "time of a batch");
        var perCall = rows.count("itemsPerCall", 1, Limits.BATCH, "items of a call, or padding");
        var dispatch = time(rows, "dispatch", "time of a call");
        var perSlot = time(rows, "perSlot", "time of each item of a call, or padding");
        var cap = rows.count("itemCap", 0, MOST_ITEMS, "items of a request beyond it are left out");
        cap.or(MOST_ITEMS);
        var speed = speed(rows);
        var noise = noise(rows);
        return is ->
                new ServicePlan.PaddedCalls(
                        is.of(fixed),
                        is.of(perCall),
                        is.of(dispatch),
                        is.of(perSlot),
                        is.of(cap),
                        is.of(speed),
                        is.of(noise));
    }

    private static Function<Values, @Nullable ServicePlan> interrupted(RowList rows) {
        var fixed = time(rows, "fixed", "time of a batch");
        var perAudio = rows.number("workPerAudio", 0, MOST_SPEED, "time for each time of audio");
        perAudio.or(0., "0");
        var audio = rows.duration("audio", "length of an item").or(0L);
        var speed = speed(rows);
        var often = rows.of("interrupts", Quantity.of(Unit.RATE, 0, 1e6), "how often they come");
        often.or(0., "0");
        var stolen = rows.of("stolen", Laws.DURATION, "time of an interrupt");
        stolen.or(Sampler.ZERO, "0");
        return is ->
                new ServicePlan.Interrupted(
                        is.of(fixed),
                        is.of(perAudio),
                        is.of(audio),
                        is.of(speed),
                        is.of(often),
                        is.of(stolen));
    }
}
