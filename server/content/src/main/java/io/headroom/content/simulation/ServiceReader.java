package io.headroom.content.simulation;

import io.headroom.content.document.Located;
import io.headroom.simulator.bounds.Limits;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;

import java.util.List;
import java.util.function.Supplier;

/** Reads how long a server works on a batch. */
final class ServiceReader {
    private static final List<String> KINDS =
            List.of("perBatch", "languageModelBatch", "paddedCalls", "interrupted");
    private static final int MOST_ITEMS = 1_000_000;
    private static final double MOST = 1e6;

    private final Reading reading;
    private final LawReader laws;

    ServiceReader(Reading reading, LawReader laws) {
        this.reading = reading;
        this.laws = laws;
    }

    /**
     * The service at a place. A law alone is the time of one item: a batch takes as long as all its
     * items one after another.
     */
    ServicePlan read(Located at) {
        boolean named =
                at.node().isObject()
                        && at.fields().stream().anyMatch(ServiceReader.KINDS::contains);
        if (!named) {
            return new ServicePlan.PerBatch(0, 1, 1, laws.read(at, Unit.DURATION));
        }
        Reading.Variant kind = reading.variant(at, KINDS.toArray(String[]::new));
        if (kind == null) {
            return new ServicePlan.PerBatch(0, 1, 1, Sampler.ONE);
        }
        Mapping is = new Mapping(reading, kind.value());
        return switch (kind.kind()) {
            case "perBatch" -> perBatch(is);
            case "languageModelBatch" -> languageModelBatch(is);
            case "paddedCalls" -> paddedCalls(is);
            default -> interrupted(is);
        };
    }

    private ServicePlan built(Mapping is, int before, Supplier<ServicePlan> construct) {
        is.done();
        return reading.build(
                is.place(), before, construct, new ServicePlan.PerBatch(0, 1, 1, Sampler.ONE));
    }

    private ServicePlan perBatch(Mapping is) {
        int before = reading.mark();
        double fixed = is.quantity("fixed", Unit.DURATION, 0);
        double perItem = is.quantity("perItem", Unit.DURATION, 0);
        double speed = speed(is);
        Sampler noise = noise(is);
        return built(is, before, () -> new ServicePlan.PerBatch(fixed, perItem, speed, noise));
    }

    private ServicePlan languageModelBatch(Mapping is) {
        int before = reading.mark();
        double prefill = is.quantity("prefill", Unit.DURATION, 0);
        double perPromptToken = is.quantity("perPromptToken", Unit.DURATION, 0);
        double step = is.quantity("step", Unit.DURATION, 0);
        double perSequence = is.quantity("stepPerSequence", Unit.DURATION, 0);
        boolean padded = is.flag("padded", false);
        double speed = speed(is);
        Sampler noise = noise(is);
        return built(
                is,
                before,
                () ->
                        new ServicePlan.LanguageModelBatch(
                                prefill, perPromptToken, step, perSequence, padded, speed, noise));
    }

    private ServicePlan paddedCalls(Mapping is) {
        int before = reading.mark();
        double fixed = is.quantity("fixed", Unit.DURATION, 0);
        int itemsPerCall = is.count("itemsPerCall", 1, Limits.BATCH);
        double dispatch = is.quantity("dispatch", Unit.DURATION, 0);
        double perSlot = is.quantity("perSlot", Unit.DURATION, 0);
        int cap = is.count("itemCap", 0, MOST_ITEMS, MOST_ITEMS);
        double speed = speed(is);
        Sampler noise = noise(is);
        return built(
                is,
                before,
                () ->
                        new ServicePlan.PaddedCalls(
                                fixed, itemsPerCall, dispatch, perSlot, cap, speed, noise));
    }

    private ServicePlan interrupted(Mapping is) {
        int before = reading.mark();
        double fixed = is.quantity("fixed", Unit.DURATION, 0);
        double perAudio = is.number("workPerAudio", 0, MOST, 0);
        long audio = is.nanos("audio", 0);
        double speed = speed(is);
        double interrupts = is.quantity("interrupts", Unit.RATE, 0);
        Sampler stolen = laws.read(is.optional("stolen"), Unit.DURATION, Sampler.ZERO);
        return built(
                is,
                before,
                () ->
                        new ServicePlan.Interrupted(
                                fixed, perAudio, audio, speed, interrupts, stolen));
    }

    private double speed(Mapping is) {
        return is.number("speed", 0, MOST, 1);
    }

    private Sampler noise(Mapping is) {
        return laws.read(is.optional("noise"), Unit.NUMBER, Sampler.ONE);
    }
}
