package io.headroom.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class HostKeyTest {
    @TempDir Path folder;

    @Test
    void hostKey_missing_isCreatedForItsOwnerOnlyAndKept() throws IOException {
        Settings settings = settings(Map.of());

        HostKey created = HostKey.readOrCreate(settings);

        assertThat(created.value()).matches("[A-Za-z0-9_-]{32}");
        Path file = settings.dataFolder().resolve("host.key");
        assertThat(created).isEqualTo(new HostKey(created.value(), file, true));
        assertThat(HostKey.readOrCreate(settings))
                .isEqualTo(new HostKey(created.value(), file, false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(created.toString()).doesNotContain(created.value());
    }

    @Test
    void hostKeyFile_given_isRead() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "abcdefghijklmnopqrstuvwx\n");

        assertThat(HostKey.readOrCreate(settings(Map.of("host-key-file", file.toString()))))
                .isEqualTo(new HostKey("abcdefghijklmnopqrstuvwx", file, false));
    }

    @Test
    void hostKeyFile_missingOrWithoutKey_isRefusedByName() throws IOException {
        Path missing = folder.resolve("missing");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertRefused(missing, "no such file");
        assertRefused(empty, "a file without a key");
    }

    private void assertRefused(Path file, String found) {
        assertThatThrownBy(
                        () ->
                                HostKey.readOrCreate(
                                        settings(Map.of("host-key-file", file.toString()))))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(found);
    }

    private Settings settings(Map<String, String> flags) {
        Map<String, String> environment = Map.of("XDG_DATA_HOME", folder.toString());
        return switch (SettingsParser.parse(flags, environment)) {
            case ParsedSettings.Valid valid -> valid.settings();
            case ParsedSettings.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
