package io.headroom.simulator;

import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.Rank;
import io.headroom.simulator.traffic.ArrivalProcess;

import java.util.ArrayList;
import java.util.List;

/** Carries out what is done to single sources of a running simulation. */
final class TrafficFaults {
    private final List<String> names = new ArrayList<>();
    private final List<List<ArrivalProcess>> flows = new ArrayList<>();
    private final List<Undoing> undoings = new ArrayList<>();
    private final Deadlines ends;

    /** What ends a trouble. */
    private interface Undoing {
        void undo(long nowNanos);
    }

    TrafficFaults(Calendar calendar) {
        ends =
                new Deadlines(
                        calendar,
                        Rank.INTERVENTION,
                        (number, nowNanos) -> undoings.get(number).undo(nowNanos));
    }

    void add(String flow, List<ArrivalProcess> sources) {
        names.add(flow);
        flows.add(sources);
    }

    void carryOut(Intervention.LateFrames late, long nowNanos) {
        List<ArrivalProcess> sources = sources(late.flow());
        boolean known = late.source() < sources.size() && sources.get(0).hasFrames();
        if (!known) {
            throw new IllegalArgumentException(
                    "flow \"" + late.flow() + "\" has no sensor number " + late.source());
        }
        ArrivalProcess source = sources.get(late.source());
        source.delayFrames(1);
        end(now -> source.delayFrames(-1), nowNanos + late.durationNanos());
    }

    void carryOut(Intervention.Drift drift, long nowNanos) {
        ArrivalProcess source = sources(drift.flow()).get(0);
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

    private List<ArrivalProcess> sources(String flow) {
        int index = names.indexOf(flow);
        if (index < 0) {
            throw new IllegalArgumentException("no flow is named \"" + flow + "\"");
        }
        return flows.get(index);
    }
}
