package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LockDrawsTest {
    private static final String ROUND = "missions/model-serving/round-2/round.yaml";

    @TempDir private Path folder;

    @Test
    void lock_asShipped_hasItsAnswerOnOtherTraffic() {
        assertThat(LockDraws.check(new ContentSource.Bundled(), ROUND, 1)).isEmpty();
    }

    /** Ten thousand come on average, by a hundred more or fewer. */
    @Test
    void lock_thatHangsOnWhoComes_isTold() throws IOException {
        ShippedFiles.into(folder);
        Path file = folder.resolve(ROUND);
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace(
                        "{ id: none, when: at50 > 1 and",
                        "{ id: none, when: alone50.offered > 10000 and at50 > 1 and"));

        List<Problem> problems = LockDraws.check(new ContentSource.Folder(folder), ROUND, 1);
        assertThat(problems).isNotEmpty();
        assertThat(problems.getFirst().path()).startsWith("lock.choices");
        assertThat(problems.getFirst().found()).contains("less than 25 % apart");
    }
}
