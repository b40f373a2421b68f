package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.headroom.game.Joining;
import io.headroom.game.Lens;
import io.headroom.game.Phase;
import io.headroom.game.Prediction;
import io.headroom.game.RidingSource;
import io.headroom.game.debrief.RoundLedger;
import io.headroom.game.decision.RefusalCode;
import io.headroom.game.id.KnobId;
import io.headroom.game.id.PhaseInstance;
import io.headroom.game.id.SeatId;
import io.headroom.game.id.SeatToken;
import io.headroom.game.id.TeamId;
import io.headroom.game.id.TextKey;
import io.headroom.game.id.TrackId;
import io.headroom.game.id.WhatIfId;
import io.headroom.game.measure.Better;
import io.headroom.game.measure.Numbers;
import io.headroom.game.result.Entrant;
import io.headroom.game.scenario.Challenge;
import io.headroom.game.scenario.DebriefStep;
import io.headroom.game.score.NextStep;
import io.headroom.game.view.BenchView;
import io.headroom.game.view.HostNote;
import io.headroom.game.view.HostView;
import io.headroom.game.view.ViewParts;
import io.headroom.node.protocol.HttpAnswer;
import io.headroom.node.protocol.Role;
import io.headroom.node.protocol.ServerMessage;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** How ids and enums are written: an id as its value, an enum as its name in kebab-case. */
final class PlainValues extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Whole numbers below it have no exponent. */
    private static final double MOST_WHOLE = 1e15;

    PlainValues() {
        super("plain values");
        number(SeatId.class, SeatId::value, SeatId::new);
        number(TeamId.class, TeamId::value, TeamId::new);
        number(WhatIfId.class, WhatIfId::value, WhatIfId::new);
        number(PhaseInstance.class, PhaseInstance::value, PhaseInstance::new);
        text(KnobId.class, KnobId::value, KnobId::new);
        text(TrackId.class, TrackId::value, TrackId::new);
        text(TextKey.class, TextKey::value, TextKey::new);
        text(SeatToken.class, SeatToken::value, SeatToken::new);
        constants(Phase.class);
        constants(Joining.class);
        constants(Prediction.class);
        constants(Lens.class);
        constants(RidingSource.class);
        constants(BenchView.HintCode.class);
        constants(Role.class);
        constants(RefusalCode.class);
        constants(HostNote.class);
        constants(DebriefStep.class);
        constants(RoundLedger.Question.class);
        constants(HostView.Undone.class);
        constants(HostView.Scripted.class);
        constants(Entrant.Player.class);
        constants(ServerMessage.Service.class);
        constants(HttpAnswer.Health.Status.class);
        constants(HttpAnswer.PracticeKind.class);
        constants(ViewParts.Ghost.class);
        constants(NextStep.Code.class);
        constants(Better.class);
        constants(Challenge.Critic.class);
        constants(Challenge.Goal.class);
        addSerializer(Numbers.class, writing((numbers, out) -> write(numbers, out)));
    }

    private <T> void number(Class<T> type, ToIntFunction<T> value, IntFunction<T> of) {
        addSerializer(type, writing((id, out) -> out.writeNumber(value.applyAsInt(id))));
        addDeserializer(type, reading(in -> of.apply(in.getIntValue())));
        addKeySerializer(
                type,
                writing((id, out) -> out.writeFieldName(String.valueOf(value.applyAsInt(id)))));
        addKeyDeserializer(type, key(text -> of.apply(Integer.parseInt(text))));
    }

    private <T> void text(Class<T> type, Function<T, String> value, Function<String, T> of) {
        addSerializer(type, writing((id, out) -> out.writeString(value.apply(id))));
        addDeserializer(type, reading(in -> of.apply(in.getText())));
        addKeySerializer(type, writing((id, out) -> out.writeFieldName(value.apply(id))));
        addKeyDeserializer(type, key(of));
    }

    private <E extends Enum<E>> void constants(Class<E> type) {
        addSerializer(
                type, writing((constant, out) -> out.writeString(KebabCase.ofConstant(constant))));
        addDeserializer(type, reading(in -> constant(type, in)));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonParser in) throws IOException {
        String name = in.getText();
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> KebabCase.ofConstant(each).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new JsonMappingException(
                                        in, "no " + type.getSimpleName() + " " + name));
    }

    /** As short as JSON has it: 1900, not 1900.0. */
    private static void write(Numbers numbers, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Double number : numbers.values()) {
            if (number == null) {
                out.writeNull();
            } else if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
                out.writeNumber(number.longValue());
            } else {
                out.writeNumber(number);
            }
        }
        out.writeEndArray();
    }

    /** Writes one value. */
    interface Writing<T> {
        /** Writes it. */
        void write(T value, JsonGenerator out) throws IOException;
    }

    private interface Reading<T> {
        T read(JsonParser in) throws IOException;
    }

    static <T> JsonSerializer<T> writing(Writing<T> writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                    throws IOException {
                writing.write(value, out);
            }
        };
    }

    private static <T> JsonDeserializer<T> reading(Reading<T> reading) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return reading.read(in);
            }
        };
    }

    private static KeyDeserializer key(Function<String, ?> of) {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String text, DeserializationContext context) {
                return of.apply(text);
            }
        };
    }
}
