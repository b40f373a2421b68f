package io.headroom.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class NewMissionTest {
    @TempDir private Path folder = Path.of("");

    private static Said written(Path where) {
        return Said.run("new-mission", where.toString());
    }

    @Test
    void skeleton_isRightAsItIs_andTellsItsFiles() throws IOException {
        Path where = folder.resolve("my-mission");
        Said said = written(where);
        assertThat(said.status()).as(said.err()).isEqualTo(Headroom.DONE);
        assertThat(said.out()).contains("missions/my-mission/round-1/cloud-titan.yaml");
        for (String file : said.out().lines().toList()) {
            assertThat(Files.readString(Path.of(file))).doesNotContain("MISSION/");
        }
        Said checked = Said.run("check", "--files", where.toString());
        assertThat(checked.status()).as(checked.out() + checked.err()).isEqualTo(Headroom.DONE);
        assertThat(checked.err()).isEmpty();
    }

    @Test
    void folderThatHasFiles_isLeftAlone() throws IOException {
        Path where = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(where.resolve("notes.txt"), "mine");
        Said said = written(where);
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("DIR", "expected an empty folder");
        assertThat(where.toFile().list()).containsExactly("notes.txt");
    }

    @Test
    void nameThatIsNoId_isRefused() {
        Said said = written(folder.resolve("My Mission"));
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("My Mission", "a mission's id");
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void fileInThePlaceOfTheFolder_isRefused() throws IOException {
        Path where = Files.writeString(folder.resolve("file"), "mine");
        Said said = written(where);
        assertThat(said.status()).isEqualTo(Headroom.WRONG_INPUT);
        assertThat(said.err()).contains("found a file");
        assertThat(Files.readString(where)).isEqualTo("mine");
    }
}
