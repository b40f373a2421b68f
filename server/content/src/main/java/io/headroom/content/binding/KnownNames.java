package io.headroom.content.binding;

import io.headroom.content.document.Located;
import io.headroom.content.grammar.Reading;

import java.util.HashSet;

/** KnownNames that expressions may use: those that are defined further up. */
final class KnownNames extends HashSet<String> {
    private static final long serialVersionUID = 1L;

    /** Defines a field's name; whether nothing else has it. */
    static boolean define(Reading reading, Located at) {
        String name = at.pointer().substring(at.pointer().lastIndexOf('/') + 1);
        boolean own = reading.kept(KnownNames.class).add(name);
        if (!own) {
            reading.refuse(at, name, "a name that nothing else has");
        }
        return own;
    }
}
