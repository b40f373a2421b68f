package io.headroom.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.content.search.FileSpace;
import io.headroom.content.search.Narrowing;
import io.headroom.content.search.Spaces;
import io.headroom.game.frontier.Point;
import io.headroom.game.frontier.Trial;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;

/** A run on another node is the run that was asked for, or none. */
class RemoteRunTest {
    private static final Path CLOUD =
            Path.of("..", "..", "scenarios/missions/model-serving/round-2/cloud-titan.yaml");
    private static final Narrowing GIVEN = new Narrowing(List.of("nodes=20"), List.of("price=0.9"));

    private static RemoteRun sent(Narrowing given, String fingerprint) throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
            out.writeObject(new RemoteRun(CLOUD.toString(), given.text(), fingerprint, "5,3", 9));
        }
        byte[] bytes = wire.toByteArray();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (RemoteRun) in.readObject();
        }
    }

    @Test
    void run_withAKnobSetAndACondition_isTheSameThere() throws Exception {
        FileSpace space = Spaces.of(CLOUD, GIVEN);
        Trial here = space.run(new Point(List.of(5, 3)), 9);
        assertThat(sent(GIVEN, space.fingerprint()).call())
                .containsExactly(here.adherence(), here.p99Millis(), here.cost());
    }

    @Test
    void run_whereSomethingElseIsGiven_isRefused() throws Exception {
        Narrowing other = new Narrowing(List.of("nodes=22"), List.of("price=0.9"));
        RemoteRun run = sent(other, Spaces.of(CLOUD, GIVEN).fingerprint());
        assertThatThrownBy(run::call)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another");
    }
}
