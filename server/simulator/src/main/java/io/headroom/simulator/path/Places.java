package io.headroom.simulator.path;

import java.util.ArrayList;
import java.util.List;

/** All places of all paths, by number. */
final class Places {
    private final List<Place> building = new ArrayList<>();
    private Place[] places = new Place[0];

    /** The number of the next place. */
    int next() {
        return building.size();
    }

    /** Adds a place whose number is the next one. */
    <P extends Place> P add(P place) {
        if (place.number() != building.size()) {
            throw new IllegalArgumentException("places are numbered in the order of adding");
        }
        building.add(place);
        return place;
    }

    /** No more places come. */
    void seal() {
        places = building.toArray(new Place[0]);
    }

    Place at(int number) {
        return places[number];
    }

    /** Where a request goes on from leaf place {@code number}. */
    Place after(int number) {
        return ((LeafPlace) places[number]).next();
    }
}
