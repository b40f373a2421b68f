package io.headroom.game.digest;

import io.headroom.game.event.EventType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * SHA-256 over the events of a log as they are stored, so that a later program, which reads an old
 * event into a new shape, finds the digest that the game always had. Not over claims, epochs,
 * nodes, times of day or texts that people typed: a game that was taken over keeps its digest.
 *
 * <p>For each event in the log's order: the byte 1; the type's name; the version it was stored
 * with; the payload as it was stored. A number is eight bytes, the greatest first; a text is its
 * length in bytes as such a number, then its UTF-8. So no two different sequences feed the same
 * bytes. A payload is stored as JSON without space between its parts, members in the order of the
 * record that wrote it, and each number as the shortest decimal that reads as the same double.
 */
public final class GameDigest {
    private static final byte EVENT = 1;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);

    /** A digest of nothing yet. */
    public GameDigest() {
        this.sha256 = Sha256.begin();
    }

    /** Takes in one event of the log; what is not of the game's record is left out. */
    public void event(String type, int version, String payloadText) {
        EventType known = EventType.named(type);
        if (known != null && !known.isDigested()) {
            return;
        }
        sha256.update(EVENT);
        text(type);
        number(version);
        text(payloadText);
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
}
