package io.headroom.node.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secret that makes somebody the instructor. It is kept between starts, so that a bookmarked
 * console goes on working.
 *
 * @param value from 22 characters of the URL alphabet, 128 bits and more
 * @param file where it is kept
 * @param made whether it was made just now; one that was there before is told to nobody
 */
public record HostKey(String value, Path file, boolean made) {
    private static final int BITS = 192;

    /**
     * The key from the file that the settings name, otherwise from the data folder, where it is
     * created when it is missing.
     *
     * @throws UnusableSettingException when the file cannot be read or holds no key
     */
    public static HostKey readOrCreate(Settings settings) {
        if (settings.hostKeyFile().isPresent()) {
            return read(settings.hostKeyFile().get(), false);
        }
        Path file = settings.dataFolder().resolve("host.key");
        boolean missing = !Files.exists(file);
        if (missing) {
            try {
                OwnerOnlyFile.createFolder(settings.dataFolder());
                OwnerOnlyFile.write(file, OwnerOnlyFile.randomText(BITS));
            } catch (IOException failure) {
                throw new UncheckedIOException("Unable to write the host key " + file, failure);
            }
        }
        return read(file, missing);
    }

    private static HostKey read(Path file, boolean made) {
        return new HostKey(
                SecretFile.read(
                        "--host-key-file",
                        file,
                        "[A-Za-z0-9_-]{22,256}",
                        "one line of 22 to 256 letters, digits, '-' and '_'"),
                file,
                made);
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "HostKey[hidden]";
    }
}
