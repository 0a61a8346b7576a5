package app.bellhop.app;

import app.bellhop.settings.OwnerOnlyFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Receives the arguments of later starts with the same home, on a free port of 127.0.0.1. A file in the home, readable to
 * its owner only, names the port and a token: other users of the computer cannot send anything.
 */
final class Handover implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Handover.class.getName());

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MAX_ARGUMENTS = 1_000;
    private static final int TOKEN_BYTES = 32;

    private final Path file;
    private final String token;
    private final ServerSocket server;

    private Handover(Path file, String token, ServerSocket server) {
        this.file = file;
        this.token = token;
        this.server = server;
    }

    /**
     * Starts to listen. Blocks for the disk.
     *
     * @param file names port and token; deleted on {@link #close}
     * @param background occupied by one task until this is closed
     * @param received gets the arguments of each later start, on that thread
     */
    static Handover listen(Path file, Executor background, Consumer<List<String>> received) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        ServerSocket server = new ServerSocket();
        Handover handover = new Handover(file, token, server);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            OwnerOnlyFile.write(file, (server.getLocalPort() + "\n" + token + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        background.execute(() -> handover.accept(received));
        return handover;
    }

    private void accept(Consumer<List<String>> received) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                receive(socket, received);
            } catch (IOException | RuntimeException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.INFO, "A later start could not be read", e);
                }
            }
        }
    }

    private void receive(Socket socket, Consumer<List<String>> received) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] sent = in.readUTF().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, token.getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        int count = in.readInt();
        if (count < 0 || count > MAX_ARGUMENTS) {
            return;
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(in.readUTF());
        }
        received.accept(arguments);
        new DataOutputStream(socket.getOutputStream()).writeUTF(token);
    }

    /**
     * Hands arguments to the Bellhop that is named in a file. Blocks.
     *
     * @return whether it has taken them; false if none answers
     */
    static boolean send(Path file, List<String> arguments) {
        if (!Files.exists(file)) {
            return false;
        }
        try (Socket socket = new Socket()) {
            List<String> lines = Files.readAllLines(file);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.get(0))),
                    TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(lines.get(1));
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                out.writeUTF(argument);
            }
            return new DataInputStream(socket.getInputStream()).readUTF().equals(lines.get(1));
        } catch (IOException | RuntimeException e) {
            return false; // It has ended, is closing, or the file is damaged.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(file);
    }
}
