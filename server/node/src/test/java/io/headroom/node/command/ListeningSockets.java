package io.headroom.node.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process listens, as Linux tells; what {@code ss -ltnp} shows. */
final class ListeningSockets {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Of one process, as {@code address:port}. */
    static Set<String> of(Process process) throws IOException {
        Path folder = Path.of("/proc", String.valueOf(process.pid()));
        Set<String> own = inodes(folder.resolve("fd"));
        Set<String> sockets = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(folder.resolve("net").resolve(table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[STATE].equals(LISTENING) && own.contains(columns[INODE])) {
                    sockets.add(readable(columns[LOCAL_ADDRESS]));
                }
            }
        }
        return sockets;
    }

    private static Set<String> inodes(Path descriptors) throws IOException {
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.map(ListeningSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closed) {
            return "closed meanwhile";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The kernel writes an address as numbers of this machine's byte order. */
    private static String readable(String hex) throws IOException {
        int colon = hex.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(hex.substring(0, colon)));
        ByteBuffer address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        int port = Integer.parseInt(hex.substring(colon + 1), 16);
        return InetAddress.getByAddress(address.array()).getHostAddress() + ":" + port;
    }
}
