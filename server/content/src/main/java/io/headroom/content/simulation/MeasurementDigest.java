package io.headroom.content.simulation;

import io.headroom.simulator.measure.Measurement;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the exact numbers of measurements, eight bytes each, highest first. */
final class MeasurementDigest {
    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);

    MeasurementDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Takes in one more measurement. */
    void add(Measurement measurement) {
        measurement.forEachLong(number -> sha256.update(buffer.putLong(0, number).array()));
    }

    /** The digest, in lower-case hexadecimal; nothing may be added afterwards. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
