package io.headroom.game.state;

import io.headroom.game.id.SeatId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One team's workbench.
 *
 * @param owners who was in the team when the bench opened: each of them owns some of the what-ifs
 * @param strip its what-ifs in the order in which they were spent
 * @param candidate the last adopted configuration
 * @param proposal what waits for another member's word
 * @param submissions what the team agreed on: the last one counts, those before it stand as long as
 *     they may come back into force
 */
public record Bench(
        SortedSet<SeatId> owners,
        List<WhatIf> strip,
        @Nullable Candidate candidate,
        @Nullable Proposal proposal,
        List<Submission> submissions) {
    /** What-ifs of a team in a round: the ten-iteration rule; also the bound of a strip. */
    public static final int MOST_WHAT_IFS = 10;

    /** A bench on which nothing happened yet. */
    public static final Bench EMPTY = new Bench(new TreeSet<>(), List.of(), null, null, List.of());

    /** Keeps its own copies. */
    public Bench {
        owners = Collections.unmodifiableSortedSet(new TreeSet<>(owners));
        strip = List.copyOf(strip);
        submissions = List.copyOf(submissions);
    }

    /** What counts of what the team agreed on; null when there is nothing. */
    public @Nullable Submission submission() {
        return submissions.isEmpty() ? null : submissions.getLast();
    }

    /** The configuration that the team agreed on; a later adoption leaves it standing. */
    public @Nullable Candidate submitted() {
        Submission last = submission();
        return last == null ? null : last.candidate();
    }

    /** The last what-if whose result is there; null when none is. */
    public @Nullable WhatIf lastFinished() {
        return strip.stream()
                .filter(whatIf -> whatIf.result() != null)
                .reduce((one, next) -> next)
                .orElse(null);
    }

    /** What-ifs that a member spent here. */
    public int spentBy(SeatId seat) {
        return Math.toIntExact(strip.stream().filter(each -> each.seat().equals(seat)).count());
    }

    /** How long the next what-if waits, so many milliseconds after the last one began. */
    public long waitMillis(int pacingMillis, long gameMillis) {
        return strip.isEmpty()
                ? 0
                : Math.max(0, strip.getLast().startedMillis() + pacingMillis - gameMillis);
    }

    /** Opened to some; once something was spent the shares stay. */
    Bench openedTo(Collection<SeatId> members) {
        return strip.isEmpty()
                ? new Bench(new TreeSet<>(members), strip, candidate, proposal, submissions)
                : this;
    }

    /** With a what-if spent or simulated. */
    Bench with(WhatIf whatIf) {
        List<WhatIf> changed = new ArrayList<>(strip);
        changed.replaceAll(old -> old.id().equals(whatIf.id()) ? whatIf : old);
        if (!changed.contains(whatIf)) {
            changed.add(whatIf);
        }
        return new Bench(owners, changed, candidate, proposal, submissions);
    }

    /** With another candidate, which makes a proposal of the one before it stale. */
    Bench with(Candidate adopted) {
        return new Bench(owners, strip, adopted, null, submissions);
    }

    /** With something proposed. */
    Bench with(Proposal made) {
        return new Bench(owners, strip, candidate, made, submissions);
    }

    /** With something agreed on; of those before it only what an undo may bring back is kept. */
    Bench with(Submission made) {
        List<Submission> kept = new ArrayList<>();
        for (Submission before : submissions) {
            if (before.undoMillis(made.sinceMillis()) == 0) {
                kept.clear();
            }
            kept.add(before);
        }
        kept.add(made);
        return new Bench(owners, strip, candidate, null, kept);
    }

    /** Without the last thing that was agreed on. */
    Bench withoutSubmission() {
        return new Bench(
                owners,
                strip,
                candidate,
                proposal,
                submissions.subList(0, Math.max(0, submissions.size() - 1)));
    }
}
