package io.headroom.node.settings;

import io.headroom.content.document.FileTrouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The folder in which a server's files live, looked at before anything is put into it. */
public final class DataFolder {
    /** PostgreSQL's programs start each other through a shell, which reads these. */
    private static final Pattern READ_BY_SHELLS = Pattern.compile("[\"$`\\\\\n\r]");

    private DataFolder() {}

    /**
     * Makes it when it is missing, and sees whether files can be made in it.
     *
     * @param name the setting that says which folder it is
     * @throws UnusableSettingException naming the setting, when it cannot be used
     */
    public static void prepare(String name, Settings settings) {
        Path folder = settings.dataFolder();
        boolean embedded = settings.database() instanceof DatabaseSettings.Embedded;
        if (!embedded && settings.hostKeyFile().isPresent()) {
            // Nothing of this node lives there.
            return;
        }
        if (embedded) {
            refuseWhatShellsRead(name, folder, folder);
        }
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw unusable(name, folder, "a file");
            }
            OwnerOnlyFile.createFolder(folder);
            Files.delete(Files.createTempFile(folder, ".probe-", ""));
            if (embedded) {
                refuseWhatShellsRead(name, folder, folder.toRealPath());
            }
        } catch (IOException failure) {
            throw unusable(name, folder, FileTrouble.found(failure));
        }
    }

    private static void refuseWhatShellsRead(String name, Path folder, Path real) {
        if (READ_BY_SHELLS.matcher(real.toString()).find()) {
            throw new UnusableSettingException(
                    new SettingProblem(
                            name + " " + folder,
                            "a path in which a shell would read something",
                            "a folder for PostgreSQL without any of \" $ ` \\ and line breaks in"
                                    + " its path"));
        }
    }

    private static UnusableSettingException unusable(String name, Path folder, String found) {
        return new UnusableSettingException(
                new SettingProblem(name + " " + folder, found, "a folder that can be written to"));
    }
}
