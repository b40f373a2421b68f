package io.headroom.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.node.games.Games.Kind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class OutboxTest {
    /** A connection with so much room. */
    private static final class Line implements Outbox.Wire {
        final List<String> sent = new ArrayList<>();
        int room;

        @Override
        public boolean full() {
            return sent.size() >= room;
        }

        @Override
        public void write(String text) {
            sent.add(text);
        }
    }

    private final Line line = new Line();
    private final Outbox outbox = new Outbox(line, 2);

    @Test
    void frames_withRoom_goAtOnce() {
        line.room = 3;
        outbox.offer(Kind.UPDATE, "u1");
        outbox.offer(Kind.VIEW, "v1");
        outbox.offer(Kind.MESSAGE, "m1");
        assertThat(line.sent).containsExactly("u1", "v1", "m1");
    }

    @Test
    void frames_withoutRoom_onlyTheNewestViewAndUpdateWait() {
        for (String number : List.of("1", "2", "3")) {
            outbox.offer(Kind.VIEW, "v" + number);
            outbox.offer(Kind.UPDATE, "u" + number);
        }
        outbox.offer(Kind.MESSAGE, "m1");
        line.room = 10;
        outbox.flush();
        assertThat(line.sent).containsExactly("m1", "v3", "u3");
    }

    @Test
    void messages_oneTooMany_isRefused() {
        assertThat(outbox.offer(Kind.MESSAGE, "m1")).isTrue();
        assertThat(outbox.offer(Kind.MESSAGE, "m2")).isTrue();
        assertThat(outbox.offer(Kind.MESSAGE, "m3")).isFalse();
    }

    @Test
    void flush_littleRoom_sendsAsMuchAsFits() {
        outbox.offer(Kind.MESSAGE, "m1");
        outbox.offer(Kind.VIEW, "v1");
        line.room = 1;
        outbox.flush();
        assertThat(line.sent).containsExactly("m1");
        line.room = 2;
        outbox.flush();
        assertThat(line.sent).containsExactly("m1", "v1");
    }
}
