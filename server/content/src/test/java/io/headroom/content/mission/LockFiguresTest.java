package io.headroom.content.mission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.ContentFiles;
import io.headroom.content.document.ContentSource;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;
import io.headroom.game.measure.Figures;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What the locks came to is kept in a file that a start reads. {@code -Dgolden=write} writes it
 * anew.
 */
class LockFiguresTest {
    private static final Path KEPT =
            Path.of("src/main/resources/io/headroom/content/mission/lock-figures.json");

    private final List<Problem> problems = new ArrayList<>();
    private final ContentFiles files = new ContentFiles(new ContentSource.Bundled(), problems);

    private MissionRows.Lock lock(String round) {
        Located at = Objects.requireNonNull(files.document(round));
        return Objects.requireNonNull(MissionRows.ROUND.read(new Reading(problems), at)).lock();
    }

    private static Iterable<String> rounds() {
        TreeSet<String> rounds = new TreeSet<>();
        Scenarios scenarios = Scenarios.bundled();
        scenarios.all().stream()
                .flatMap(mission -> scenarios.played(mission.id()).stream())
                .forEach(track -> rounds.add(track.roundFile()));
        return rounds;
    }

    @Test
    void figures_ofTheShippedLocks_areWhatTheSimulatorSays() throws IOException {
        ObjectNode kept = new ObjectMapper().createObjectNode();
        for (String round : rounds()) {
            MissionRows.Lock lock = lock(round);
            Map<String, Figures> simulated = new LockReader(files, problems).simulate(lock);
            LockFigures.packed().put(kept, lock, simulated);
            if (!"write".equals(System.getProperty("golden"))) {
                assertThat(LockFigures.packed().of(lock)).as(round).isEqualTo(simulated);
            }
        }
        assertThat(problems).isEmpty();
        String written = kept.toPrettyString() + "\n";
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(KEPT, written);
        }
        assertThat(Files.readString(KEPT)).isEqualTo(written);
    }

    @Test
    void lock_thatIsWrittenOtherwise_isNotKnown() {
        MissionRows.Lock lock = lock("missions/model-serving/round-1/round.yaml");
        Located other = lock("missions/model-serving/round-3/round.yaml").at();
        MissionRows.Lock changed =
                new MissionRows.Lock(
                        lock.simulations(), lock.let(), lock.choices(), lock.ordered(), other);

        assertThat(LockFigures.packed().of(lock)).isNotNull();
        assertThat(LockFigures.packed().of(changed)).isNull();
    }
}
