package io.headroom.node.codec;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.headroom.game.afterclass.Attempt;
import io.headroom.game.id.KnobId;
import io.headroom.game.measure.Forecast;
import io.headroom.game.scenario.Configuration;
import io.headroom.node.protocol.HttpAnswer;

import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of tries after class, as JSON text. */
public final class PracticeCodec {
    private PracticeCodec() {}

    /** What is tried, by its name on the wire. */
    public static String encode(HttpAnswer.PracticeKind kind) {
        return KebabCase.ofConstant(kind);
    }

    /** Settings; the same text for the same settings. */
    public static String encode(Configuration configuration) {
        return JsonText.of(Shapes.LOG, configuration);
    }

    /** What came of a what-if. */
    public static String encode(Forecast result) {
        return JsonText.of(Shapes.LOG, result);
    }

    /** What came of a try to beat the frontier. */
    public static String encode(Attempt result) {
        return JsonText.of(Shapes.LOG, result);
    }

    /** Settings as {@link #encode(Configuration)} wrote them. */
    public static Configuration configuration(String text) {
        return read(text, Configuration.class);
    }

    /** What {@link #encode(Forecast)} wrote. */
    public static Forecast forecast(String text) {
        return read(text, Forecast.class);
    }

    /** What {@link #encode(Attempt)} wrote. */
    public static Attempt attempt(String text) {
        return read(text, Attempt.class);
    }

    /** Settings by the names of their knobs. */
    public static Configuration of(SortedMap<String, Long> values) {
        SortedMap<KnobId, Long> knobs = new TreeMap<>();
        values.forEach((knob, value) -> knobs.put(new KnobId(knob), value));
        return new Configuration(knobs);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return Shapes.LOG.readValue(text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "what was kept is no " + type.getSimpleName(), broken);
        }
    }
}
