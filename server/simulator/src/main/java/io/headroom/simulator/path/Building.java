package io.headroom.simulator.path;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.time.Calendar;

import java.util.ArrayList;
import java.util.List;

/** What places are built from. */
record Building(
        Calendar calendar,
        RequestTable requests,
        Streams streams,
        int priorities,
        Attempts attempts,
        List<String> labels,
        List<TimeLabel> kinds) {
    Building(
            Calendar calendar,
            RequestTable requests,
            Streams streams,
            int priorities,
            Attempts attempts) {
        this(
                calendar,
                requests,
                streams,
                priorities,
                attempts,
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** The number of a label: a place that is in the paths of several flows has it once. */
    int label(String name, TimeLabel kind) {
        int known = labels.indexOf(name);
        return known >= 0 && kinds.get(known) == kind ? known : ownLabel(name, kind);
    }

    /** The number of a label that no other place has. */
    int ownLabel(String name, TimeLabel kind) {
        labels.add(name);
        kinds.add(kind);
        return labels.size() - 1;
    }
}
