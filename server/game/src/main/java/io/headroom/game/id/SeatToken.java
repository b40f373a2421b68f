package io.headroom.game.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret that opens a seat: 16 random bytes as 22 characters of base64url. The record never
 * holds it; logs of the program do not show it.
 */
public record SeatToken(String value) {
    /** What it looks like. */
    public static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** That of 16 random bytes. */
    public static SeatToken of(byte[] random) {
        return new SeatToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** What the record keeps of it: SHA-256 of its UTF-8, in lower-case hexadecimal. */
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "SeatToken";
    }
}
