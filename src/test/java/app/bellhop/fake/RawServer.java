package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import app.bellhop.fake.net.SocketServer;
import app.bellhop.fake.net.TlsIdentity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers each request with exactly those bytes, then closes the connection, as servers and proxies do that break. */
public final class RawServer implements AutoCloseable {

    private final SocketServer server;
    private final AwsConnection connection;

    /** @param answer by the request's first line, such as {@code GET /bucket/key HTTP/1.1} */
    public RawServer(Function<String, String> answer) throws IOException {
        this(null, false, head -> answer.apply(head.get(0)));
    }

    /**
     * @param tls the certificate of a server with TLS, or null
     * @param clientCertificate whether it wants one
     * @param answer by the lines of the request's head
     */
    public RawServer(@Nullable TlsIdentity tls, boolean clientCertificate, Function<List<String>, String> answer)
            throws IOException {
        server = new SocketServer(client -> serve(client, answer), tls, clientCertificate);
        connection = FaultyServer.connect(server.url());
    }

    /** A whole answer with that body. */
    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** What STS answers to AssumeRole: keys that are good for a long time. */
    public static String assumedRole(String accessKeyId) {
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>" + accessKeyId
                + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    public String endpoint() {
        return server.url();
    }

    public AwsConnection connection() {
        return connection;
    }

    private static void serve(Socket client, Function<List<String>, String> answer) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        List<String> head = SocketServer.head(in);
        if (head.isEmpty()) {
            return;
        }
        for (String line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(
                        line.substring("content-length:".length()).strip()));
            }
        }
        client.getOutputStream().write(answer.apply(head).getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        server.close();
    }
}
