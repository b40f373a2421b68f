package io.headroom.content.simulation;

import io.headroom.content.document.FileTrouble;
import io.headroom.content.document.Located;
import io.headroom.content.document.Problem;
import io.headroom.content.grammar.Reading;
import io.headroom.content.grammar.WordKinds;
import io.headroom.simulator.traffic.Trace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The traces that a description names: each file is read once. Thread-safe. */
public final class Traces {
    /** The folder of all content has it. */
    private static final String INDEX = "index.yaml";

    private final Source source;
    private final CatalogFiles catalogs;
    private final Map<String, Trace> known = new ConcurrentHashMap<>();

    /** Traces of some files. */
    public Traces(Source source) {
        this.source = source;
        catalogs = new CatalogFiles(source);
    }

    /** Where files come from. */
    @FunctionalInterface
    public interface Source {
        /** The bytes of a file. */
        byte[] read(String name) throws IOException;
    }

    /** Files named from the root of the content that a folder lies in or, else, from the folder. */
    static Traces near(Path folder) {
        return new Traces(name -> Files.readAllBytes(place(folder, name)));
    }

    private static Path place(Path folder, String name) {
        Path root = folder.toAbsolutePath().normalize();
        while (root != null) {
            if (Files.exists(root.resolve(INDEX)) && Files.exists(root.resolve(name))) {
                return root.resolve(name);
            }
            root = root.getParent();
        }
        return folder.resolve(name);
    }

    /** The catalogs among the same files. */
    CatalogFiles catalogs() {
        return catalogs;
    }

    /** The trace of a name; null when there is none, which is noted. */
    @Nullable Trace of(Located name, Reading reading) {
        String text = WordKinds.TEXT.read(reading, name);
        if (text == null) {
            return null;
        }
        Trace trace = known.get(text);
        return trace == null ? read(text, name, reading) : trace;
    }

    private @Nullable Trace read(String text, Located name, Reading reading) {
        List<Problem> problems = reading.problems();
        int before = problems.size();
        try {
            Trace trace = TraceReader.parse(text, source.read(text), problems);
            if (problems.size() > before) {
                return null;
            }
            known.put(text, trace);
            return trace;
        } catch (IOException e) {
            String expected = "a file that can be read, named from the root of the content";
            reading.refuse(name, text + ", " + FileTrouble.found(e), expected);
            return null;
        }
    }
}
