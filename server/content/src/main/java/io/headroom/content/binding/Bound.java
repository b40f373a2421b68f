package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A description under settings of its knobs and conditions, to be read like any other.
 *
 * @param root the rewritten document; its values stand where the author wrote what became them
 * @param origins what a value came from, by its pointer: {@code $speed at power 11}
 * @param doubtful what is wrong if nothing is wrong with the values themselves
 * @param never the name of the author's rule that forbids these settings; null when none does
 */
public record Bound(
        Located root,
        Map<String, String> origins,
        List<Problem> doubtful,
        @Nullable String never) {}
