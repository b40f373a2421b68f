package io.headroom.node.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headroom.game.command.Command;
import io.headroom.node.protocol.ClientMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void message_eachType_isTheGoldenText(Map.Entry<String, ClientMessage> message)
            throws IOException {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'hello','protocol':1,'role':'seat','code':'AB~34','secret':'t'}",
                "{'type':'hello','protocol':1,'role':'seat','code':'ABC234','secret':'t~'}",
                "{'type':'hello','protocol':1,'role':'seat','code':'half\\ud800','secret':'t'}",
                "{'type':'hint','phase':1,'knob':'batch~','value':1}",
                "{'type':'ask','id':'12345678','phase':1,"
                        + "'body':{'kind':'assign-track','team':1,'track':'edge~'}}",
                "{'type':'ask','id':'12345678','phase':1,"
                        + "'body':{'kind':'adopt','configuration':{'batch~':8}}}",
            })
    void decode_controlCharacter_isRefusedAndNotRepeated(String shape) {
        for (String control : List.of("\\u0000", "\\n", "\\u001b", "\\u007f", "\\u0085")) {
            String text = shape.replace('\'', '"').replace("~", control);
            assertThatThrownBy(() -> ClientCodec.decode(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            BadFrame.class,
                            bad -> assertThat(bad.found()).isEqualTo("control characters"))
                    .satisfies(
                            bad ->
                                    assertThat(PlainText.is(String.valueOf(bad.getMessage())))
                                            .isTrue());
        }
    }

    @Test
    void decode_nameWithControlCharacter_isLeftToTheRules() throws BadFrame {
        String text =
                "{\"type\":\"ask\",\"id\":\"12345678\",\"phase\":1,"
                        + "\"body\":{\"kind\":\"join\",\"name\":\"A\\tda\"}}";
        assertThat(ClientCodec.decode(text))
                .isEqualTo(new ClientMessage.Ask("12345678", 1, new Command.Join("A\tda")));
    }

    /** JsonText that a parser gives up on in many ways; each is told in the codec's own words. */
    static Stream<String> brokenTexts() {
        List<String> whole =
                ClientFixtures.messages().values().stream().map(ClientCodec::encode).toList();
        Random chance = new Random(42);
        String signs = "{}[]\",:\\u0eE+-.tfnN/*'\u0000\u001f \ud800";
        Stream<String> damaged =
                IntStream.range(0, 4_000)
                        .mapToObj(
                                number -> {
                                    String text = whole.get(chance.nextInt(whole.size()));
                                    StringBuilder broken = new StringBuilder(text);
                                    for (int cut = chance.nextInt(3); cut >= 0; cut--) {
                                        int at = chance.nextInt(broken.length());
                                        broken.setCharAt(
                                                at, signs.charAt(chance.nextInt(signs.length())));
                                    }
                                    return chance.nextInt(4) == 0
                                            ? broken.substring(0, chance.nextInt(broken.length()))
                                            : broken.toString();
                                });
        return Stream.concat(
                Stream.of(
                        "[".repeat(8_000),
                        "{\"type\":" + "[".repeat(40) + "]".repeat(40) + "}",
                        "{\"type\":\"ping\",\"number\":" + "9".repeat(5_000) + "}",
                        "{\"type\":\"ping\",\"number\":1e999999999}",
                        "{\"type\":\"ping\",\"number\":-1e-999999999}",
                        "{\"type\":\"ping\",\"number\":NaN}",
                        "{\"type\":\"ping\",\"number\":01}",
                        "{\"type\":\"ping\",'number':1}",
                        "{\"type\":\"ping\",/* */\"number\":1}",
                        "{\"type\":\"ping\",\"number\":1,}",
                        "{\"type\":\"" + "k".repeat(16_000),
                        "{\"" + "k".repeat(16_000) + "\":1}",
                        "\ufeff{}",
                        "\u0000"),
                damaged);
    }

    @Test
    void decode_anyBrokenText_isToldInOurWords() {
        brokenTexts()
                .forEach(
                        text -> {
                            try {
                                ClientCodec.decode(text);
                            } catch (BadFrame bad) {
                                assertThat(bad.getMessage())
                                        .as(text)
                                        .hasSizeLessThan(300)
                                        .matches(PlainText::is, "holds no control characters")
                                        .doesNotContainIgnoringCase(
                                                "jackson",
                                                "Stream",
                                                "token",
                                                "unexpected",
                                                "unrecognized",
                                                "JsonRead",
                                                "Feature",
                                                "escape",
                                                "exceeds",
                                                "maximum",
                                                "Source:",
                                                "Exception",
                                                "parse");
                            }
                        });
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
