package io.headroom.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.game.id.TextKey;
import io.headroom.node.store.TypedText;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ErasingTest {
    private static final TextKey ADA = new TextKey("seat-1-name");
    private static final TextKey BOB = new TextKey("seat-2-name");

    private static List<TypedText> stored() {
        return List.of(new TypedText(ADA, null), new TypedText(BOB, "Bob"));
    }

    @Test
    void text_thatWasErased_isShownNoMore() {
        Map<TextKey, String> texts = new HashMap<>(Map.of(ADA, "Ada", BOB, "Bob"));

        assertThat(Erasing.takeOut(stored(), Map.copyOf(texts), texts)).isTrue();

        assertThat(texts).containsExactly(Map.entry(BOB, "Bob"));
        assertThat(Erasing.takeOut(stored(), Map.copyOf(texts), texts)).isFalse();
    }

    @Test
    void text_thatWasTypedAnewMeanwhile_stays() {
        Map<TextKey, String> texts = new HashMap<>(Map.of(ADA, "Ada the second"));

        assertThat(Erasing.takeOut(stored(), Map.of(ADA, "Ada"), texts)).isFalse();

        assertThat(texts).containsEntry(ADA, "Ada the second");
    }
}
