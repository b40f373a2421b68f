package io.headroom.node.store.embedded;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so root puts them into a user
 * namespace, where root's files look like everybody's, or lets them run as nobody.
 *
 * @param prefix what is put before a command
 * @param owner the user id that must own the database's files
 */
record Unprivileged(List<String> prefix, int owner) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    /**
     * How this program's user can run them.
     *
     * @param folder the data folder, which they must be able to enter
     * @throws UnableToRunPostgresException when this is root and the system offers no way
     */
    static Unprivileged inFolder(Path folder) throws IOException {
        int user = (int) new UnixSystem().getUid();
        if (user != ROOT) {
            return new Unprivileged(List.of(), user);
        }
        int folderOwner = (int) Files.getAttribute(folder, "unix:uid");
        if (folderOwner != ROOT) {
            throw new UnableToRunPostgresException(
                    "The data folder %s belongs to user %d: run this program as that user."
                            .formatted(folder, folderOwner),
                    null);
        }
        Unprivileged namespace = new Unprivileged(List.of("unshare", "-U", "--"), ROOT);
        if (namespace.canEnter(folder)) {
            return namespace;
        }
        Unprivileged nobody = nobody();
        letOthersPass(folder);
        if (nobody.canEnter(folder)) {
            return nobody;
        }
        throw new UnableToRunPostgresException(
                "PostgreSQL refuses to run as root. Neither 'unshare -U' (a user namespace) works"
                        + " here, nor can user 65534 (setpriv) enter "
                        + folder
                        + ". Run this program as an ordinary user, choose a data folder that"
                        + " others can enter, or give --database-url.",
                null);
    }

    /** User 65534, who owns nothing. */
    static Unprivileged nobody() {
        String id = Integer.toString(NOBODY);
        return new Unprivileged(
                List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--"),
                NOBODY);
    }

    /** A command as this user. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a file, or a folder with all in it, to this user where it is somebody else's. */
    void own(Path path) throws IOException {
        if (prefix.isEmpty() || owner == (int) Files.getAttribute(path, "unix:uid")) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(path)) {
            all = paths.toList();
        }
        for (Path each : all) {
            Files.setAttribute(each, "unix:uid", owner);
        }
    }

    private boolean canEnter(Path folder) {
        try {
            List<String> probe = command(List.of("test", "-x", folder.toString()));
            return BoundedCommand.run(folder, PROBE_LIMIT, probe).succeeded();
        } catch (IOException absent) {
            return false;
        }
    }

    /** Others may pass through, but not look around; the secrets inside stay the owner's. */
    private static void letOthersPass(Path folder) throws IOException {
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }
}
