package app.bellhop.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Serves one file as any object (HeadObject, GetObject with and without Range), at little cost, and counts its bytes. */
public final class FileServer implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final FileChannel file;

    /** Bytes of bodies that were sent. */
    public final AtomicLong sent = new AtomicLong();

    public FileServer(Path file) throws IOException {
        this.file = FileChannel.open(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long from = 0;
            long to = file.size();
            int status = 200;
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range != null) {
                String[] ends = range.substring("bytes=".length()).split("-");
                from = Long.parseLong(ends[0]);
                to = Long.parseLong(ends[1]) + 1;
                status = 206;
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.size());
            }
            exchange.getResponseHeaders().set("ETag", "\"0123456789abcdef0123456789abcdef-7\"");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(file.size()));
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, to - from);
                send(from, to, exchange.getResponseBody());
            }
        }
    }

    private void send(long from, long to, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long position = from; position < to; position += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, to - position));
            while (buffer.hasRemaining()) {
                file.read(buffer, position + buffer.position());
            }
            out.write(buffer.array(), 0, buffer.limit());
            sent.addAndGet(buffer.limit());
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        file.close();
    }
}
