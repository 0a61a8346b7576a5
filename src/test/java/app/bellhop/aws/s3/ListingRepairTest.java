package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.fake.FaultyServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One value that cannot be read does not cost the list. */
class ListingRepairTest {

    private static final S3Location ROOT = new S3Location("b", "");

    private static String list(String encoding, String... contents) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>b</Name>"
                + "<IsTruncated>false</IsTruncated>" + encoding + String.join("", contents) + "</ListBucketResult>";
    }

    private static String object(String key, String modified, String size) {
        return "<Contents><Key>" + key + "</Key><LastModified>" + modified + "</LastModified><Size>" + size
                + "</Size></Contents>";
    }

    private static List<ObjectEntry> read(String answer) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            List<ObjectEntry> found = new ArrayList<>();
            await(server.connection().objects().listAll(ROOT, found::addAll));
            return found;
        }
    }

    /** A row without a name could be neither opened nor deleted, and a request for it would be one for its bucket. */
    @Test
    void whatHasNoNameIsLeftOut() throws Exception {
        String prefixes = "<CommonPrefixes><Prefix></Prefix></CommonPrefixes><CommonPrefixes/>";
        List<ObjectEntry> found = read(list(prefixes, object("", "", "1"), "<Contents/>", object("a", "", "2")));
        assertEquals(List.of("a"), found.stream().map(ObjectEntry::key).toList());
        String buckets =
                "<ListAllMyBucketsResult><Buckets><Bucket/><Bucket><Name></Name></Bucket><Bucket><Name>b</Name>"
                        + "</Bucket></Buckets></ListAllMyBucketsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, buckets))) {
            assertEquals(
                    List.of(new Bucket("b", null)),
                    await(server.connection().objects().listBuckets()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-45T00:00:00Z"})
    void aDateThatIsNoneIsEmpty(String date) throws Exception {
        List<ObjectEntry> found = read(list("", object("a", "2026-01-02T03:04:05Z", "1"), object("b", date, "2")));
        assertEquals(Instant.parse("2026-01-02T03:04:05Z"), found.get(0).modified());
        assertNull(found.get(1).modified());
        assertEquals(2, found.get(1).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05", "Fri, 02 Jan 2026 03:04:05 GMT", "2026-01-02T04:04:05+01:00"})
    void aDateInAnotherFormIsRead(String date) throws Exception {
        assertEquals(
                Instant.parse("2026-01-02T03:04:05Z"),
                read(list("", object("a", date, "1"))).get(0).modified());
    }

    @Test
    void aSizeThatIsNoneIsNothing() throws Exception {
        List<ObjectEntry> found = read(list("", object("a", "2026-01-02T03:04:05Z", "large"), object("b", "", "2")));
        assertEquals(0, found.get(0).size());
        assertEquals(2, found.get(1).size());
    }

    @ParameterizedTest
    @CsvSource({
        "<EncodingType>url</EncodingType>, 100%.txt, 100%.txt",
        "<EncodingType>url</EncodingType>, 100% a+b.txt, 100% a+b.txt",
        "<EncodingType>url</EncodingType>, 100%25+a%2Bb, 100% a+b",
        "'', 100%.txt, 100%.txt"
    })
    void keysAreEncodedAsTheyAreAndNotAsTheServerSays(String encoding, String sent, String key) throws Exception {
        String date = "2026-01-02T03:04:05Z";
        assertEquals(key, read(list(encoding, object(sent, date, "1"))).get(0).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#x1;", "&#1;", "\u0001"})
    void aKeyMayHoldWhatXmlCannot(String character) throws Exception {
        List<ObjectEntry> found = read(list("", object("50% a+" + character + "b", "2026-01-02T03:04:05Z", "1")));
        assertEquals("50% a+\u0001b", found.get(0).key());
    }

    @Test
    void theServerIsRemembered() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        String answer = list("", object("a", "", "1"));
        try (FaultyServer server = new FaultyServer(exchange -> {
            requests.incrementAndGet();
            FaultyServer.send(exchange, 200, answer);
        })) {
            await(server.connection().objects().listAll(ROOT, page -> {}));
            assertEquals(2, requests.get());
            await(server.connection().objects().listAll(ROOT, page -> {}));
            assertEquals(3, requests.get());
        }
    }

    @Test
    void versionsAndBucketsAreReadAsWell() throws Exception {
        String versions = "<ListVersionsResult><Name>b</Name><IsTruncated>false</IsTruncated><Version><Key>a</Key>"
                + "<VersionId>1</VersionId><LastModified>?</LastModified><Size>7</Size></Version></ListVersionsResult>";
        String buckets = "<ListAllMyBucketsResult><Buckets><Bucket><Name>b</Name><CreationDate>?</CreationDate>"
                + "</Bucket></Buckets></ListAllMyBucketsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange, 200, exchange.getRequestURI().getPath().equals("/") ? buckets : versions))) {
            List<ObjectVersion> found = new ArrayList<>();
            await(server.connection().s3().versions().list(ROOT, found::addAll));
            assertEquals(7, found.get(0).size());
            assertEquals(
                    List.of(new Bucket("b", null)),
                    await(server.connection().objects().listBuckets()));
        }
    }

    @Test
    void unfinishedUploadsAndTheirPartsAreReadAsWell() throws Exception {
        String uploads = "<ListMultipartUploadsResult><Bucket>b</Bucket><IsTruncated>false</IsTruncated>"
                + "<EncodingType>url</EncodingType><Upload><Key>100%.txt</Key><UploadId>u</UploadId><Initiated>?</Initiated>"
                + "</Upload></ListMultipartUploadsResult>";
        String parts = "<ListPartsResult><UploadId>u</UploadId><IsTruncated>false</IsTruncated><Part>"
                + "<PartNumber>1</PartNumber><LastModified>?</LastModified><Size>5</Size></Part></ListPartsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange, 200, exchange.getRequestURI().getPath().equals("/b") ? uploads : parts))) {
            List<IncompleteUpload> found = new ArrayList<>();
            await(server.connection().s3().incompleteUploads().list("b", found::addAll));
            assertEquals(List.of(new IncompleteUpload("b", "100%.txt", "u", null, null)), found);
            assertEquals(
                    new StoredParts(1, 5),
                    await(server.connection().s3().incompleteUploads().parts(found.get(0))));
        }
    }

    /** The same of the head of an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-02T03:04:05Z", "Fri, 02 Jan 2026 03:04:05 +0000"})
    void aDateThatIsNoneCostsNoObject(String date) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            exchange.getResponseHeaders().set("Last-Modified", date);
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", "4");
            }
            FaultyServer.send(exchange, 200, head ? "" : "text");
        })) {
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            assertEquals(
                    "e",
                    await(server.connection().s3().properties().head(object)).etag());
            assertEquals(
                    4,
                    await(server.connection().s3().content().read(object, 0, 10))
                            .bytes()
                            .length);
        }
    }

    /** The object is copied by then. */
    @Test
    void aDateThatIsNoneCostsNoCopy() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            boolean copy = exchange.getRequestMethod().equals("PUT");
            FaultyServer.send(
                    exchange,
                    exchange.getRequestURI().getQuery() == null ? 200 : 501,
                    copy ? "<CopyObjectResult><LastModified>?</LastModified><ETag>e</ETag></CopyObjectResult>" : "");
        })) {
            await(server.connection().objects().copy(new S3Location("b", "k"), new S3Location("b", "l")));
        }
    }

    @Test
    void whatIsNoXmlStaysAFailure() {
        assertThrows(ExecutionException.class, () -> read("<ListBucketResult><Name>b"));
    }
}
