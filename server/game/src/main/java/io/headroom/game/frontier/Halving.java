package io.headroom.game.frontier;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The search by successive halving (Jamieson and Talwalkar 2016): all candidates run once, the
 * better quarter twice more, of these the better quarter five times more. At every rung all that
 * are left have met the same seeds (common random numbers), so the comparison is of the settings
 * and not of their luck. Where there are too many settings for that, those where good ones are
 * expected and an even sample come first, and then what lies one step beside the best, as long as
 * the budget lasts.
 *
 * <p>Where one setting is wanted, what lies about the best comes up the same rungs, one knob or two
 * turned, as long as that earns more. A report runs what is left again on seeds that nobody was
 * chosen by, since the best of many looks better than it is.
 */
public final class Halving {
    /** Runs of each reported setting, on seeds of their own. */
    public static final int FRESH_RUNS = 8;

    /** Runs that each setting has met at each rung, where runs are short. */
    public static final List<Integer> RUNGS = List.of(1, 3, 8);

    private static final int KEEP_ONE_IN = 4;
    private static final int LEAST_KEPT = 8;
    private static final int MOST_REPORTED = 16;
    private static final int FRESH = 1_000_000;

    /** Who looks for one setting needs no front. */
    private static final Choice BY_POINTS = (all, count, points) -> points.first(all, count);

    /** Fewer points more are luck. */
    private static final double GAIN_POINTS = 1;

    private final Space space;
    private final Workers workers;
    private final BiConsumer<Run, Trial> told;
    private final long seed;
    private final int budget;
    private final List<Integer> rungs;
    private final Map<Run, Trial> known;
    private final Map<Point, Standing> standings = new LinkedHashMap<>();
    private final @Nullable Standing overbuild;
    private int spent;
    private boolean interrupted;

    /** Which of some settings come up to the next rung. */
    @FunctionalInterface
    private interface Choice {
        List<Standing> of(List<Standing> all, int count, Points points);
    }

    /**
     * A search that has not begun.
     *
     * @param known runs that were done before
     * @param told of each run that is done now
     * @param budget about how many runs, those for a report not counted
     * @param rungs how many runs each setting has met at each, rising
     */
    public Halving(
            Space space,
            Workers workers,
            Map<Run, Trial> known,
            BiConsumer<Run, Trial> told,
            long seed,
            int budget,
            List<Integer> rungs) {
        this.space = space;
        this.workers = workers;
        this.known = new HashMap<>(known);
        this.told = told;
        this.seed = seed;
        this.budget = budget;
        this.rungs = List.copyOf(rungs);
        Point money = space.overbuild();
        overbuild = money == null ? null : new Standing(money);
    }

    /**
     * What was found.
     *
     * @param settings how many there are
     * @param tried how many of them were run at all
     * @param runs of the search, without those of the report
     * @param reported settings with their fresh runs
     * @param points what they earn beside each other
     * @param interrupted whether somebody stopped it before its end
     */
    public record Found(
            long settings,
            int tried,
            int runs,
            List<Standing> reported,
            Points points,
            boolean interrupted) {
        /** Keeps its own copy. */
        public Found {
            reported = List.copyOf(reported);
        }
    }

    /**
     * Searches for what earns most, where good settings are expected if anywhere is; empty when it
     * was interrupted before the first run.
     */
    public Optional<Standing> best() {
        List<Point> starts = space.starts();
        List<Standing> tried = starts.isEmpty() ? everywhere(BY_POINTS) : first(starts);
        List<Standing> whole = whole(climb(tried, BY_POINTS));
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(points(whole, overbuild).best(whole));
    }

    /** A setting by itself, on as many seeds as the best has met; null when it was interrupted. */
    public @Nullable Standing alone(Point point) {
        Standing alone = new Standing(point);
        spent += climb(List.of(alone), null, 0, rungs.getLast());
        return alone.runs() == rungs.getLast() ? alone : null;
    }

    /**
     * Goes on from a setting to what lies about it, one knob or two turned, as long as that earns
     * more and the budget lasts: a search that turns one knob at a time stops on ridges.
     *
     * @param from with as many runs as the last rung has; with fewer nothing can be said beside it
     * @param money what meets the objective by money alone, with as many runs
     */
    public Standing uphill(Standing from, Standing money) {
        Standing best = from;
        while (from.runs() == rungs.getLast() && spent < budget) {
            Points points = Points.priced(best, money, space.aim());
            List<Standing> about = about(best, points);
            if (interrupted || about.isEmpty()) {
                break;
            }
            Standing next = points.best(about);
            if (points.of(next) < points.of(best) + GAIN_POINTS) {
                break;
            }
            best = next;
        }
        return best;
    }

    /** The best of what lies about a setting, having met as many seeds. */
    private List<Standing> about(Standing best, Points points) {
        List<Standing> left = new ArrayList<>();
        for (Point point : new Candidates(space.sizes()).about(best.point(), space.choices())) {
            left.add(new Standing(point));
        }
        for (int runs : rungs) {
            spent += climb(left, null, 0, runs);
            int kept = Math.max(LEAST_KEPT, left.size() / KEEP_ONE_IN);
            left = points.first(whole(left), kept);
        }
        return left;
    }

    /** Searches for the front and for what earns most, and runs what it found again. */
    public Found search() {
        List<Standing> tried = everywhere(Front::best);
        List<Standing> chosen = best(climb(tried, Front::best), MOST_REPORTED, Front::best);
        Standing money = overbuild == null ? null : new Standing(overbuild.point());
        List<Standing> again = chosen.stream().map(one -> new Standing(one.point())).toList();
        climb(again, money, FRESH, FRESH_RUNS);
        List<Standing> reported = again.stream().filter(one -> one.runs() == FRESH_RUNS).toList();
        return new Found(
                new Candidates(space.sizes()).count(),
                standings.size(),
                spent,
                reported,
                points(reported, money),
                interrupted);
    }

    /** Those that come up from the first rung to the last. */
    private List<Standing> climb(List<Standing> tried, Choice choice) {
        List<Standing> left = tried;
        for (int rung = 1; rung < rungs.size() && !interrupted; rung++) {
            left = best(left, Math.max(LEAST_KEPT, left.size() / KEEP_ONE_IN), choice);
            spent += climb(left, overbuild, 0, rungs.get(rung));
        }
        return left;
    }

    private List<Standing> first(Collection<Point> points) {
        List<Standing> tried = standings(points);
        spent += climb(tried, overbuild, 0, rungs.getFirst());
        return tried;
    }

    private List<Standing> everywhere(Choice choice) {
        Candidates candidates = new Candidates(space.sizes());
        boolean all = candidates.count() <= budget / 2;
        Set<Point> first = new LinkedHashSet<>(space.starts());
        int more = all ? budget / 2 : Math.max(1, budget / 4) - first.size();
        if (more > 0) {
            first.addAll(candidates.first(more));
        }
        List<Standing> tried = first(first);
        while (!all && !interrupted && spent < budget / 2) {
            Set<Point> beside = new LinkedHashSet<>();
            for (Standing one : best(tried, LEAST_KEPT, choice)) {
                beside.addAll(candidates.beside(one.point()));
            }
            beside.removeAll(standings.keySet());
            if (beside.isEmpty()) {
                break;
            }
            List<Point> next = new ArrayList<>(beside);
            List<Standing> near =
                    standings(next.subList(0, Math.min(next.size(), budget / 2 - spent)));
            spent += climb(near, null, 0, rungs.getFirst());
            tried.addAll(near);
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

    private List<Standing> best(List<Standing> all, int count, Choice choice) {
        List<Standing> whole = whole(all);
        return whole.isEmpty() ? whole : choice.of(whole, count, points(whole, overbuild));
    }

    /** The overbuild counts where it has met the same seeds. */
    private Points points(List<Standing> whole, @Nullable Standing money) {
        boolean met = money != null && !whole.isEmpty() && money.runs() == whole.get(0).runs();
        return Points.beside(whole, met ? money : null, space.aim());
    }

    /**
     * Runs these until each has met so many seeds; tells how many runs that takes.
     *
     * @param from the number of the first of these seeds
     */
    private int climb(List<Standing> some, @Nullable Standing money, int from, int runs) {
        List<Standing> all = new ArrayList<>(some);
        if (money != null) {
            all.add(money);
        }
        Set<Run> wanted = new LinkedHashSet<>();
        for (Standing one : all) {
            for (int number = one.runs(); number < runs; number++) {
                wanted.add(run(one, from + number));
            }
        }
        doAll(wanted);
        for (Standing one : all) {
            for (int number = one.runs(); number < runs; number++) {
                Trial trial = known.get(run(one, from + number));
                if (trial == null) {
                    break;
                }
                one.add(trial);
            }
        }
        return wanted.size();
    }

    private Run run(Standing one, int number) {
        return new Run(one.point(), space.seed(seed, number));
    }

    private void doAll(Set<Run> wanted) {
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
                            told.accept(run, trial);
                        });
        interrupted |= !all;
    }
}
