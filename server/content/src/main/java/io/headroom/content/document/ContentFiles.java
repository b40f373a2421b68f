package io.headroom.content.document;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The files that one mission uses: reads them, remembers them, names them by a hash. */
public final class ContentFiles {
    private final ContentSource source;
    private final List<Problem> problems;
    private final SortedMap<String, byte[]> used = new TreeMap<>();

    /** No file has been read yet; what is wrong with one is added to the problems. */
    public ContentFiles(ContentSource source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The bytes of a file that is used from now on. */
    public synchronized byte[] bytes(String name) throws IOException {
        byte[] bytes = source.read(name);
        used.put(name, bytes);
        return bytes;
    }

    /** Adds what is in no file, but belongs to what the hash names. */
    public synchronized void add(String name, byte[] bytes) {
        used.put(name, bytes);
    }

    /** A YAML document of any form; null when it is none, which is noted. */
    public @Nullable Located document(String name) {
        return document(name, found -> Problem.ofFile(name, found, "a file that can be read"));
    }

    /** The same of a file that another names, where it stands. */
    public @Nullable Located document(Located name) {
        String expected = "a file that can be read, named from the root of the content";
        return document(name.text(), found -> name.problem(name.text() + ", " + found, expected));
    }

    /** The same of texts that belong to another file. */
    public @Nullable Located texts(String name, String belongsTo) {
        String expected = "the texts of " + belongsTo;
        return document(name, found -> Problem.ofFile(name, found, expected));
    }

    private @Nullable Located document(String name, Function<String, Problem> missing) {
        try {
            return YamlDocument.parse(name, bytes(name), problems);
        } catch (IOException e) {
            problems.add(missing.apply(FileTrouble.found(e)));
            return null;
        }
    }

    /** The hash of the files that were used so far. */
    public String hash() {
        return used().hash();
    }

    /** The files that were used so far. */
    public FileSet used() {
        return new FileSet(used);
    }
}
