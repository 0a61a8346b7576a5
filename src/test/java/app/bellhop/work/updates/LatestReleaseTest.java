package app.bellhop.work.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server tells about the latest release, over the wire. */
class LatestReleaseTest {

    private static final String PAGE = "\npage=https://bellhop.example/download\n";

    private final List<String> headers = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/latest", exchange -> {
            headers.addAll(exchange.getRequestHeaders().keySet());
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Optional<String> newerThan(String version) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/latest");
        return new LatestRelease(address)
                .newerThan(version)
                .get(30, TimeUnit.SECONDS)
                .map(Release::version);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.1, true",
        "1.0.0-rc.1, 1.0.0, true",
        "1.0.0-rc.1, 1.0.0-rc.2, true",
        "1.9.0, 1.10.0, true",
        "1.0.0, 1.0.0, false",
        "1.0.0, 1.0.0-rc.1, false",
        "1.10.0, 1.9.0, false"
    })
    void newerVersionsAreTold(String own, String latest, boolean told) throws Exception {
        body = "version=" + latest + PAGE;
        assertEquals(told ? Optional.of(latest) : Optional.empty(), newerThan(own));
    }

    @Test
    void requestSaysNothingOfTheUser() throws Exception {
        body = "version=2.0.0" + PAGE;
        newerThan("1.0.0");
        headers.removeAll(List.of("Connection", "Host", "Http2-settings", "Upgrade", "User-agent", "Content-length"));
        assertEquals(List.of(), headers);
    }

    @ParameterizedTest
    @CsvSource({
        "200, ''",
        "200, <html>Sign in to this network</html>",
        "200, version=2.0.0",
        "200, 'version=latest\npage=https://bellhop.example/'",
        "200, 'version=2.0.0\npage=http://bellhop.example/'",
        "200, 'version=2.0.0\npage=file:///etc/passwd'",
        "200, 'version=2.0.0\npage=not a page'",
        "200, 'version=\\u00'",
        "404, 'version=2.0.0\npage=https://bellhop.example/'"
    })
    void whatIsNoReleaseIsNotTold(int answered, String text) throws Exception {
        status = answered;
        body = text;
        assertEquals(Optional.empty(), newerThan("1.0.0"));
    }

    @Test
    void aPageWithoutEndIsNotReadToItsEnd() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        server.removeContext("/latest");
        server.createContext("/latest", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write("version=2.0.0\n".getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                refused.countDown();
            }
        });
        assertEquals(Optional.empty(), newerThan("1.0.0"));
        assertTrue(refused.await(30, TimeUnit.SECONDS));
    }

    @Test
    void nothingIsToldWithoutANetwork() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        URI gone = URI.create("http://127.0.0.1:" + port + "/latest");
        assertEquals(
                Optional.empty(), new LatestRelease(gone).newerThan("1.0.0").get(30, TimeUnit.SECONDS));
    }
}
