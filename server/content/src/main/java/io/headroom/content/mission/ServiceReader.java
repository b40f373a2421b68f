package io.headroom.content.mission;

import static io.headroom.content.mission.Amount.NANOS_PER_MILLI;

import io.headroom.content.document.Located;
import io.headroom.simulator.chance.Sampler;
import io.headroom.simulator.cost.ServicePlan;

/** Reads how long a server works on a batch; times in milliseconds. */
final class ServiceReader {
    private final AmountReader amounts;

    ServiceReader(AmountReader amounts) {
        this.amounts = amounts;
    }

    /** The service that is described at a place; what is wrong with it is noted. */
    Part<ServicePlan> read(Located at) {
        String kind = at.fields().getFirst();
        Located is = at.at(kind);
        return switch (kind) {
            case "perBatch" -> perBatch(is);
            case "languageModelBatch" -> languageModelBatch(is);
            case "paddedCalls" -> paddedCalls(is);
            case "interrupted" -> interrupted(is);
            default -> throw new IllegalStateException("the schema knows no service " + kind);
        };
    }

    private Part<ServicePlan> perBatch(Located at) {
        Amount fixed = amounts.read(at.at("fixedMillis"));
        Amount perItem = amounts.read(at.at("perItemMillis"));
        Amount speed = amounts.read(at.at("speed"));
        Part<Sampler> noise = amounts.sampler(at.at("noise"), 1);
        return settings ->
                new ServicePlan.PerBatch(
                        nanos(fixed, settings),
                        nanos(perItem, settings),
                        speed.of(settings),
                        noise.bind(settings));
    }

    private Part<ServicePlan> languageModelBatch(Located at) {
        Amount prefill = amounts.read(at.at("prefillFixedMillis"));
        Amount perToken = amounts.read(at.at("perPromptTokenMillis"));
        Amount step = amounts.read(at.at("stepFixedMillis"));
        Amount perSequence = amounts.read(at.at("stepPerSequenceMillis"));
        boolean padded = at.at("padded").node().asBoolean();
        Amount speed = amounts.read(at.at("speed"));
        Part<Sampler> noise = amounts.sampler(at.at("noise"), 1);
        return settings ->
                new ServicePlan.LanguageModelBatch(
                        nanos(prefill, settings),
                        nanos(perToken, settings),
                        nanos(step, settings),
                        nanos(perSequence, settings),
                        padded,
                        speed.of(settings),
                        noise.bind(settings));
    }

    private Part<ServicePlan> paddedCalls(Located at) {
        Amount fixed = amounts.read(at.at("fixedMillis"));
        Amount itemsPerCall = amounts.read(at.at("itemsPerCall"));
        Amount dispatch = amounts.read(at.at("dispatchMillis"));
        Amount perSlot = amounts.read(at.at("perSlotMillis"));
        Amount cap = amounts.read(at.at("itemCap"));
        Amount speed = amounts.read(at.at("speed"));
        Part<Sampler> noise = amounts.sampler(at.at("noise"), 1);
        return settings ->
                new ServicePlan.PaddedCalls(
                        nanos(fixed, settings),
                        itemsPerCall.count(settings),
                        nanos(dispatch, settings),
                        nanos(perSlot, settings),
                        cap.count(settings),
                        speed.of(settings),
                        noise.bind(settings));
    }

    private Part<ServicePlan> interrupted(Located at) {
        Amount fixed = amounts.read(at.at("fixedMillis"));
        Amount perAudio = amounts.read(at.at("workPerAudio"));
        Amount audio = amounts.read(at.at("audioMillis"));
        Amount speed = amounts.read(at.at("speed"));
        Amount interrupts = amounts.read(at.at("interruptsPerSecond"));
        Part<Sampler> stolen = amounts.sampler(at.at("stolenMillis"), NANOS_PER_MILLI);
        return settings ->
                new ServicePlan.Interrupted(
                        nanos(fixed, settings),
                        perAudio.of(settings),
                        audio.millisAsNanos(settings),
                        speed.of(settings),
                        interrupts.of(settings),
                        stolen.bind(settings));
    }

    /** Milliseconds as nanoseconds, not yet rounded: the engine rounds the sum once. */
    private static double nanos(Amount millis, Part.Settings settings) {
        return millis.of(settings) * NANOS_PER_MILLI;
    }
}
