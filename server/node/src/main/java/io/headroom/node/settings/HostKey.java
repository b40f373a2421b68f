package io.headroom.node.settings;

import io.headroom.content.document.FileTrouble;

import java.io.IOException;
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
    private static final String FORM = "[A-Za-z0-9_-]{22,256}";
    private static final String EXPECTED = "one line of 22 to 256 letters, digits, '-' and '_'";

    /**
     * The key from the file that the settings name, otherwise from the data folder, where it is
     * created when it is missing.
     *
     * @throws UnusableSettingException when the file cannot be read or written, or holds no key
     */
    public static HostKey readOrCreate(Settings settings) {
        if (settings.hostKeyFile().isPresent()) {
            return read("--host-key-file", settings.hostKeyFile().get());
        }
        Path file = settings.dataFolder().resolve("host.key");
        boolean missing = !Files.exists(file);
        if (missing) {
            try {
                OwnerOnlyFile.createFolder(settings.dataFolder());
                OwnerOnlyFile.write(file, OwnerOnlyFile.randomText(BITS));
            } catch (IOException failure) {
                throw new UnusableSettingException(
                        new SettingProblem(
                                "the host key " + file, FileTrouble.found(failure), EXPECTED));
            }
        }
        return new HostKey(read("the host key", file).value(), file, missing);
    }

    /**
     * The key in a file that was there before.
     *
     * @param name the setting that names the file
     * @throws UnusableSettingException when it cannot be read or holds no key
     */
    public static HostKey read(String name, Path file) {
        return new HostKey(SecretFile.read(name, file, FORM, EXPECTED), file, false);
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "HostKey[hidden]";
    }
}
