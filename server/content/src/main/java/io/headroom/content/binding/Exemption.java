package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Kind;
import io.headroom.content.grammar.RowList;
import io.headroom.content.grammar.Shape;
import io.headroom.content.grammar.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * A rule of balance that need not hold for a track-round: what it finds is a note.
 *
 * @param rule the rule's name
 * @param reason why the author lets it be
 * @param at where it stands
 */
public record Exemption(String rule, String reason, Located at) {
    /** What a file says of one. */
    private static final Shape<Exemption> SHAPE =
            Shape.of("exemption", "a rule of balance that need not hold", Exemption::declared);

    /** One of them, or a list. */
    static final Kind<List<Exemption>> ONE_OR_MORE =
            Kind.when(at -> at.node().isArray(), SHAPE.list(), SHAPE.map(List::of));

    private static Function<Values, @Nullable Exemption> declared(RowList rows) {
        var rule = rows.text("rule", "its name, as `headroom check` tells it");
        var reason = rows.text("reason", "why it need not hold");
        return is -> new Exemption(is.of(rule), is.of(reason), is.at());
    }
}
