package io.headroom.content.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/**
 * Says in words what is found where a file should be that cannot be used; Java's own messages often
 * are a file's name and nothing else.
 */
public final class FileTrouble {
    private FileTrouble() {}

    /** What was found, as a {@link SettingProblem} says it. */
    public static String found(IOException failure) {
        return switch (failure) {
            case NoSuchFileException none -> "no such file";
            case AccessDeniedException denied -> "no permission";
            case NotDirectoryException file -> "a file in the place of a folder";
            case DirectoryNotEmptyException folder -> "a folder";
            case CharacterCodingException binary -> "a file that is no text";
            case FileSystemException other -> words(String.valueOf(other.getReason()));
            default -> words(String.valueOf(failure.getMessage()));
        };
    }

    private static String words(String reason) {
        return switch (reason) {
            case "Is a directory" -> "a folder";
            case "Not a directory" -> "a file in the place of a folder";
            case "No space left on device" -> "a full disk";
            case "Read-only file system" -> "a file system that is read-only";
            case "null" -> "a file that cannot be used";
            default -> reason.toLowerCase(Locale.ROOT);
        };
    }
}
