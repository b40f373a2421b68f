package io.headroom.content.search;

import io.headroom.content.simulation.Watching;
import io.headroom.simulator.chance.Words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The search by successive halving (Jamieson and Talwalkar 2016): all candidates run once, the
 * better quarter twice more, of these the better quarter five times more. At every rung all that
 * are left have met the same seeds (common random numbers), so the comparison is of the settings
 * and not of their luck. Where there are too many settings for that, an even sample comes first,
 * and then what lies one step beside its best, as long as the budget lasts. What is left runs again
 * on seeds that nobody was chosen by: only these runs are reported, since the best of many looks
 * better than it is.
 */
final class Search {
    /** Runs of each reported setting, on seeds of their own. */
    static final int FRESH_RUNS = 8;

    private static final int[] RUNG_RUNS = {1, 3, 8};
    private static final int KEEP_ONE_IN = 4;
    private static final int LEAST_KEPT = 8;
    private static final int MOST_REPORTED = 16;
    private static final int FRESH = 1_000_000;

    private final Space space;
    private final Workers workers;
    private final RunJournal journal;
    private final Watching watching;
    private final long seed;
    private final int budget;
    private final Map<Run, Trial> known;
    private final Map<Point, Standing> standings = new LinkedHashMap<>();
    private int spent;
    private boolean interrupted;

    /**
     * A search that has not begun.
     *
     * @param watching told of each run
     * @param budget about how many runs, those for the report not counted
     */
    Search(
            Space space,
            Workers workers,
            RunJournal journal,
            Watching watching,
            long seed,
            int budget) {
        this.space = space;
        this.workers = workers;
        this.journal = journal;
        this.watching = watching;
        this.seed = seed;
        this.budget = budget;
        known = new HashMap<>(journal.known());
    }

    /**
     * What was found.
     *
     * @param settings how many there are
     * @param tried how many of them were run at all
     * @param runs of the search, without those of the report
     * @param reported settings with their fresh runs
     * @param interrupted whether somebody stopped it before its end
     */
    record Found(
            long settings, int tried, int runs, List<Standing> reported, boolean interrupted) {}

    /** Searches, and runs what it found again. */
    Found search() {
        Candidates candidates = new Candidates(space.knobs());
        List<Standing> left = firstRung(candidates);
        for (int rung = 1; rung < RUNG_RUNS.length && !interrupted; rung++) {
            left = best(left, Math.max(LEAST_KEPT, left.size() / KEEP_ONE_IN));
            climb(left, RUNG_RUNS[rung]);
        }
        List<Standing> chosen = best(whole(left), MOST_REPORTED);
        return new Found(candidates.count(), standings.size(), spent, fresh(chosen), interrupted);
    }

    private List<Standing> firstRung(Candidates candidates) {
        boolean all = candidates.count() <= budget / 2;
        List<Point> first = candidates.first(all ? budget / 2 : Math.max(1, budget / 4));
        List<Standing> tried = new ArrayList<>(standings(first));
        climb(tried, 1);
        while (!all && !interrupted && spent < budget / 2) {
            Set<Point> beside = new LinkedHashSet<>();
            for (Standing one : best(tried, LEAST_KEPT)) {
                beside.addAll(candidates.beside(one.point()));
            }
            beside.removeAll(standings.keySet());
            if (beside.isEmpty()) {
                break;
            }
            List<Point> next = new ArrayList<>(beside);
            List<Standing> more =
                    standings(next.subList(0, Math.min(next.size(), budget / 2 - spent)));
            climb(more, 1);
            tried.addAll(more);
        }
        return tried;
    }

    private List<Standing> standings(Collection<Point> points) {
        List<Standing> made = new ArrayList<>();
        for (Point point : points) {
            made.add(standings.computeIfAbsent(point, Standing::new));
        }
        return made;
    }

    /** Those that have run at all; the others were interrupted. */
    private static List<Standing> whole(List<Standing> all) {
        int most = all.stream().mapToInt(Standing::runs).max().orElse(0);
        return all.stream().filter(one -> one.runs() == most && most > 0).toList();
    }

    private List<Standing> best(List<Standing> all, int count) {
        List<Standing> whole = whole(all);
        return whole.isEmpty()
                ? whole
                : Front.best(whole, count, Points.beside(whole, space.aim()));
    }

    /** Runs these until each has met the first so many seeds. */
    private void climb(List<Standing> some, int runs) {
        List<Run> wanted = new ArrayList<>();
        for (Standing one : some) {
            for (int number = one.runs(); number < runs; number++) {
                wanted.add(new Run(one.point(), Words.next(seed + number)));
            }
        }
        spent += wanted.size();
        doAll(wanted);
        for (Standing one : some) {
            for (int number = one.runs(); number < runs; number++) {
                Trial trial = known.get(new Run(one.point(), Words.next(seed + number)));
                if (trial == null) {
                    break;
                }
                one.add(trial);
            }
        }
    }

    private List<Standing> fresh(List<Standing> chosen) {
        List<Run> wanted = new ArrayList<>();
        for (Standing one : chosen) {
            for (int number = 0; number < FRESH_RUNS; number++) {
                wanted.add(new Run(one.point(), Words.next(seed + FRESH + number)));
            }
        }
        doAll(wanted);
        List<Standing> again = new ArrayList<>();
        for (Standing one : chosen) {
            Standing standing = new Standing(one.point());
            for (int number = 0; number < FRESH_RUNS; number++) {
                Trial trial = known.get(new Run(one.point(), Words.next(seed + FRESH + number)));
                if (trial != null) {
                    standing.add(trial);
                }
            }
            if (standing.runs() == FRESH_RUNS) {
                again.add(standing);
            }
        }
        return again;
    }

    private void doAll(List<Run> wanted) {
        Set<Run> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(known.keySet());
        if (interrupted || missing.isEmpty()) {
            return;
        }
        boolean all =
                workers.run(
                        missing,
                        (run, trial) -> {
                            known.put(run, trial);
                            journal.add(run, trial);
                            watching.done();
                        });
        interrupted |= !all;
    }
}
