package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.game.command.Command;
import io.headroom.node.protocol.ClientMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ClientCodecTest {
    static Set<Map.Entry<String, ClientMessage>> messages() {
        return ClientFixtures.messages().entrySet();
    }

    @Test
    void fixtures_everyTypeAndEveryKind_haveOne() {
        assertThat(ClientFixtures.messages().values())
                .extracting(Object::getClass)
                .containsAll(Stream.of(ClientMessage.class.getPermittedSubclasses()).toList());
        Set<Class<?>> kinds =
                Stream.of(Command.OfStudent.class, Command.OfHost.class)
                        .flatMap(side -> Stream.of(side.getPermittedSubclasses()))
                        .collect(Collectors.toSet());
        assertThat(ClientFixtures.oneOfEachKind())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void message_eachType_isTheGoldenText(Map.Entry<String, ClientMessage> message) {
        GoldenFile.holds(message.getKey(), ClientCodec.encode(message.getValue()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void message_writtenAndRead_isTheSame(Map.Entry<String, ClientMessage> message)
            throws BadFrame {
        assertThat(ClientCodec.decode(ClientCodec.encode(message.getValue())))
                .isEqualTo(message.getValue());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`nonsense`, frame, JSON",
                "`[1]`, frame, an object",
                "`{}`, frame.type, text",
                "`{\"type\":7}`, frame.type, text",
                "`{\"type\":\"sing\"}`, frame.type, `hello, ask, hint or ping`",
                "`{\"type\":\"ping\"}`, ping.number, "
                        + "`a whole number from 0 to 9223372036854775807`",
                "`{\"type\":\"ping\",\"number\":1.5}`, ping.number, "
                        + "`a whole number from 0 to 9223372036854775807`",
                "`{\"type\":\"ping\",\"number\":1,\"pace\":2}`, ping.pace, none",
                "`{\"type\":\"ping\",\"number\":1,\"number\":1}`, frame, JSON",
                "`{\"type\":\"ping\",\"number\":1} x`, frame, JSON",
                "`{\"type\":\"hello\",\"protocol\":1,\"role\":\"king\",\"code\":\"A\"}`,"
                        + " hello.role, `seat, host or projector`",
                "`{\"type\":\"ask\",\"id\":\"short\",\"phase\":1,\"body\":{}}`, ask.id, "
                        + "`8 to 64 letters, digits and dashes`",
                "`{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,\"body\":3}`, ask.body, "
                        + "an object",
                "`{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,"
                        + "\"body\":{\"kind\":\"phase-expired\"}}`,"
                        + " ask.body.kind, the kind of a command",
                "`{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,"
                        + "\"body\":{\"kind\":\"join\",\"name\":null}}`, ask.body.name, text",
                "`{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,"
                        + "\"body\":{\"kind\":\"adopt\",\"configuration\":{\"batch\":\"8\"}}}`,"
                        + " ask.body.configuration.batch, a whole number",
                "`{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,"
                        + "\"body\":{\"kind\":\"advance\",\"far\":true}}`, ask.body.far, none",
            })
    void decode_badFrame_namesPlaceAndExpectation(String text, String where, String expected) {
        BadFrame bad = catchThrowableOfType(BadFrame.class, () -> ClientCodec.decode(text));
        assertThat(bad).as(text).isNotNull();
        assertThat(bad.where()).isEqualTo(where);
        assertThat(bad.expected()).isEqualTo(expected);
        assertThat(bad.found()).isNotEmpty().hasSizeLessThan(200);
    }

    @Test
    void decode_otherProtocol_isReadNoFurther() throws BadFrame {
        String text = "{\"type\":\"hello\",\"protocol\":9,\"who\":\"someone\"}";
        assertThat(ClientCodec.decode(text))
                .isInstanceOfSatisfying(
                        ClientMessage.Hello.class,
                        hello -> assertThat(hello.protocol()).isEqualTo(9));
    }
}
