package io.headroom.content.balance;

import java.util.List;

/** Something that must hold for a track-round in a draw of the conditions. */
interface DrawRule {
    /** What files and reports call it. */
    String id();

    /** The same with those of what it finds on the way. */
    default List<String> ids() {
        return List.of(id());
    }

    /** In how many draws it is asked, from draw 0 on. */
    default int draws(Extent extent) {
        return extent.draws();
    }

    /** Notes where it does not hold. */
    void check(TrackDraw draw, Findings findings);
}
