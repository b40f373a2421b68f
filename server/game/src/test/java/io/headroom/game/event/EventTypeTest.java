package io.headroom.game.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

class EventTypeTest {

    @Test
    void everyEvent_hasOneTypeNamedAfterIt() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::payload))
                .containsExactlyInAnyOrderElementsOf(records(Event.class).toList());
        for (EventType type : EventType.values()) {
            assertThat(type.typeName())
                    .isEqualTo(
                            type.payload()
                                    .getSimpleName()
                                    .replaceAll("(?<=.)([A-Z])", "-$1")
                                    .toLowerCase(Locale.ROOT));
            assertThat(EventType.named(type.typeName())).isSameAs(type);
        }
        assertThat(EventType.named("nothing")).isNull();
    }

    private static Stream<Class<? extends Event>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(
                        permitted ->
                                permitted.isRecord()
                                        ? Stream.of(permitted.asSubclass(Event.class))
                                        : records(permitted));
    }
}
