package io.headroom.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secret that makes somebody the instructor. It is kept between starts, so that a bookmarked
 * console goes on working.
 *
 * @param value from 22 characters of the URL alphabet, 128 bits and more
 */
public record HostKey(String value) {
    private static final int BITS = 192;
    private static final String FORM = "[A-Za-z0-9_-]{22,256}";

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
        if (!Files.exists(file)) {
            try {
                OwnerOnlyFile.createFolder(settings.dataFolder());
                OwnerOnlyFile.write(file, OwnerOnlyFile.randomText(BITS));
            } catch (IOException failure) {
                throw unusable("the host key", file, FileTrouble.found(failure));
            }
        }
        return read("the host key", file);
    }

    /**
     * The key in a file.
     *
     * @param name the setting that names the file
     * @throws UnusableSettingException when it cannot be read or holds no key
     */
    public static HostKey read(String name, Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException failure) {
            throw unusable(name, file, FileTrouble.found(failure));
        }
        if (!text.matches(FORM)) {
            throw unusable(name, file, "a file without a key");
        }
        return new HostKey(text);
    }

    private static UnusableSettingException unusable(String name, Path file, String found) {
        return new UnusableSettingException(
                new SettingProblem(
                        name + " " + file,
                        found,
                        "one line of 22 to 256 letters, digits, '-' and '_'"));
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "HostKey[hidden]";
    }
}
