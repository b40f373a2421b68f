package io.headroom.content.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.document.ContentSource;
import io.headroom.content.mission.Scenarios;
import io.headroom.game.scenario.Scenario;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The missions that this program carries are worth playing under the conditions as they are
 * written: one of them each day in turn, since all take minutes, which {@code headroom check} does.
 */
class MissionBalanceTest {
    /** What does not hold, as file and rule; may only become shorter. */
    private static final Path UNPROVEN =
            Path.of("src/test/resources/io/headroom/content/balance/unproven.txt");

    @Test
    void rules_ofTheMissionOfTheDay_hold() throws IOException {
        Scenarios scenarios = Scenarios.bundled();
        List<Scenario> missions = scenarios.all();
        long day = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        Scenario mission = missions.get(Math.floorMod(day, missions.size()));
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());

        BalanceProof.Proven proven =
                BalanceProof.of(Extent.NOMINAL, threads, done -> {})
                        .of(scenarios.played(mission.id()), new ContentSource.Bundled());

        Set<String> found = new TreeSet<>();
        for (Finding each : proven.findings()) {
            if (!each.isExcused()) {
                found.add(each.problem().file() + " " + each.rule());
            }
        }
        Set<String> known = new TreeSet<>();
        for (String each : Files.readAllLines(UNPROVEN)) {
            if (each.startsWith("missions/" + mission.id() + "/")) {
                known.add(each);
            }
        }
        assertThat(found).as(String.valueOf(proven.findings())).isEqualTo(known);
    }
}
