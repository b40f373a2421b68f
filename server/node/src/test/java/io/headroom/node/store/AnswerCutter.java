package io.headroom.node.store;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A wire to PostgreSQL that breaks at the worst moment: after a request that holds the marker has
 * reached the server and the server has answered, before the answer reaches the client. So what the
 * request asked for is done, and the client cannot know.
 */
public final class AnswerCutter implements Closeable {
    private final ServerSocket listener;
    private final int serverPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable String marker;
    private volatile Runnable onCut = () -> {};

    /** One client's wire. */
    private static final class Wire {
        private volatile boolean cutAnswer;
    }

    /** A wire to a server on loopback. */
    public AnswerCutter(int serverPort) {
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

    /** The answer to the next request that holds this text is lost. */
    public void cutAnswerTo(String text) {
        cutAnswerTo(text, () -> {});
    }

    /**
     * The same.
     *
     * @param atTheCut done when the server has answered and the client does not know it yet
     */
    public void cutAnswerTo(String text, Runnable atTheCut) {
        onCut = atTheCut;
        marker = text;
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
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                Wire wire = new Wire();
                threads.execute(() -> pump(client, server, wire, true));
                threads.execute(() -> pump(server, client, wire, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, Wire wire, boolean request) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                String sought = marker;
                if (request && sought != null && holds(bytes, read, sought)) {
                    marker = null;
                    wire.cutAnswer = true;
                }
                if (!request && wire.cutAnswer) {
                    onCut.run();
                    return;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException broken) {
            wire.cutAnswer = true;
        }
    }

    private static boolean holds(byte[] bytes, int length, String text) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(text);
    }
}
