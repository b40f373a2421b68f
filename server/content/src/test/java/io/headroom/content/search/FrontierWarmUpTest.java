package io.headroom.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.headroom.content.simulation.Watching;
import io.headroom.simulator.theory.Erlang;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/**
 * The search of a file whose window begins with many requests in service: they are not of the
 * window, and counting them among its good ones hides as many that were turned away.
 */
final class FrontierWarmUpTest {
    private static final double LOAD = 55;
    private static final double WINDOW_SECONDS = 20;
    private static final double FLOOR = 0.9;
    private static final double TARGET = 0.975;
    private static final int FEWEST = 50;
    private static final int MOST = 74;

    /** Nobody waits: who finds all servers busy is turned away, and everybody else is good. */
    private static final String FILE =
            """
            title: Erlang's lines
            traffic: { rate: 55/s }
            stages:
              - station: lines
                servers: 50
                queue: { capacity: 0 }
                service: { exponential: 1 s }
                cost: { provisioned: 1/h }
            slo: { deadline: 60 s }
            warmUp: 10 s
            duration: 30 s
            knobs:
              - { path: stages.lines.servers, from: 50, to: 74 }
            score: { floor: 0.9, target: 0.975 }
            """;

    @Test
    void servers_ofAFileWithAWarmUp_areAsManyAsErlangSays(@TempDir Path folder) throws IOException {
        int needed = best(FrontierWarmUpTest::adherence);
        double carriedIn = 1 / WINDOW_SECONDS;
        int withCarriedIn = best(servers -> adherence(servers) * (1 + carriedIn));
        assertThat(withCarriedIn).as("if the carried in were good").isLessThan(needed - 5);

        Path file = Files.writeString(folder.resolve("lines.yaml"), FILE);
        Frontier.Settings settings = new Frontier.Settings(7, 400, 2, null, Narrowing.NONE);
        JsonNode best = Frontier.search(file, settings, new Watching()).path("best");

        int found = best.path("configuration").path("stages.lines.servers").asInt();
        assertThat(found)
                .as("servers, of which %s are needed", needed)
                .isBetween(needed - 1, needed + 1);
        // About 1,100 requests in each of the fresh runs, of which two in a hundred are lost.
        assertThat(best.path("adherence").path("mean").asDouble())
                .isBetween(adherence(found) - 0.006, adherence(found) + 0.006);
    }

    private static double adherence(int servers) {
        return 1 - Erlang.lossShare(servers, LOAD);
    }

    /** The game's rule for a file that knows no overbuild: the most of 600 slo + 400 slo thrift. */
    private static int best(IntToDoubleFunction adherence) {
        double overbuild = Double.POSITIVE_INFINITY;
        for (int servers = MOST; servers >= FEWEST; servers--) {
            double share = adherence.applyAsDouble(servers);
            if (share >= TARGET) {
                overbuild = 3 * servers / share;
            }
        }
        int best = FEWEST;
        double most = 0;
        for (int servers = FEWEST; servers <= MOST; servers++) {
            double share = adherence.applyAsDouble(servers);
            double slo = Math.clamp(1 - (TARGET - share) / (TARGET - FLOOR), 0, 1);
            double thrift = Math.log(overbuild / (servers / share)) / Math.log(3);
            double points = 600 * slo + 400 * slo * thrift;
            best = points > most ? servers : best;
            most = Math.max(most, points);
        }
        return best;
    }
}
