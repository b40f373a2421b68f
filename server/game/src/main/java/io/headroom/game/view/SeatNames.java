package io.headroom.game.view;

import io.headroom.game.id.SeatId;
import io.headroom.game.id.TextKey;
import io.headroom.game.state.GameState;
import io.headroom.game.state.Seat;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What students are called on screens: as they typed it, the second Ada as "Ada 2". */
final class SeatNames {
    private final Map<SeatId, String> names = new HashMap<>();

    SeatNames(GameState state, Function<TextKey, @Nullable String> texts) {
        Set<String> taken = new HashSet<>();
        // Those who are here first: nobody is "Ada 2" for the sake of an Ada who was removed.
        for (Seat seat : state.roster().seats().values()) {
            name(seat, texts, taken);
        }
        for (Seat seat : state.roster().removed().values()) {
            name(seat, texts, taken);
        }
    }

    private void name(Seat seat, Function<TextKey, @Nullable String> texts, Set<String> taken) {
        String typed = texts.apply(seat.name());
        if (typed != null) {
            names.put(seat.id(), distinct(typed, taken));
        }
    }

    /** The first free of "Ada", "Ada 2", "Ada 3" …, whatever the case of the letters. */
    private static String distinct(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + " " + number;
        }
        return free;
    }

    /** The name of a seat; null when it was erased. */
    @Nullable String of(SeatId seat) {
        return names.get(seat);
    }
}
