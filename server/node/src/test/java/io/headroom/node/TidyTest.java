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
import java.util.regex.Matcher;
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

    /** Files with a line of text that is wider. */
    private static final Set<String> WIDE_FILES =
            Set.of(
                    "node/src/main/java/io/headroom/node/store/embedded/EmbeddedPostgres.java",
                    "node/src/main/java/io/headroom/node/store/embedded/PostgresCluster.java");

    /** The first line of a method or constructor: modifiers, a type if any, a name, an open. */
    private static final Pattern HEADER =
            Pattern.compile(
                    String.join(
                            "",
                            "^((?: {4}){1,3})",
                            "(?:(?:public|protected|private|static|final|abstract|default) )*",
                            "(?:<.*> )?",
                            "(?:(?!return|throw|new|else|yield|case)[\\w.@<>\\[\\], ?&]+ )?",
                            "(?!if|for|while|switch|try|catch|synchronized|super|this)",
                            "(\\w+)\\(.*$"));

    /** As what a plugin executes, as a command of a script, or put before others on the PATH. */
    private static final Pattern JAVA_OF_THE_PATH =
            Pattern.compile(
                    "<executable>javac?</executable>"
                            + "|^\\s*(?:exec |nice |time )*javac? -"
                            + "|PATH=\"\\$JAVA_HOME");

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

    /** Who reads a name shall know at once what is meant. */
    @Test
    void names_ofMainSources_standOnce() throws IOException {
        Set<String> once = new TreeSet<>();
        Set<String> again = new TreeSet<>();
        for (Source source : sources()) {
            String name = source.path().replaceAll(".*/|\\.java$", "");
            boolean counts = source.path().contains("/src/main/") && !name.equals("package-info");
            if (counts && !once.add(name)) {
                again.add(name);
            }
        }
        assertThat(again).isEmpty();
    }

    @Test
    void methods_all_areShort() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        for (Source source : sources()) {
            tooLong.addAll(longMethods(source));
        }
        assertThat(tooLong).containsExactlyInAnyOrderElementsOf(LONG_METHODS);
    }

    /** The formatter's indentation makes it plain where a method begins and ends. */
    private static List<String> longMethods(Source source) {
        List<String> found = new ArrayList<>();
        List<String> lines = source.lines();
        for (int start = 0; start < lines.size(); start++) {
            Matcher header = HEADER.matcher(lines.get(start));
            if (!header.matches() || !hasBody(lines, start)) {
                continue;
            }
            int length = lines.subList(start, lines.size()).indexOf(header.group(1) + "}") + 1;
            if (length > MAX_METHOD_LINES) {
                found.add(source.path() + ":" + header.group(2));
            }
        }
        return found;
    }

    /** Whether a header, over some lines, ends with an open brace of its own. */
    private static boolean hasBody(List<String> lines, int start) {
        for (int line = start; line < lines.size(); line++) {
            String text = lines.get(line);
            if (text.endsWith(";")
                    || text.endsWith("{}")
                    || text.contains("->")
                    || text.contains(" = ")) {
                return false;
            }
            if (text.endsWith("{")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void lines_all_fitIntoTheirColumns() throws IOException {
        Set<String> tooWide = new TreeSet<>();
        for (Source source : sources()) {
            for (String text : source.lines()) {
                if (text.length() > MAX_COLUMNS && !text.startsWith("import ")) {
                    tooWide.add(source.path());
                }
            }
        }
        assertThat(tooWide).containsExactlyInAnyOrderElementsOf(WIDE_FILES);
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

    /** It may be older than the JDK that was chosen, by JAVA_HOME or as a toolchain. */
    @Test
    void builds_neverRunTheJavaOfThePath() throws IOException {
        Path root = SERVER.resolve("..").normalize();
        List<Path> files = new ArrayList<>(List.of(root.resolve("pom.xml")));
        files.add(root.resolve("web-client/pom.xml"));
        try (Stream<Path> modules = Files.list(SERVER);
                Stream<Path> scripts = Files.list(root.resolve("ops"))) {
            modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .forEach(files::add);
            scripts.filter(Files::isRegularFile).forEach(files::add);
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                if (JAVA_OF_THE_PATH.matcher(line).find()) {
                    found.add(root.relativize(file) + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
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
