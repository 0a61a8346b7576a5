package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.SqliteBlobStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.gaul.shaded.org.eclipse.jetty.http.HttpCompliance;
import org.gaul.shaded.org.eclipse.jetty.http.UriCompliance;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The demo's S3 server, on a free port of 127.0.0.1. Uses daemon threads only. */
public final class EmbeddedS3 implements AutoCloseable {

    private static final int THREADS = 24;
    private static final int MAX_HEADER_BYTES = 32 << 10;

    private final Server server;
    private final ServerConnector connector;
    private final S3Servlet servlet;

    /**
     * Starts the server.
     *
     * @param folder where to keep buckets and objects
     * @param publisher receives the topic ARN and message of bucket event notifications
     */
    public EmbeddedS3(Path folder, String accessKeyId, String secretAccessKey, BiConsumer<String, String> publisher)
            throws IOException {
        servlet = new S3Servlet(folder, accessKeyId, secretAccessKey, publisher);
        QueuedThreadPool pool = new QueuedThreadPool(THREADS);
        pool.setName("demo-s3");
        pool.setDaemon(true);
        server = new Server(pool);
        HttpConfiguration http = new HttpConfiguration();
        // Keys may contain what URIs must not: double slashes, "..", encoded slashes.
        http.setHttpCompliance(HttpCompliance.LEGACY);
        http.setUriCompliance(UriCompliance.LEGACY);
        http.setSendServerVersion(false);
        // Otherwise header names lose their case, and signatures don't match.
        http.setHeaderCacheCaseSensitive(true);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("The demo's S3 server did not start: " + e.getMessage(), e);
        }
    }

    /** The URL to send requests to. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** The underlying store, for creating sample data. */
    public SqliteBlobStore store() {
        return servlet.store();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The demo's S3 server did not stop: " + e.getMessage(), e);
        } finally {
            servlet.accessLog().deliverAll();
            servlet.store().close();
        }
    }
}
