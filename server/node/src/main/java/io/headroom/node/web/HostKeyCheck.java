package io.headroom.node.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The host key, compared in a time that does not depend on how much of a guess is right. */
final class HostKeyCheck {
    private final byte[] digest;

    HostKeyCheck(String key) {
        this.digest = Digests.sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a guess is the key. */
    boolean opens(String guess) {
        return MessageDigest.isEqual(
                digest, Digests.sha256(guess.getBytes(StandardCharsets.UTF_8)));
    }
}
