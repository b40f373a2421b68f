package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.cluster.NodeBus;
import io.headroom.node.cluster.NodeMessage;
import io.headroom.node.cluster.NodeMessage.Seen;
import io.headroom.node.store.NodeId;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class AudienceTest {
    @AutoClose private final Vertx vertx = Vertx.vertx();

    private final Audience audience = new Audience(new NodeBus(vertx, new NodeId("here")), "game");

    private Set<String> noted(Seen... screens) {
        return audience.note(new NodeMessage.Interest("game", "edge", List.of(screens)), 0);
    }

    @Test
    void note_screenThatTookAnothersPlaceInOneTelling_waitsForAView() {
        assertThat(noted(new Seen("seat-1", 1), new Seen("board", 2)))
                .containsExactlyInAnyOrder("seat-1", "board");
        assertThat(noted(new Seen("seat-1", 3), new Seen("board", 2))).containsExactly("seat-1");
    }

    @Test
    void note_sameScreensAgain_noneWaits() {
        noted(new Seen("seat-1", 1), new Seen("seat-1", 2));
        assertThat(noted(new Seen("seat-1", 2), new Seen("seat-1", 1))).isEmpty();
        assertThat(noted(new Seen("seat-1", 1))).isEmpty();
    }

    @Test
    void note_screenThatFoundItsSeat_waitsForTheSeatsView() {
        noted(new Seen("newcomer", 1));
        assertThat(noted(new Seen("seat-4", 1))).containsExactly("seat-4");
    }
}
