package io.headroom.content.balance;

import io.headroom.content.document.ContentSource;
import io.headroom.content.mission.LockDraws;
import io.headroom.content.mission.PlayedTrack;
import io.headroom.game.rules.RulesVersion;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Ghosts;
import io.headroom.simulator.SimulatorVersion;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks every rule of balance of some track-rounds, on several cores. */
public final class BalanceProof {
    private final Extent extent;
    private final UnitFiles files;
    private final int threads;
    private final Consumer<String> told;

    private BalanceProof(Extent extent, UnitFiles files, int threads, Consumer<String> told) {
        this.extent = extent;
        this.files = files;
        this.threads = threads;
        this.told = told;
    }

    /**
     * A proof.
     *
     * @param threads at least 1
     * @param told of each unit of work that is done
     */
    public static BalanceProof of(Extent extent, int threads, Consumer<String> told) {
        return new BalanceProof(extent, UnitFiles.none(), threads, told);
    }

    /**
     * The same, keeping what is done, so that it can go on where it was stopped.
     *
     * @param folder of results; of other content, engines and rules there are others
     * @param content the content's hash
     */
    public BalanceProof keeping(Path folder, String content) {
        String name =
                "%s-engine-%d-rules-%d-%s"
                        .formatted(
                                content,
                                SimulatorVersion.SIMULATOR_VERSION,
                                RulesVersion.RULES_VERSION,
                                extent.name().toLowerCase(Locale.ROOT));
        return new BalanceProof(extent, UnitFiles.in(folder.resolve(name)), threads, told);
    }

    /**
     * What came out.
     *
     * @param findings of all rules, excused ones too
     * @param sheet for people, line by line
     * @param draws each unit of work, for programs
     */
    public record Proven(List<Finding> findings, List<String> sheet, List<Draw> draws) {
        /** Keeps its own copies. */
        public Proven {
            findings = List.copyOf(findings);
            sheet = List.copyOf(sheet);
            draws = List.copyOf(draws);
        }

        /** Whether every rule holds that no file exempts. */
        public boolean holds() {
            return findings.stream().allMatch(Finding::isExcused);
        }

        /** With the folder that the files lie in before their names. */
        public Proven below(String folder) {
            List<Finding> placed = findings.stream().map(each -> each.below(folder)).toList();
            return new Proven(placed, sheet, draws);
        }
    }

    /**
     * A track-round in one draw.
     *
     * @param track the name of its file
     * @param number 0 for the conditions as they are written
     * @param frontier F
     * @param figures what designs earn, by the name of the rule that asked
     */
    public record Draw(
            String track,
            int number,
            Configuration frontier,
            SortedMap<String, List<Double>> figures) {
        /** Keeps its own copy. */
        public Draw {
            figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        }
    }

    /**
     * Asks the rules of the tracks of a mission, or of some of them.
     *
     * @param source where their files are
     */
    public Proven of(List<PlayedTrack> mission, ContentSource source) {
        List<Unit> first = new ArrayList<>();
        mission.forEach(each -> first.add(Unit.of(new BalanceUnit(each, extent, 0, null))));
        List<DrawReport> written = all(first, mission.size() * extent.draws());
        List<Unit> more = new ArrayList<>();
        for (int track = 0; track < mission.size(); track++) {
            for (int number = 1; number < extent.draws(); number++) {
                @Nullable Ghosts nominal = written.get(track).ghosts();
                more.add(Unit.of(new BalanceUnit(mission.get(track), extent, number, nominal)));
            }
        }
        int ofTracks = more.size();
        more.addAll(locks(mission, source));
        List<DrawReport> drawn = all(more, more.size());
        List<TrackReport> reports = new ArrayList<>();
        int each = extent.draws() - 1;
        for (int track = 0; track < mission.size(); track++) {
            List<DrawReport> draws = new ArrayList<>(List.of(written.get(track)));
            draws.addAll(drawn.subList(track * each, (track + 1) * each));
            reports.add(new TrackReport(mission.get(track), draws));
        }
        return proven(reports, drawn.subList(ofTracks, drawn.size()));
    }

    /** Each lock in each draw: it was computed once when it was read. */
    private List<Unit> locks(List<PlayedTrack> mission, ContentSource source) {
        Set<String> rounds = new LinkedHashSet<>();
        mission.forEach(each -> rounds.add(each.roundFile()));
        rounds.remove("");
        List<Unit> locks = new ArrayList<>();
        for (String round : rounds) {
            for (int number = 1; extent == Extent.LONG && number < extent.draws(); number++) {
                locks.add(Unit.ofLock(source, round, number));
            }
        }
        return locks;
    }

    /** What can be done by itself, and what it is called. */
    private record Unit(String name, Supplier<DrawReport> work) {
        static Unit of(BalanceUnit unit) {
            return new Unit(unit.name(), unit::run);
        }

        static Unit ofLock(ContentSource source, String round, int number) {
            return new Unit(
                    BalanceUnit.name(round) + "-lock-" + number,
                    () -> DrawReport.ofLock(round, number, LockDraws.check(source, round, number)));
        }
    }

    private static Proven proven(List<TrackReport> reports, List<DrawReport> locks) {
        List<Finding> findings = new ArrayList<>();
        List<String> sheet = new ArrayList<>();
        List<Draw> draws = new ArrayList<>();
        for (TrackReport report : reports) {
            findings.addAll(report.findings());
            for (DrawReport draw : report.draws()) {
                sheet.addAll(draw.sheet());
                draws.add(
                        new Draw(
                                draw.track(),
                                draw.number(),
                                draw.ghosts().frontier(),
                                draw.figures()));
            }
        }
        locks.forEach(lock -> findings.addAll(lock.findings()));
        findings.addAll(MissionRules.check(reports));
        return new Proven(findings, sheet, draws);
    }

    /** Does units, and returns what they came to in their order. */
    private List<DrawReport> all(List<Unit> units, int count) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool =
                Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
        try {
            List<Future<DrawReport>> futures = new ArrayList<>();
            for (Unit unit : units) {
                futures.add(
                        pool.submit(
                                () -> {
                                    DrawReport report = files.done(unit.name(), unit.work());
                                    told.accept(
                                            unit.name()
                                                    + ", "
                                                    + done.incrementAndGet()
                                                    + " of "
                                                    + count);
                                    return report;
                                }));
            }
            List<DrawReport> reports = new ArrayList<>();
            for (Future<DrawReport> future : futures) {
                reports.add(future.get());
            }
            return reports;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a unit of the proof failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
