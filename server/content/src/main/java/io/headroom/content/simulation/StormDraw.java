package io.headroom.content.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.Unit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the events of a list within the ranges that they publish. What is drawn is rounded to
 * thousandths, which files and interventions can say exactly.
 */
final class StormDraw {
    /** Fields that say a share of the run: practice is shorter than what it is practice for. */
    private static final Set<String> SHARES = Set.of("at", "into", "for", "rise", "hold");

    /** Kinds whose factor is how much more there is. */
    private static final Set<String> STRENGTHS = Set.of("burst", "ramp", "items");

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?) *([a-zA-Zµ/%]*)");

    private static final int DIGITS = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Reading reading;
    private final String list;
    private final Storm.Draw draw;
    private final Span burst;
    private BigDecimal from = BigDecimal.TWO;
    private BigDecimal until = BigDecimal.ZERO;
    private double factor = 1;

    /** When the burst of this draw comes, and how long it lasts, as shares of the run. */
    record Span(BigDecimal at, BigDecimal lasts) {
        /** As long as no burst has been read. */
        static final Span NONE = new Span(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    StormDraw(Reading reading, String list) {
        this.reading = reading;
        this.list = list;
        draw = reading.kept(Storm.Draw.class);
        burst = list.equals("burst") ? Span.NONE : reading.kept(Span.class);
    }

    /** The events as they are drawn; what is wrong with a range is noted. */
    ArrayNode events(Located at) {
        ArrayNode events = NODES.arrayNode();
        for (Located item : at.items()) {
            if (!item.node().isObject()) {
                reading.refuse(item, "a mapping of fields");
                continue;
            }
            ObjectNode event = object(item);
            place(item, event);
            events.add(event);
        }
        if (list.equals("burst")) {
            reading.keep(Span.class, new Span(from, until.subtract(from)));
        }
        return events;
    }

    /** What was drawn, with the events as they were read. */
    StormRows.Spell spell(List<Events.Timed> events) {
        return new StormRows.Spell(events, from.doubleValue(), until.doubleValue(), factor);
    }

    /** Gives an event its instant, and sees when it is over. */
    private void place(Located item, ObjectNode event) {
        if (item.has("into")) {
            if (list.equals("burst") || item.has("at")) {
                reading.refuse(item.at("into"), "into", "at: a share of the run");
                return;
            }
            BigDecimal into = written(event.path("into"));
            event.remove("into");
            if (into != null) {
                event.put("at", share(burst.at().add(burst.lasts().multiply(into))));
            }
        }
        BigDecimal begins = written(event.path("at"));
        if (begins == null) {
            return;
        }
        for (String kind : item.fields()) {
            JsonNode fields = event.path(kind);
            if (!fields.isObject()) {
                continue;
            }
            BigDecimal lasts = lasts(fields);
            if (lasts == null) {
                reading.refuse(item.at(kind).at("for"), "a share of the run, such as 15 %");
                continue;
            }
            if (begins.add(lasts).compareTo(BigDecimal.ONE) > 0) {
                String found = "an end at " + share(begins.add(lasts)) + " of the run";
                reading.refuse(item, found, "an end within the run");
            }
            from = from.min(begins);
            until = until.max(begins.add(lasts));
            if (STRENGTHS.contains(kind)) {
                factor = Math.max(factor, fields.path("factor").asDouble());
            }
        }
    }

    private static @Nullable BigDecimal lasts(JsonNode fields) {
        BigDecimal whole = written(fields.path("for"));
        BigDecimal rise = written(fields.path("rise"));
        BigDecimal hold = written(fields.path("hold"));
        return whole != null ? whole : rise == null || hold == null ? null : rise.add(hold);
    }

    /** The share that a drawn field says; null when it says none. */
    private static @Nullable BigDecimal written(JsonNode node) {
        return node.isTextual() ? Unit.share(node.asText()) : null;
    }

    private ObjectNode object(Located at) {
        ObjectNode drawn = NODES.objectNode();
        for (String field : at.fields()) {
            drawn.set(field, value(at.at(field), field));
        }
        return drawn;
    }

    private JsonNode value(Located at, String field) {
        JsonNode node = at.node();
        if (node.isObject()) {
            return object(at);
        }
        boolean range = node.isArray() && node.size() == 2 && isNumber(node.path(0));
        if (!range) {
            return SHARES.contains(field) ? oneShare(at) : node;
        }
        List<Located> ends = at.items();
        JsonNode drawn =
                SHARES.contains(field)
                        ? shares(ends.getFirst(), ends.getLast(), field)
                        : numbers(ends.getFirst(), ends.getLast(), field);
        if (drawn == null) {
            String expected = "[least, most], such as [1.4, 1.6], the least first, in one unit";
            reading.refuse(at, at.shown(), expected);
            return node;
        }
        return drawn;
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber()
                || (node.isTextual()
                        && (NUMBER.matcher(node.asText().strip()).matches()
                                || Unit.share(node.asText()) != null));
    }

    /** A share that is always the same; what is none is refused. */
    private JsonNode oneShare(Located at) {
        BigDecimal said = shareOf(at.node());
        if (said == null) {
            reading.refuse(at, "a share of the run, such as 30 %, or a range of them");
            return at.node();
        }
        return at.node().isNumber() ? NODES.textNode(share(said)) : at.node();
    }

    private static @Nullable BigDecimal shareOf(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : written(node);
    }

    private @Nullable JsonNode shares(Located least, Located most, String field) {
        BigDecimal low = shareOf(least.node());
        BigDecimal high = shareOf(most.node());
        return low == null || high == null || low.compareTo(high) > 0
                ? null
                : NODES.textNode(share(between(low, high, field)));
    }

    /** A share as files say it, in thousandths of the whole. */
    private static String share(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    private @Nullable JsonNode numbers(Located least, Located most, String field) {
        Matcher low = NUMBER.matcher(least.text().strip());
        Matcher high = NUMBER.matcher(most.text().strip());
        if (!low.matches() || !high.matches() || !low.group(2).equals(high.group(2))) {
            return null;
        }
        BigDecimal from = new BigDecimal(low.group(1));
        BigDecimal to = new BigDecimal(high.group(1));
        if (from.compareTo(to) > 0) {
            return null;
        }
        if (least.node().isIntegralNumber() && most.node().isIntegralNumber()) {
            BigDecimal many = to.subtract(from).add(BigDecimal.ONE);
            BigDecimal above = part(field).multiply(many).setScale(0, RoundingMode.FLOOR);
            return NODES.numberNode(from.add(above).min(to).longValueExact());
        }
        BigDecimal drawn = between(from, to, field);
        int scale = Math.max(DIGITS, Math.max(from.scale(), to.scale()));
        BigDecimal rounded = drawn.setScale(scale, RoundingMode.HALF_UP);
        String plain = rounded.stripTrailingZeros().toPlainString();
        return low.group(2).isEmpty()
                ? NODES.numberNode(new BigDecimal(plain))
                : NODES.textNode(plain + " " + low.group(2));
    }

    private BigDecimal between(BigDecimal low, BigDecimal high, String field) {
        return low.add(part(field).multiply(high.subtract(low)));
    }

    private BigDecimal part(String field) {
        return BigDecimal.valueOf(draw.between(list, field));
    }
}
