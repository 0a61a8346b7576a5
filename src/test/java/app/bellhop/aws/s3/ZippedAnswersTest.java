package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways that compress answers unasked, or only say so: what comes is read, or told for what it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZippedAnswersTest {

    private static final S3Location OBJECT = new S3Location("b", "k");
    private static final String LIST = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
            + "<Contents><Key>k</Key><Size>%s</Size></Contents></ListBucketResult>";

    private volatile String answer = "";
    private RawServer server;

    @BeforeAll
    void start() throws IOException {
        server = new RawServer(request -> answer);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    private static String zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private void answer(String encoding, String body) {
        answer = "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + body.length()
                + "\r\nETag: \"e\"\r\nConnection: close\r\n\r\n" + body;
    }

    private List<ObjectEntry> listed() throws Exception {
        List<ObjectEntry> listed = new ArrayList<>();
        await(server.connection().objects().list(new S3Location("b", ""), listed::addAll));
        return listed;
    }

    private static String sentence(CompletableFuture<?> request) {
        return ErrorTexts.sentence(CloudException.of(assertThrows(Exception.class, () -> await(request))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void compressedListsAreRead(String encoding) throws Exception {
        answer(encoding, zipped(LIST.formatted("7")));
        assertEquals(7, listed().get(0).size());
    }

    @Test
    void whatOnlySaysSoIsReadAsItIs() throws Exception {
        answer("gzip", LIST.formatted("7"));
        assertEquals(7, listed().get(0).size());
    }

    /** C16: as any other list. */
    @Test
    void compressedListsAreRepairedToo() throws Exception {
        answer("gzip", zipped(LIST.formatted("lots")));
        assertEquals("k", listed().get(0).key());
    }

    @Test
    void aCutOneIsDamagedAndNoLostConnection() {
        String whole = zipped(LIST.formatted("7"));
        answer("gzip", whole.substring(0, whole.length() / 2));
        String sentence = sentence(server.connection().objects().list(new S3Location("b", ""), page -> {}));
        assertTrue(sentence.contains("isn’t valid"), sentence);
    }

    /** S6: it ends in a sentence, not in all the memory. */
    @Test
    void whatGrowsWithoutEndIsStopped() {
        answer("gzip", zipped("<ListBucketResult>" + " ".repeat(40_000_000)));
        String sentence = sentence(server.connection().objects().list(new S3Location("b", ""), page -> {}));
        assertTrue(sentence.contains("too long"), sentence);
    }

    /** V4: nothing is saved where a portal's page is compressed, or said to be, in whichever way. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", "br", "deflate", "utf-8", "gzip, gzip"})
    void aCompressedPageIsNoAnswerToAWrite(String encoding) {
        String page = "<html><body>Log in</body></html>";
        answer(encoding, encoding.equals("identity") ? page : zipped(page));
        String sentence = sentence(
                server.connection().s3().properties().putTags(ObjectIdentifier.current(OBJECT), Map.of("a", "b")));
        assertTrue(sentence.contains("proxy"), sentence);
    }

    @Test
    void theEncodingOfAnObjectStays() throws Exception {
        answer =
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\nETag: \"e\"\r\nConnection: close\r\n\r\n";
        assertEquals(
                "gzip",
                await(server.connection().s3().properties().head(ObjectIdentifier.current(OBJECT)))
                        .headers()
                        .contentEncoding());
    }
}
