package io.headroom.node.codec;

import java.util.Locale;

/** Names on the wire and in the log: lower-case words joined by dashes. */
final class KebabCase {
    private KebabCase() {}

    /** {@code HintRelay} becomes {@code hint-relay}. */
    static String ofType(Class<?> type) {
        String name = type.getSimpleName();
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter) && i > 0) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(letter));
        }
        return kebab.toString();
    }

    /** {@code MODEL_SERVING} becomes {@code model-serving}. */
    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
