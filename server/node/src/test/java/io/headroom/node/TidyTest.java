package io.headroom.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The style that a formatter cannot keep. What is excepted stands in the lists below, which may
 * only become shorter: an exception that is no longer needed fails the test too.
 */
final class TidyTest {
    private static final Path SERVER = Path.of("..").toAbsolutePath().normalize();
    private static final int MAX_FILE_LINES = 400;
    private static final int MAX_METHOD_LINES = 70;
    private static final int MAX_COLUMNS = 100;

    /** Files, by their path from server/, with more lines. */
    private static final Set<String> LONG_FILES = Set.of();

    /** Methods, as file:name, with more lines. */
    private static final Set<String> LONG_METHODS = Set.of();

    private static final Pattern BANNED_NAME = Pattern.compile(".*(Manager|Helper|Utils?).*");

    /** In two parts each, so that this file does not name them. */
    private static final List<String> BANNED_MARKS =
            List.of("TO" + "DO", "FIX" + "ME", "XX" + "X", "@aut" + "hor", "HA" + "CK");

    /** Where a method or constructor may begin: one step inside a type, with an open brace. */
    private static final Pattern MEMBER = Pattern.compile("^((?: {4}){1,3})[\\w@<].*$");

    private static final Pattern NAME_BEFORE_PARENTHESIS = Pattern.compile("(\\w+)\\s*\\(");

    private record Source(String path, List<String> lines) {}

    private static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SERVER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.toString().contains("/target/"))
                            .sorted()
                            .toList()) {
                sources.add(
                        new Source(SERVER.relativize(file).toString(), Files.readAllLines(file)));
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }

    @Test
    void files_all_areShort() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        for (Source source : sources()) {
            if (source.lines().size() > MAX_FILE_LINES) {
                tooLong.add(source.path());
            }
        }
        assertThat(tooLong).containsExactlyInAnyOrderElementsOf(LONG_FILES);
    }

    @Test
    void methods_all_areShort() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        for (Source source : sources()) {
            tooLong.addAll(longMethods(source));
        }
        assertThat(tooLong).containsExactlyInAnyOrderElementsOf(LONG_METHODS);
    }

    /** The formatter's indentation makes it plain where a member begins and ends. */
    private static List<String> longMethods(Source source) {
        List<String> found = new ArrayList<>();
        List<String> lines = source.lines();
        for (int start = 0; start < lines.size(); start++) {
            var member = MEMBER.matcher(lines.get(start));
            if (!member.matches() || !startsMethod(lines, start)) {
                continue;
            }
            String close = member.group(1) + "}";
            int end = start;
            while (end < lines.size() && !lines.get(end).equals(close)) {
                end++;
            }
            if (end < lines.size() && end - start + 1 > MAX_METHOD_LINES) {
                var name = NAME_BEFORE_PARENTHESIS.matcher(lines.get(start));
                found.add(source.path() + ":" + (name.find() ? name.group(1) : "?"));
            }
        }
        return found;
    }

    /** A header with parentheses, over some lines, before an open brace. */
    private static boolean startsMethod(List<String> lines, int start) {
        String first = lines.get(start).strip();
        boolean type = first.matches(".*\\b(class|interface|enum|record)\\b.*");
        if (type || !first.contains("(") || first.startsWith("@") || first.contains(" = ")) {
            return false;
        }
        for (int line = start; line < lines.size(); line++) {
            String text = lines.get(line);
            if (text.endsWith("{")) {
                return true;
            }
            if (text.endsWith(";")) {
                return false;
            }
        }
        return false;
    }

    @Test
    void lines_all_fitIntoTheirColumns() throws IOException {
        List<String> tooWide = new ArrayList<>();
        for (Source source : sources()) {
            for (int line = 0; line < source.lines().size(); line++) {
                String text = source.lines().get(line);
                if (text.length() > MAX_COLUMNS && !text.startsWith("import ")) {
                    tooWide.add(source.path() + ":" + (line + 1));
                }
            }
        }
        assertThat(tooWide).isEmpty();
    }

    @Test
    void names_all_sayWhatTheyAre() throws IOException {
        assertThat(sources().stream().map(Source::path))
                .noneMatch(
                        path ->
                                BANNED_NAME
                                        .matcher(Path.of(path).getFileName().toString())
                                        .matches());
    }

    @Test
    void marks_ofUnfinishedWork_areNowhere() throws IOException {
        List<String> marked = new ArrayList<>();
        for (Source source : sources()) {
            for (int line = 0; line < source.lines().size(); line++) {
                String text = source.lines().get(line);
                if (BANNED_MARKS.stream().anyMatch(text::contains)) {
                    marked.add(source.path() + ":" + (line + 1));
                }
            }
        }
        assertThat(marked).isEmpty();
    }

    @Test
    void packages_all_areNullMarked() throws IOException {
        Set<String> unmarked = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        for (Source source : sources()) {
            Path folder = Path.of(source.path()).getParent();
            String name = String.valueOf(folder).replaceAll("^.*/java/", "");
            unmarked.add(name);
            if (source.path().endsWith("package-info.java")
                    && source.lines().contains("@NullMarked")) {
                marked.add(name);
            }
        }
        unmarked.removeAll(marked);
        assertThat(unmarked).isEmpty();
    }

    @Test
    void sizes_ofThisTest_areMeasuredRight() {
        List<String> body =
                new ArrayList<>(List.of("class A {", "    void longOne(", "            int x) {"));
        for (int line = 0; line < MAX_METHOD_LINES; line++) {
            body.add("        x();");
        }
        body.addAll(List.of("    }", "", "    void shortOne() {", "        x();", "    }", "}"));
        assertThat(longMethods(new Source("A.java", body))).containsExactly("A.java:longOne");
    }
}
