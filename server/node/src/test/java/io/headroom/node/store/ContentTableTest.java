package io.headroom.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.content.document.FileSet;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

class ContentTableTest {
    @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

    private final ContentTable table = DATABASE.content();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FileSet files(String... namesAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], bytes(namesAndTexts[i + 1]));
        }
        return new FileSet(files);
    }

    private static int files() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM content_file")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void content_kept_isTheSameBytesUnderTheSameHash() {
        FileSet system = files("a/track.yaml", "duration: 3 s", "traces/t.csv", "1,2\u0000\u00ff");
        FileSet texts = files("texts/en/a.yaml", "title: the first");

        table.keep(system, texts);

        assertThat(table.find(system.hash())).contains(system);
        assertThat(table.find(system.hash()).orElseThrow().hash()).isEqualTo(system.hash());
        assertThat(table.textsOf(system.hash())).contains(texts);
        assertThat(table.find(files("other", "").hash())).isEmpty();
        assertThat(table.textsOf(texts.hash())).isEmpty();
    }

    @Test
    void texts_corrected_takeThePlaceOfTheKeptOnes_andTheContentStays() {
        FileSet system = files("b/track.yaml", "duration: 4 s");
        FileSet first = files("texts/en/b.yaml", "title: the frist");
        FileSet corrected = files("texts/en/b.yaml", "title: the first");

        table.keep(system, first);
        table.keep(system, corrected);
        table.keep(system, corrected);

        assertThat(table.textsOf(system.hash())).contains(corrected);
        assertThat(table.find(system.hash())).contains(system);
    }

    @Test
    void file_ofTwoContents_isKeptOnce() throws SQLException {
        FileSet one = files("c/track.yaml", "one", "traces/shared.csv", "the same trace");
        FileSet other = files("c/track.yaml", "two", "traces/shared.csv", "the same trace");
        FileSet texts = files("texts/en/c.yaml", "title: c");

        table.keep(one, texts);
        int before = files();
        table.keep(other, texts);

        assertThat(files()).isEqualTo(before + 1);
        assertThat(table.find(one.hash())).contains(one);
        assertThat(table.find(other.hash())).contains(other);
    }
}
