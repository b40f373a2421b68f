package io.headroom.simulator.path;

import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.request.TimeLabel;
import io.headroom.simulator.time.Calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What places are built from. */
record Building(
        Calendar calendar,
        RequestTable requests,
        Streams streams,
        Attempts attempts,
        List<String> labels,
        List<TimeLabel> kinds,
        Map<String, Integer> numbers) {
    Building(Calendar calendar, RequestTable requests, Streams streams, Attempts attempts) {
        this(
                calendar,
                requests,
                streams,
                attempts,
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeMap<>());
    }

    /** The number of a label: a place that is in the paths of several flows has it once. */
    int label(String name, TimeLabel kind) {
        Integer known = numbers.putIfAbsent(name, labels.size());
        if (known != null && kinds.get(known) == kind) {
            return known;
        }
        labels.add(name);
        kinds.add(kind);
        return labels.size() - 1;
    }
}
