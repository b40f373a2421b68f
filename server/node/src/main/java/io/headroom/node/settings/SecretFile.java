package io.headroom.node.settings;

import io.headroom.content.document.FileTrouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds one secret and nothing else. */
final class SecretFile {
    private SecretFile() {}

    /**
     * The secret in a file.
     *
     * @param setting what names the file, for the message
     * @param form a regular expression of all that a secret may be
     * @param expected the form in words
     * @throws UnusableSettingException when the file cannot be read or holds something else
     */
    static String read(String setting, Path file, String form, String expected) {
        String found;
        try {
            String text = Files.readString(file).strip();
            if (text.matches(form)) {
                return text;
            }
            found = "a file without a key";
        } catch (IOException failure) {
            found = FileTrouble.found(failure);
        }
        throw new UnusableSettingException(
                new SettingProblem(setting + " " + file, found, expected));
    }
}
