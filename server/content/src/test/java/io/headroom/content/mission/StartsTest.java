package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.content.binding.Exemption;
import io.headroom.content.document.Problem;
import io.headroom.content.document.ScenarioRefused;
import io.headroom.game.id.KnobId;
import io.headroom.game.scenario.Start;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a track-round offers to set out from, and what its author excuses. */
class StartsTest {
    private static final String TRACK = "missions/ten-cameras/round-2/edge-guardian.yaml";
    private static final String TEXTS = "texts/en/missions/ten-cameras/round-2.yaml";

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
        assertThat(edge.track().starts()).extracting(Start::label).containsExactly("Cool");
        Start cool = edge.track().starts().getFirst();
        assertThat(cool.configuration().value(new KnobId("power"))).isEqualTo(8);
        assertThat(cool.configuration().value(new KnobId("batch")))
                .isEqualTo(edge.track().par().value(new KnobId("batch")));
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
