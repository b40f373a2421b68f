package io.headroom.simulator;

import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;
import io.headroom.simulator.traffic.ArrivalProcess;
import io.headroom.simulator.traffic.Burden;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Carries out what is done to the traffic of a running simulation, all of it or single flows. */
final class TrafficFaults {
    private final Calendar calendar;
    private final Streams streams;
    private final List<AskingFlow> flows = new ArrayList<>();
    private final List<Undoing> undoings = new ArrayList<>();
    private final Deadlines ends;
    private final Factors bursts;

    /** What ends a trouble. */
    private interface Undoing {
        void undo(long nowNanos);
    }

    TrafficFaults(Calendar calendar, Streams streams) {
        this.calendar = calendar;
        this.streams = streams;
        ends =
                new Deadlines(
                        calendar,
                        Rank.INTERVENTION,
                        (number, nowNanos) -> undoings.get(number).undo(nowNanos));
        bursts =
                new Factors(
                        calendar,
                        1,
                        (permille, now) -> flows.forEach(flow -> flow.intensifyAll(permille, now)));
    }

    void add(String name, List<ArrivalProcess> sources) {
        Streams.Stream words = streams.of(Purpose.BURDEN, flows.size());
        flows.add(new AskingFlow(name, sources, new Burden(words)));
    }

    /** How much more traffic there is, of one flow or, without a name, of all. */
    Factors bursts(@Nullable String flow) {
        return flow == null ? bursts : flow(flow).bursts(calendar);
    }

    void carryOut(FlowIntervention.LongerRequests longer, long nowNanos) {
        String none = "has requests without tokens, which cannot be longer";
        burden(
                asked(longer.flow(), AskingFlow::hasTokens, none),
                new Burden.Change(
                        undoings.size(),
                        longer.promptPermille(),
                        longer.outputPermille(),
                        Factors.UNIT_PERMILLE,
                        longer.shareMillionths()),
                nowNanos + longer.durationNanos());
    }

    void carryOut(FlowIntervention.HeavierRequests heavier, long nowNanos) {
        burden(
                asked(heavier.flow(), flow -> true, ""),
                new Burden.Change(
                        undoings.size(),
                        Factors.UNIT_PERMILLE,
                        Factors.UNIT_PERMILLE,
                        heavier.workPermille(),
                        heavier.shareMillionths()),
                nowNanos + heavier.durationNanos());
    }

    private void burden(List<AskingFlow> on, Burden.Change change, long endNanos) {
        for (AskingFlow flow : on) {
            flow.requireRoom();
        }
        on.forEach(flow -> flow.begin(change));
        end(now -> on.forEach(flow -> flow.end(change)), endNanos);
    }

    void carryOut(FlowIntervention.MoreSensors sensors, long nowNanos) {
        AskingFlow flow = flow(sensors.flow());
        if (!flow.hasFrames()) {
            throw new IllegalArgumentException(
                    "flow \"" + sensors.flow() + "\" has no sensors that there could be more of");
        }
        flow.addSensors(sensors.more(), nowNanos);
        end(now -> flow.addSensors(-sensors.more(), now), nowNanos + sensors.durationNanos());
    }

    void carryOut(FlowIntervention.LateFrames late, long nowNanos) {
        AskingFlow flow = flow(late.flow());
        boolean known = late.source() < flow.planned() && flow.hasFrames();
        if (!known) {
            throw new IllegalArgumentException(
                    "flow \"" + late.flow() + "\" has no sensor number " + late.source());
        }
        ArrivalProcess source = flow.source(late.source());
        source.delayFrames(1);
        end(now -> source.delayFrames(-1), nowNanos + late.durationNanos());
    }

    void carryOut(FlowIntervention.Drift drift, long nowNanos) {
        ArrivalProcess source = flow(drift.flow()).source(0);
        if (!source.hasClock()) {
            throw new IllegalArgumentException(
                    "flow \"" + drift.flow() + "\" has no frame clock that could drift");
        }
        source.drift(drift.partsPerMillion(), nowNanos);
        end(now -> source.drift(-drift.partsPerMillion(), now), nowNanos + drift.durationNanos());
    }

    private void end(Undoing undoing, long nanos) {
        ends.add(undoings.size(), nanos);
        undoings.add(undoing);
    }

    /** The flow of a name or, without one, all that can be meant; at least one. */
    private List<AskingFlow> asked(
            @Nullable String name, Predicate<AskingFlow> can, String otherwise) {
        List<AskingFlow> meant = new ArrayList<>();
        for (AskingFlow flow : name == null ? flows : List.of(flow(name))) {
            if (name != null || can.test(flow)) {
                meant.add(flow);
            }
        }
        if (meant.isEmpty() || !can.test(meant.get(0))) {
            String which = name == null ? "every flow" : "flow \"" + name + "\"";
            throw new IllegalArgumentException(which + " " + otherwise);
        }
        return meant;
    }

    private AskingFlow flow(String name) {
        for (AskingFlow flow : flows) {
            if (flow.name().equals(name)) {
                return flow;
            }
        }
        throw new IllegalArgumentException("no flow is named \"" + name + "\"");
    }
}
