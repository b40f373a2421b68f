package io.headroom.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ClusterSecretTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\n",
                "0123456789abcdef0123456789abcdef",
                "  all-nodes_have-this-one\r\n"
            })
    void secretFile_ofALongText_isRead(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), text);

        ClusterSecret secret = ClusterSecret.read(file);

        assertThat(secret.value()).isEqualTo(text.strip());
        assertThat(secret.toString()).doesNotContain(secret.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "all nodes have this one secret", "äöüäöüäöüäöüäöüäöüäöüäöü"})
    void secretFile_ofAnythingElse_isRefusedWithoutRepeatingIt(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), text);

        assertThatThrownBy(() -> ClusterSecret.read(file))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessage(
                        "--cluster-secret-file %s: found a file without a key, expected one line of"
                                + " 22 to 256 characters, as from: openssl rand -base64 32",
                        file);
    }

    @Test
    void secretFile_missing_isRefusedByName() {
        assertThatThrownBy(() -> ClusterSecret.read(folder.resolve("missing")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("--cluster-secret-file")
                .hasMessageContaining("no such file");
    }

    @Test
    void random_twice_isTwoSecretsOfTheFormOfFiles() throws IOException {
        ClusterSecret one = ClusterSecret.random();

        assertThat(ClusterSecret.random()).isNotEqualTo(one);
        assertThat(ClusterSecret.read(Files.writeString(folder.resolve("secret"), one.value())))
                .isEqualTo(one);
    }
}
