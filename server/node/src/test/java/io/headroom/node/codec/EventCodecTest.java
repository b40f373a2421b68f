package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.game.event.Event;
import io.headroom.game.event.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

class EventCodecTest {
    static List<Event> oneOfEach() {
        return EventFixtures.oneOfEach();
    }

    @Test
    void fixtures_everyTypeOfEvent_hasOne() {
        assertThat(oneOfEach())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(EventType.values()).map(EventType::payload).toList());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void payload_eachType_isTheGoldenText(Event event) throws IOException {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        GoldenFile.holds("events/" + encoded.type(), encoded.payload());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void event_writtenAndRead_isTheSame(Event event) {
        EventCodec.Encoded encoded = EventCodec.encode(event);
        Event again = EventCodec.decode(encoded);
        assertThat(again).isEqualTo(event);
        assertThat(EventCodec.encode(again)).isEqualTo(encoded);
    }

    @Test
    void decode_unknownTypeOrVersion_saysSo() {
        assertThatThrownBy(() -> EventCodec.decode(new EventCodec.Encoded("seat-sold", 1, "{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("seat-sold");
        assertThatThrownBy(() -> EventCodec.decode(new EventCodec.Encoded("paused", 2, "{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void decode_missingOrUnknownProperty_isRefused() {
        assertThatThrownBy(() -> EventCodec.decode(new EventCodec.Encoded("paused", 1, "{}")))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        new EventCodec.Encoded(
                                                "paused", 1, "{\"gameMillis\":1,\"x\":2}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage(
                        "cannot read event paused version 1: its payload.x is missing, unknown or"
                                + " of another kind");
    }
}
