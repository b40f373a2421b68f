package io.headroom.game.digest;

import io.headroom.game.event.EventType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over each event's type, version and payload text, and over the engine's measurements. Not
 * over claims, epochs, nodes, times of day or texts that people typed: a game that was taken over
 * keeps its digest.
 *
 * <p>Every part is framed by a tag and every text by its length in bytes, so that no two different
 * sequences feed the same bytes.
 */
public final class GameDigest {
    private static final byte EVENT = 1;
    private static final byte MEASUREMENT = 2;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);

    /** A digest of nothing yet. */
    public GameDigest() {
        this.sha256 = sha256();
    }

    /** Takes in one event of the log; a claim is left out. */
    public void event(String type, int version, String payloadText) {
        if (type.equals(EventType.CLAIMED.typeName())) {
            return;
        }
        sha256.update(EVENT);
        text(type);
        number(version);
        text(payloadText);
    }

    /** Takes in one number of a measurement. */
    public void measurement(long number) {
        sha256.update(MEASUREMENT);
        number(number);
    }

    /** The digest so far, in lower-case hexadecimal; more may follow. */
    public String hex() {
        try {
            MessageDigest copy = (MessageDigest) sha256.clone();
            return HexFormat.of().formatHex(copy.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's SHA-256 cannot be copied", e);
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha256.update(bytes);
    }

    private void number(long number) {
        sha256.update(buffer.putLong(0, number).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
