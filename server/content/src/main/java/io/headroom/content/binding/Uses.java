package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Which names a document uses, so that no knob is there that moves nothing. */
final class Uses {
    private final Set<String> used = new HashSet<>();

    /** The names that fields use, and those that derived values use which fields use. */
    Uses(Located root, Map<String, Derived> let) {
        for (String field : root.fields()) {
            if (!SettingRows.USED_UP.contains(field)) {
                collect(root.at(field));
            }
        }
        Deque<String> open = new ArrayDeque<>(used);
        while (!open.isEmpty()) {
            Derived derived = let.get(open.remove());
            if (derived != null) {
                Set<String> before = Set.copyOf(used);
                used.addAll(derived.of().names());
                if (derived.bent() != null) {
                    collect(derived.bent());
                }
                used.stream().filter(name -> !before.contains(name)).forEach(open::add);
            }
        }
    }

    private void collect(Located at) {
        Matcher reference = Reference.TEXT.matcher(at.node().isTextual() ? at.text() : "");
        if (reference.matches()) {
            used.add(reference.group(1));
        }
        if (at.has("knob")) {
            used.add(at.at("knob").text());
        }
        at.fields().forEach(field -> collect(at.at(field)));
        at.items().forEach(this::collect);
    }

    /** Refuses each knob that nothing uses. */
    void requireAll(List<Turnable> knobs, Set<String> defined, Reading reading) {
        if (!defined.containsAll(used)) {
            // A name that nothing has, which is told where it stands, may be meant for a knob.
            return;
        }
        for (Turnable knob : knobs) {
            boolean moves =
                    used.stream()
                            .anyMatch(
                                    name ->
                                            name.equals(knob.id())
                                                    || name.startsWith(knob.id() + "."));
            if (!moves) {
                reading.refuse(
                        knob.at().at("id"),
                        "a knob that moves nothing",
                        "$" + knob.id() + " in the place of a value");
            }
        }
    }
}
