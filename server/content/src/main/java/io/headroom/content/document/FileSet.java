package io.headroom.content.document;

import io.headroom.game.digest.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files by their names, which are relative with slashes, and the hash that names all of them. Sets
 * are equal when their hashes are.
 */
public final class FileSet {
    private final SortedMap<String, byte[]> files;
    private final String hash;

    /** The bytes are kept, not copied: nobody may change them any more. */
    public FileSet(Map<String, byte[]> files) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.hash = hash(this.files);
    }

    /** The bytes by name, in the order of names. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** How large all of them are. */
    public long bytes() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /**
     * SHA-256 in lower-case hexadecimal over name, length and bytes of every file, in the order of
     * names.
     */
    public String hash() {
        return hash;
    }

    private static String hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = Sha256.begin();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String head = file.getKey() + "\0" + file.getValue().length + "\0";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of a file's bytes, in lower-case hexadecimal. */
    public static String hashOf(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileSet set && hash.equals(set.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "files " + files.keySet() + ", " + hash;
    }
}
