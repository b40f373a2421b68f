package io.headroom.content.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.document.ContentSource;
import io.headroom.content.mission.Scenarios;
import io.headroom.game.scenario.Scenario;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The missions that this program carries are worth playing under the conditions as they are
 * written: one of them each day in turn, since all take minutes, which {@code headroom check} does.
 */
class MissionBalanceTest {
    @Test
    void rules_ofTheMissionOfTheDay_hold() {
        Scenarios scenarios = Scenarios.bundled();
        List<Scenario> missions = scenarios.all();
        long day = LocalDate.now(ZoneOffset.UTC).toEpochDay();
        Scenario mission = missions.get(Math.floorMod(day, missions.size()));
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());

        BalanceProof.Proven proven =
                BalanceProof.of(Extent.NOMINAL, threads, done -> {})
                        .of(scenarios.played(mission.id()), new ContentSource.Bundled());

        assertThat(proven.findings()).allMatch(Finding::isExcused);
    }
}
