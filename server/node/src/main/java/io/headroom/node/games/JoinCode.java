package io.headroom.node.games;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** What students type: six letters and digits, none of which looks like another. */
public final class JoinCode {
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private JoinCode() {}

    /** A new one; the database says whether it is free. */
    public static String draw(RandomGenerator chance) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** Whether a text in the database's form could be one. */
    public static boolean fits(String code) {
        return code.length() == LENGTH && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
    }

    /** A code as somebody typed it, as it would stand in the database. */
    public static String normalized(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }
}
