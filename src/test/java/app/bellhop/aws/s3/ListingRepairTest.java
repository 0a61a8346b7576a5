package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.RawServer;
import java.nio.charset.StandardCharsets;
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

    /** Some servers begin a page with what the one before ended with. Downloaded twice, it would become two files. */
    @Test
    void whatIsListedTwiceIsOneEntry() throws Exception {
        String first = list("", object("a", "", "1"), object("b", "", "2"), object("b", "", "2"))
                .replace("false", "true");
        String second = list("", object("b", "", "2"), object("c", "", "3"));
        List<ObjectEntry> found = new ArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange, 200, exchange.getRequestURI().getQuery().contains("start-after") ? second : first))) {
            await(server.connection().objects().listAll(ROOT, found::addAll));
        }
        assertEquals(
                List.of("a", "b", "c"), found.stream().map(ObjectEntry::key).toList());
    }

    /** A row without a name could be neither opened nor deleted, and a request for it would be one for its bucket. */
    @Test
    void whatHasNoNameIsLeftOut() throws Exception {
        String prefixes = "<CommonPrefixes><Prefix></Prefix></CommonPrefixes><CommonPrefixes/>";
        List<ObjectEntry> found = read(list(prefixes, object("", "", "1"), "<Contents/>", object("a", "", "2")));
        assertEquals(List.of("a"), found.stream().map(ObjectEntry::key).toList());
        String versions = "<ListVersionsResult><Name>b</Name><IsTruncated>false</IsTruncated><Version><VersionId>1"
                + "</VersionId></Version><DeleteMarker/><Version><Key></Key></Version></ListVersionsResult>";
        String uploads = "<ListMultipartUploadsResult><Bucket>b</Bucket><IsTruncated>false</IsTruncated><Upload/>"
                + "<Upload><Key>k</Key></Upload><Upload><UploadId>u</UploadId></Upload></ListMultipartUploadsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange, 200, exchange.getRequestURI().getQuery().contains("versions") ? versions : uploads))) {
            List<Object> rows = new ArrayList<>();
            await(server.connection().s3().versions().list(ROOT, rows::addAll));
            await(server.connection().s3().incompleteUploads().list("b", rows::addAll));
            assertEquals(List.of(), rows);
        }
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
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05",
                "Fri, 02 Jan 2026 03:04:05 GMT",
                "2026-01-02T04:04:05+01:00",
                "2026-01-02 03:04:05",
                "2026-01-02T04:04:05.000+0100",
                "2026-01-02 03:04:05 UTC"
            })
    void aDateInAnotherFormIsRead(String date) throws Exception {
        assertEquals(
                Instant.parse("2026-01-02T03:04:05Z"),
                read(list("", object("a", date, "1"))).get(0).modified());
    }

    @ParameterizedTest
    @CsvSource({"large, 0", "'', 0", "1e3, 0", "-1, 0", "' 12 ', 12"})
    void aSizeThatIsNoneIsNothing(String size, long shown) throws Exception {
        List<ObjectEntry> found = read(list("", object("a", "2026-01-02T03:04:05Z", size), object("b", "", "2")));
        assertEquals(shown, found.get(0).size());
        assertEquals(2, found.get(1).size());
    }

    /** Also without another reason to repair the list. */
    @Test
    void noSizeIsNegative() throws Exception {
        assertEquals(
                0,
                read(list("", "<Contents><Key>a</Key><Size>-1</Size></Contents>"))
                        .get(0)
                        .size());
        String versions = "<ListVersionsResult><Name>b</Name><IsTruncated>false</IsTruncated><Version><Key>a</Key>"
                + "<VersionId>1</VersionId><Size>-1</Size></Version></ListVersionsResult>";
        String parts = "<ListPartsResult><UploadId>u</UploadId><IsTruncated>false</IsTruncated><Part>"
                + "<PartNumber>1</PartNumber><Size>-1</Size></Part></ListPartsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange, 200, exchange.getRequestURI().getPath().equals("/b/k") ? parts : versions))) {
            List<ObjectVersion> found = new ArrayList<>();
            await(server.connection().s3().versions().list(ROOT, found::addAll));
            assertEquals(0, found.get(0).size());
            IncompleteUpload upload = new IncompleteUpload("b", "k", "u", null, null);
            assertEquals(
                    new StoredParts(1, 0),
                    await(server.connection().s3().incompleteUploads().parts(upload)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<MaxKeys>abc</MaxKeys>",
                "<MaxKeys>99999999999</MaxKeys>",
                "<KeyCount></KeyCount>",
                "<Contents><RestoreStatus><RestoreExpiryDate>?</RestoreExpiryDate></RestoreStatus></Contents>"
            })
    void aNumberThatIsNoneCostsNoList(String number) throws Exception {
        assertEquals("a", read(list(number, object("a", "", "1"))).get(0).key());
    }

    /** Quotes are references at many servers, and no reason to encode names anew. */
    @Test
    void namesThatAreEncodedStayAsTheyAre() throws Exception {
        String etag = "<Contents><Key>a%20b</Key><ETag>&#34;e&#34;</ETag></Contents>";
        List<ObjectEntry> found = read(list("<EncodingType>url</EncodingType>", etag, object("c%2Fd", "?", "1")));
        assertEquals(List.of("a b", "c/d"), found.stream().map(ObjectEntry::key).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b", "a&nbsp;b", "a&#xZZ;b", "a&b;c&amp"})
    void anAmpersandMayStandForItself(String key) throws Exception {
        assertEquals(key, read(list("", object(key, "", "1"))).get(0).key());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16BE, UTF-16, \uFEFF",
        "UTF-16LE, UTF-16, \uFEFF",
        "ISO-8859-1, ISO-8859-1, ''",
        "UTF-8, UTF-8, \uFEFF"
    })
    void aListIsReadInItsEncoding(String charset, String said, String mark) throws Exception {
        for (String size : List.of("1", "?")) {
            String answer = mark
                    + list("", object("\u00E4", "2026-01-02T03:04:05Z", size)).replace("UTF-8", said);
            byte[] bytes = answer.getBytes(charset);
            String head = "HTTP/1.1 200 OK\r\nContent-Length: " + bytes.length + "\r\nConnection: close\r\n\r\n";
            try (RawServer server = new RawServer(request -> head + new String(bytes, StandardCharsets.ISO_8859_1))) {
                List<ObjectEntry> found = new ArrayList<>();
                await(server.connection().objects().listAll(ROOT, found::addAll));
                assertEquals("\u00E4", found.get(0).key(), size);
            }
        }
    }

    @Test
    void blankLinesMayStandBeforeTheDocument() throws Exception {
        assertEquals(
                "a",
                read("\n\n" + list("", object("a", "2026-01-02T03:04:05Z", "1")))
                        .get(0)
                        .key());
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

    @ParameterizedTest
    @ValueSource(strings = {"&#xFFFE;", "&#65534;", "\uFFFE"})
    void aKeyMayHoldWhatIsNoCharacter(String character) throws Exception {
        List<ObjectEntry> found = read(list("", object("a" + character + "b", "2026-01-02T03:04:05Z", "1")));
        assertEquals("a\uFFFEb", found.get(0).key());
    }

    /** Half a pair is no character in any encoding. */
    @Test
    void halfACharacterCostsNoList() throws Exception {
        List<ObjectEntry> found = read(list("", object("&#55296;", "", "1"), object("b", "", "1")));
        assertEquals("b", found.get(1).key());
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

    @ParameterizedTest
    @CsvSource({
        "x-amz-mp-parts-count, abc",
        "x-amz-tagging-count, x",
        "x-amz-missing-meta, 1e3",
        "x-amz-object-lock-retain-until-date, 2030-01-01",
        "Content-Length, -1"
    })
    void aHeaderThatCannotBeReadCostsNoObject(String name, String value) throws Exception {
        String length = name.equals("Content-Length") ? "" : "Content-Length: 4\r\n";
        try (RawServer server = new RawServer(request -> "HTTP/1.1 200 OK\r\nETag: \"e\"\r\n" + length + name + ": "
                + value + "\r\nConnection: close\r\n\r\n" + (request.startsWith("HEAD") ? "" : "text"))) {
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("b", "k"));
            ObjectDetails found = await(server.connection().s3().properties().head(object));
            assertEquals("e", found.etag());
            assertEquals(length.isEmpty() ? 0 : 4, found.size());
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
