package app.bellhop.aws.s3.download;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.fake.RawServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that say too little, or the wrong thing, about the five bytes {@code abcde}. */
class DownloadAnswersTest {

    private static final long UNKNOWN = -1;
    private static final String MD5 = "ETag: \"ab56b4d92b40713acc5af89985d4b786\"";
    private static final String OPAQUE = "ETag: \"e\"";

    @TempDir
    Path folder;

    private static String answer(String status, String... headers) {
        return "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }

    private CompletableFuture<DownloadResult> download(RawServer server, long listed) {
        return server.connection()
                .objects()
                .download(
                        new DownloadRequest(
                                ObjectIdentifier.current(new S3Location("b", "k")), folder.resolve("part"), listed),
                        DownloadLog.NONE,
                        bytes -> {});
    }

    private DownloadResult downloaded(String head, String get, long listed) throws Exception {
        try (RawServer server = new RawServer(request -> request.startsWith("HEAD") ? head : get)) {
            return await(download(server, listed));
        }
    }

    private void assertNotBelieved(String head, String get, long listed) throws Exception {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> downloaded(head, get, listed));
        assertEquals(ErrorKind.NETWORK, CloudException.of(thrown).kind(), thrown.toString());
    }

    /** A gateway that recodes bodies leaves out the length of both. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Length: none", "Transfer-Encoding: chunked"})
    void withoutAnyLengthTheListingOrTheEtagSaysWhatIsWhole(String head) throws Exception {
        String whole = answer("200 OK", MD5) + "abcde";
        String cut = answer("200 OK", MD5) + "abc";
        assertEquals(
                Verification.ETAG,
                downloaded(answer("200 OK", MD5, head), whole, UNKNOWN).verification());
        assertNotBelieved(answer("200 OK", MD5, head), cut, UNKNOWN);
        String opaque = answer("200 OK", OPAQUE, head);
        assertEquals(
                5, downloaded(opaque, answer("200 OK", OPAQUE) + "abcde", 5).size());
        assertNotBelieved(opaque, answer("200 OK", OPAQUE) + "abc", 5);
        assertNotBelieved(opaque, answer("200 OK", OPAQUE) + "abcde", UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"206 Partial Content, 5", "206 Partial Content, -1"})
    void aPartThatDoesNotSayWhichIsNotTheObject(String status, long listed) throws Exception {
        assertNotBelieved(
                answer("200 OK", OPAQUE, "Content-Length: 1000"),
                answer(status, OPAQUE, "Content-Length: 5") + "abcde",
                listed);
    }

    /** It is the same for HEAD and GET, and has an ETag. */
    @Test
    void aSignInPageInPlaceOfTheObjectIsNotBelieved() throws Exception {
        String page = answer("200 OK", OPAQUE, "Content-Type: text/html", "Content-Length: 5");
        assertNotBelieved(page, page + "<htm>", 1000);
        assertNotBelieved(page, page + "<htm>", 100_000_000);
        String changed =
                answer("200 OK", OPAQUE, "Content-Type: text/html", "Content-Length: 5", "x-amz-request-id: 1");
        assertEquals(5, downloaded(changed, changed + "<htm>", 1000).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcde", "garbage", "####", "AAAAAA==-99999999999"})
    void whatIsNoChecksumIsNotCompared(String sum) throws Exception {
        String answer = answer("200 OK", MD5, "Content-Length: 5", "x-amz-checksum-crc32: " + sum);
        assertEquals(Verification.ETAG, downloaded(answer, answer + "abcde", 5).verification());
        assertNotBelieved(answer, answer + "abXde", 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-99999", "-99999999999"})
    void anEtagWithoutAPossibleNumberOfPartsIsNoMd5(String parts) throws Exception {
        String answer = answer("200 OK", MD5.substring(0, MD5.length() - 1) + parts + '"', "Content-Length: 5");
        assertNotEquals(
                Verification.ETAG, downloaded(answer, answer + "abcde", 5).verification());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "103 Early Hints"})
    void anInterimAnswerIsNotTheAnswer(String status) throws Exception {
        String answer = answer("200 OK", MD5, "Content-Length: 5");
        assertEquals(
                Verification.ETAG,
                downloaded(answer, "HTTP/1.1 " + status + "\r\n\r\n" + answer + "abcde", 5)
                        .verification());
    }
}
