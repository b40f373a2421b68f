package io.headroom.node.settings;

import java.nio.file.Path;

/**
 * What lets a node join the others: all nodes of a cluster have the same one.
 *
 * <p>It never travels. What is derived from it does, and a stranger who has seen that could try
 * guesses at leisure; so a secret is long and random, and a short one is refused.
 *
 * @param value 22 characters and more of the alphabets of Base64, 128 bits and more
 */
public record ClusterSecret(String value) {
    private static final int BITS = 256;

    /**
     * The secret in a file.
     *
     * @throws UnusableSettingException when the file cannot be read or holds no secret
     */
    public static ClusterSecret read(Path file) {
        return new ClusterSecret(
                SecretFile.read(
                        "--cluster-secret-file",
                        file,
                        "[A-Za-z0-9+/=_-]{22,256}",
                        "one line of 22 to 256 characters, as from: openssl rand -base64 32"));
    }

    /** A new one. */
    public static ClusterSecret random() {
        return new ClusterSecret(OwnerOnlyFile.randomText(BITS));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ClusterSecret[hidden]";
    }
}
