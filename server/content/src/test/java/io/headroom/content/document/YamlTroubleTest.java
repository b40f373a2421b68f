package io.headroom.content.document;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text that is no YAML, or more of it than files may be, is told in words and by its place. */
final class YamlTroubleTest {
    private static List<Problem> problems(String text) {
        List<Problem> problems = new ArrayList<>();
        YamlDocument.parse("it.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        return problems;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a:\\n\\tb: 1       | it.yaml:2:1: found a tab, expected spaces
                    a: [1, 2\\nb: 1   | it.yaml:2:2: found a list that does not end
                    a: { x: 1         | found a mapping that does not end
                    a: b: c           | it.yaml:1:5: found a second colon in a line
                    a: 'x             | found a text in quotes that does not end
                    a: "\\q"          | found a backslash that escapes nothing
                    a: @x             | it.yaml:1:4: found a character that no value begins with
                    - a\\nb: 1        | it.yaml:2:1: found a line that does not belong
                    %YAML 9\\n---\\na: 1 | found a directive
                    ? [a]\\n: 1       | found a list or mapping as a name
                    a: 1\\nb: *x      | it.yaml:2:4 b: found *x, expected the value itself
                    a: 1\\n---\\nb: 2 | found a second document, expected one in a file
                    """)
    void text_thatIsNoYaml_isToldInWords(String text, String told) {
        String lines = text.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(problems(lines)).singleElement().asString().contains(told);
    }

    /** Ends of lines and tabs are what texts are made of; what moves a cursor is not. */
    @ParameterizedTest
    @CsvSource({
        "a: \"x\\e[31m\",a: found the control character U+001B",
        "a: \"\\x9b2J\",a: found the control character U+009B",
        "a: \"x\\u202Ey\",a: found the control character U+202E",
        "\"\\a\": 1,found the control character U+0007",
    })
    void text_withControlCharacters_isRefused(String text, String told) {
        assertThat(problems(text)).singleElement().asString().contains(told);
        assertThat(problems("a: \"one\\n\\ttwo\"")).isEmpty();
    }

    @Test
    void problem_withControlCharacters_showsTheirNumbers() {
        assertThat(Problem.ofFile("a\u001B.csv", "x\u0007\n", "y\u202E"))
                .hasToString("a\\u001B.csv: found x\\u0007\\u000A, expected y\\u202E");
    }

    @ParameterizedTest
    @CsvSource({".nan", ".NaN", ".inf", "-.inf"})
    void number_thatIsNone_isLeftToWhoeverWantsOne(String number) {
        List<Problem> problems = new ArrayList<>();
        byte[] bytes = ("a: " + number).getBytes(StandardCharsets.UTF_8);
        Located root = requireNonNull(YamlDocument.parse("it.yaml", bytes, problems));
        assertThat(problems).isEmpty();
        assertThat(root.at("a").node().isNumber()).isFalse();
    }

    @Test
    void file_ofMoreThanAnybodyWrites_isToldSo() {
        assertThat(problems("a: " + "x".repeat(16 << 20)))
                .singleElement()
                .asString()
                .contains("it.yaml: found a file of 16777219 bytes, expected at most 1048576");
    }
}
