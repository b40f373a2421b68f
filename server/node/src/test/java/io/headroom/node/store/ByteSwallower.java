package io.headroom.node.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network to PostgreSQL that can fall silent: connections stay open and take bytes, and none of
 * them arrives. It can also refuse, by closing each connection at once.
 */
public final class ByteSwallower implements Closeable {
    private enum Mood {
        PASSING,
        SWALLOWING,
        REFUSING
    }

    private final ServerSocket listener;
    private final int serverPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Mood mood = Mood.PASSING;

    /** A network in front of a server on loopback; lets everything pass. */
    public ByteSwallower(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::accept);
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on bytes arrive nowhere. */
    public void swallow() {
        mood = Mood.SWALLOWING;
    }

    /** From now on new connections end at once. */
    public void refuse() {
        mood = Mood.REFUSING;
    }

    /** From now on everything passes again; what was swallowed is lost. */
    public void pass() {
        mood = Mood.PASSING;
    }

    /** Connections that were refused. */
    public int refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (mood == Mood.REFUSING) {
                    refused.incrementAndGet();
                    client.close();
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                    threads.execute(() -> pump(client, server));
                    threads.execute(() -> pump(server, client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (mood != Mood.SWALLOWING) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException broken) {
            // The other end is closed with it.
            return;
        }
    }
}
