package io.headroom.game.state;

import io.headroom.game.id.SeatId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the host did lately, the last first to be taken back.
 *
 * @param open in the order in which it was done; few, for what is older than ten seconds goes when
 *     something is added, and bounded also in a pause, in which nothing gets older
 * @param ever the number of the last one
 */
public record Undoables(List<Undoable> open, int ever) {
    /** Nothing was done yet. */
    public static final Undoables NONE = new Undoables(List.of(), 0);

    private static final int MOST = 8;

    /** Keeps its own copy. */
    public Undoables {
        open = List.copyOf(open);
    }

    /** What would be taken back next; null when there is nothing, or it is too late. */
    public @Nullable Undoable next(long gameMillis) {
        Undoable last = open.isEmpty() ? null : open.getLast();
        return last == null || last.leftMillis(gameMillis) == 0 ? null : last;
    }

    /** With something that was done; its number is {@link #ever} and one. */
    Undoables with(Undoable done) {
        List<Undoable> all = new ArrayList<>(open);
        all.removeIf(old -> old.leftMillis(done.sinceMillis()) == 0);
        all.add(done);
        int from = Math.max(0, all.size() - MOST);
        return new Undoables(all.subList(from, all.size()), Math.max(ever, done.number()));
    }

    /** With a seat that was taken out; those of one moment are one. */
    Undoables removed(SeatId seat, long gameMillis) {
        if (!open.isEmpty()
                && open.getLast() instanceof Undoable.Removal last
                && last.sinceMillis() == gameMillis) {
            return without(last::equals).with(last.with(seat));
        }
        return with(new Undoable.Removal(ever + 1, gameMillis, List.of(seat)));
    }

    /** Without what a change has made void. */
    Undoables without(Predicate<Undoable> gone) {
        return new Undoables(open.stream().filter(gone.negate()).toList(), ever);
    }

    /** A phase begins: what was done to phases before it cannot be taken back any more. */
    Undoables onlyRemovals() {
        return without(done -> !(done instanceof Undoable.Removal));
    }

    /** A seat is back: a removal of nobody else is nothing to take back. */
    Undoables forgiven(SeatId seat) {
        List<Undoable> left = new ArrayList<>();
        for (Undoable done : open) {
            if (done instanceof Undoable.Removal removal && removal.seats().contains(seat)) {
                List<SeatId> others =
                        removal.seats().stream().filter(other -> !other.equals(seat)).toList();
                if (!others.isEmpty()) {
                    left.add(new Undoable.Removal(removal.number(), removal.sinceMillis(), others));
                }
            } else {
                left.add(done);
            }
        }
        return new Undoables(left, ever);
    }
}
