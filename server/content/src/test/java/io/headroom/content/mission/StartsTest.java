package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.content.binding.Exemption;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Conditions;
import io.headroom.game.scenario.Configuration;
import io.headroom.game.scenario.Start;
import io.headroom.game.scenario.TrackRound;
import io.headroom.game.scenario.Weather;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a track-round offers to set out from, and what its author excuses. */
class StartsTest {
    private static final String TRACK = "missions/ten-cameras/round-2/edge-guardian.yaml";
    private static final String TEXTS = "texts/en/missions/ten-cameras/round-2.yaml";

    private static final String CROWD =
            """

            conditions:
              crowd: { from: 0.7, to: 1.5, fields: [ stages.engine.queue.capacity ] }\
            """;

    @TempDir private Path folder;

    @BeforeEach
    void copy() throws IOException {
        TenCameras.into(folder);
        edit(TEXTS, "    title: Ten eyes", "    starts: { cool: Cool }\n    title: Ten eyes");
    }

    @Test
    void start_ofSomeKnobs_hasTheOthersAtPar() throws IOException {
        edit(TRACK, "\npar: {", "\nstarts: { cool: { power: 8 } }\npar: {");

        PlayedTrack edge = edge();
        assertThat(edge.track().starts(Conditions.WRITTEN))
                .extracting(Start::label)
                .containsExactly("Cool");
        Start cool = edge.track().starts(Conditions.WRITTEN).getFirst();
        assertThat(cool.configuration().value(new KnobId("power"))).isEqualTo(8);
        assertThat(cool.configuration().value(new KnobId("batch")))
                .isEqualTo(edge.track().par(Conditions.WRITTEN).value(new KnobId("batch")));
    }

    /** A start that follows the draw is as bad in every game. */
    @Test
    void starts_byTheDay_followTheConditionsOfAGame() throws IOException {
        edit(TRACK, "\nconditions:", CROWD);
        String day = "{ of: crowd, curve: { 0.7: 10, 1.5: 26 } }";
        edit(TRACK, "power: 12 }", "power: " + day + " }");
        edit(TRACK, "\npar: {", "\nstarts: { cool: { batch: 10 } }\npar: {");

        TrackRound track = edge().track();
        assertThat(power(track.par(Conditions.WRITTEN))).isEqualTo(16);
        Conditions crowded = new Conditions(new TreeMap<>(Map.of("crowd", 1_300)));
        assertThat(power(track.par(crowded))).isEqualTo(22);
        Start cool = track.starts(crowded).getFirst();
        assertThat(cool.label()).isEqualTo("Cool");
        assertThat(power(cool.configuration())).isEqualTo(22);
        assertThat(
                        track.planner()
                                .plan(cool.configuration(), crowded, Weather.CALM, 1_000_000_000)
                                .cannotBe())
                .isNull();
    }

    private static long power(Configuration configuration) {
        return configuration.value(new KnobId("power"));
    }

    /** What is a system as the file is written must be one on every day. */
    @Test
    void startByTheDay_thatTheAuthorForbids_isRefused() throws IOException {
        edit(TRACK, "\nconditions:", CROWD);
        String day = "{ of: crowd, curve: { 0.7: 10, 1: 10, 1.5: 12 } }";
        edit(TRACK, "power: 12 }", "power: " + day + " }");
        edit(TRACK, "\npar: {", "\nnever: { hot: power = 12 and batch = 1 }\npar: {");
        edit(TEXTS, "    starts: { cool: Cool }\n", "    never: { hot: Too hot. }\n");

        assertThat(problems()).extracting(Problem::path).containsExactly("never.hot");
    }

    @Test
    void start_thatTheAuthorForbids_isRefused() throws IOException {
        String never = "\nnever: { dark: power = 8 and batch = 10 }\nstarts:";
        edit(TRACK, "\npar: {", never + " { cool: { power: 8, batch: 10 } }\npar: {");
        edit(TEXTS, "    starts: {", "    never: { dark: Too dark. }\n    starts: {");

        assertThat(problems()).extracting(Problem::path).containsExactly("never.dark");
    }

    @Test
    void text_ofAStartThatThereIsNot_isTold() {
        assertThat(problems())
                .extracting(Problem::path)
                .containsExactly("tracks.edge-guardian.starts.cool");
    }

    @Test
    void exemptions_areOneOrMore() throws IOException {
        edit(TEXTS, "    starts: { cool: Cool }\n", "");
        edit(TRACK, "\npar: {", "\nexempt: { rule: profile, reason: Small. }\npar: {");
        assertThat(edge().exempt()).extracting(Exemption::rule).containsExactly("profile");

        edit(
                TRACK,
                "exempt: { rule: profile, reason: Small. }",
                "exempt: [ { rule: a, reason: B } ]");
        assertThat(edge().exempt()).extracting(Exemption::reason).containsExactly("B");
    }

    private PlayedTrack edge() {
        return Scenarios.in(folder).played("ten-cameras").getFirst();
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ScenarioRefused.class, () -> Scenarios.in(folder)).problems();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
