package io.headroom.content.document;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** The bytes of a file; null when there are none, which is noted as a problem. */
    public byte @Nullable [] read(String name) {
        try {
            return bytes(name);
        } catch (IOException e) {
            problems.add(Problem.ofFile(name, FileTrouble.found(e), "a file that can be read"));
        }
        return null;
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
        byte[] bytes = read(name);
        return bytes == null ? null : YamlDocument.parse(name, bytes, problems);
    }

    /** A YAML document that fits its schema; null when it does not, which is noted. */
    public @Nullable Located document(String name, Schemas.Kind kind) {
        Located document = document(name);
        return document != null && Schemas.accepts(kind, document, problems) ? document : null;
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
