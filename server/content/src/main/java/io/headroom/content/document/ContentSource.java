package io.headroom.content.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where scenario files come from; names are relative, with slashes. */
public sealed interface ContentSource {

    /**
     * The bytes of a file.
     *
     * @throws NoSuchFileException when there is none
     */
    byte[] read(String name) throws IOException;

    /** A folder that an operator names. */
    record Folder(Path root) implements ContentSource {
        @Override
        public byte[] read(String name) throws IOException {
            return Files.readAllBytes(root.resolve(name));
        }
    }

    /** What this program carries, from a folder of classes or from inside a jar. */
    record Bundled() implements ContentSource {
        private static final String ROOT = "/scenarios/";

        @Override
        public byte[] read(String name) throws IOException {
            try (InputStream in = Bundled.class.getResourceAsStream(ROOT + name)) {
                if (in == null) {
                    throw new NoSuchFileException(name);
                }
                return in.readAllBytes();
            }
        }
    }

    /** Files in memory, as somebody has kept them. */
    record Kept(FileSet files) implements ContentSource {
        @Override
        public byte[] read(String name) throws IOException {
            byte[] bytes = files.files().get(name);
            if (bytes == null) {
                throw new NoSuchFileException(name);
            }
            return bytes;
        }
    }

    /**
     * Kept YAML files whose values newer ones correct: of two values with the same name the newest
     * is taken, and what only the kept file has stands in.
     */
    record Corrected(Kept kept, FileSet newest) implements ContentSource {
        @Override
        public byte[] read(String name) throws IOException {
            byte[] bytes = kept.read(name);
            byte[] newer = newest.files().get(name);
            return newer == null ? bytes : YamlDocument.corrected(bytes, newer);
        }
    }
}
