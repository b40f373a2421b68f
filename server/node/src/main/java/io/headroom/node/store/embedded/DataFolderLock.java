package io.headroom.node.store.embedded;

import io.headroom.node.settings.OwnerOnlyFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A program's hold on its data folder: a lock on a file that names the program. The system lets go
 * of it when the program dies, however it dies.
 */
final class DataFolderLock implements AutoCloseable {
    /**
     * Folders held by this program. The system would give a lock away again when the same program
     * merely opened and closed the file a second time, so it is never opened twice.
     */
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private DataFolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes hold of a folder; empty when a running program, perhaps this one, has it.
     *
     * @param folder a real path
     */
    static Optional<DataFolderLock> tryLock(Path folder) throws IOException {
        synchronized (HELD_HERE) {
            if (HELD_HERE.contains(folder)) {
                return Optional.empty();
            }
            OwnerOnlyFile.ensure(file(folder));
            FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            HELD_HERE.add(folder);
            return Optional.of(new DataFolderLock(folder, channel));
        }
    }

    /** Who holds a folder, in words for a message. */
    static String holder(Path folder) {
        synchronized (HELD_HERE) {
            if (HELD_HERE.contains(folder)) {
                return "this program";
            }
        }
        try {
            return "program " + Files.readString(file(folder)).strip();
        } catch (IOException unreadable) {
            return "another program (" + unreadable.getMessage() + ")";
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(folder);
            channel.close();
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("program.lock");
    }
}
