package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.OddKeys;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.S3Clients;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.plan.TransferJobs;
import app.bellhop.transfer.plan.TransferProblem;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** Copies and moves from one server to another, over the wire. */
@Timeout(300)
class StreamedCopiesTest extends StreamTestBase {

    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-(\\d+)");

    @Test
    void smallEmptyAndLargeObjectsArriveAsTheyAre() throws Exception {
        put("empty", new byte[0]);
        put("small", bytes(1_000));
        put("big", bytes(BIG));
        BatchResult result = result(transfer(false, "empty", "small", "big"));
        assertEquals(Map.of(), result.failures());
        assertArrayEquals(new byte[0], copy("empty"));
        assertArrayEquals(bytes(1_000), copy("small"));
        assertArrayEquals(bytes(BIG), copy("big"));
        assertEquals(List.of("big", "empty", "small"), keys(office, "origin"));
        assertEquals(List.of(), journal.unfinished());
        assertEquals(0, unfinishedUploads());
    }

    @Test
    void prefixIsCopiedWithEveryByteOfItsKeys() throws Exception {
        List<String> keys = Stream.concat(
                        Stream.of("odd//a b", "odd//a+b", "odd//100%", "odd//a//b", "odd//😀", "odd//dir/"),
                        OddKeys.all().map(key -> "odd//" + key).filter(key -> key.length() < 1_000))
                .distinct()
                .toList();
        keys.forEach(key -> put(key, key.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Map.of(), result(transfer(false, "odd//*")).failures());
        Map<String, String> found = new TreeMap<>();
        for (String key : keys(demo, "into")) {
            found.put(
                    key, target.getObjectAsBytes(r -> r.bucket("into").key(key)).asUtf8String());
        }
        assertEquals(keys.stream().collect(Collectors.toMap(key -> "new/" + key, key -> key)), found);
    }

    @Test
    void headersMetadataTagsAndStorageClassAreKept() throws Exception {
        for (int size : new int[] {10, BIG}) {
            String key = "report" + size;
            source.putObject(
                    r -> r.bucket("origin")
                            .key(key)
                            .contentType("text/csv")
                            .cacheControl("max-age=60")
                            .contentDisposition("attachment")
                            .contentLanguage("en")
                            .contentEncoding("gzip")
                            .storageClass("STANDARD_IA")
                            .metadata(Map.of("owner", "Ada"))
                            .tagging("team=blue&year=2026"),
                    RequestBody.fromBytes(bytes(size)));
            assertEquals(Map.of(), result(transfer(false, key)).failures());
            HeadObjectResponse head = target.headObject(r -> r.bucket("into").key("new/" + key));
            assertEquals("text/csv", head.contentType());
            assertEquals("max-age=60", head.cacheControl());
            assertEquals("attachment", head.contentDisposition());
            assertEquals("en", head.contentLanguage());
            assertEquals("gzip", head.contentEncoding());
            assertEquals("STANDARD_IA", head.storageClassAsString());
            assertEquals(Map.of("owner", "Ada"), head.metadata());
            assertEquals(
                    Map.of("team", "blue", "year", "2026"),
                    target.getObjectTagging(r -> r.bucket("into").key("new/" + key)).tagSet().stream()
                            .collect(Collectors.toMap(Tag::key, Tag::value)));
        }
    }

    /** Parts as large as the source's make the same ETag: the content is compared with the source's own. */
    @Test
    void copyInPartsHasTheETagOfItsSource() throws Exception {
        S3Clients.putInParts(source, new S3Location("origin", "parts"), bytes(25 << 20), 10 << 20);
        String etag = source.headObject(r -> r.bucket("origin").key("parts")).eTag();
        assertEquals(Map.of(), result(transfer(false, "parts")).failures());
        assertEquals(
                etag, target.headObject(r -> r.bucket("into").key("new/parts")).eTag());
    }

    @Test
    void corruptedByteOfTheSourceIsNoticed() throws Exception {
        put("small", bytes(1_000));
        AtomicBoolean corrupted = new AtomicBoolean();
        officeProxy.rule(request -> request.method().equals("GET")
                        && request.target().contains("small")
                        && !request.range().isEmpty()
                        && !corrupted.getAndSet(true)
                ? Fault.of(Kind.CORRUPT_ANSWER, 500)
                : Fault.NONE);
        assertEquals(Map.of(), result(transfer(false, "small")).failures());
        assertTrue(corrupted.get());
        assertArrayEquals(bytes(1_000), copy("small"));
    }

    /** Its ETag is the MD5 of the whole, that of the copy is one of parts: nothing the servers say can be compared. */
    @Test
    void corruptedByteOfALargeSourceIsNoticed() throws Exception {
        put("big", bytes(BIG));
        officeProxy.rule(request ->
                request.range().startsWith("bytes=8388608-") ? Fault.of(Kind.CORRUPT_ANSWER, 500) : Fault.NONE);
        BatchResult result = result(transfer(true, "big"));
        assertTrue(result.failures().toString().contains("COPY_DIFFERS"), result.failures()::toString);
        assertEquals(List.of("big"), keys(office, "origin"));
    }

    @Test
    void copyOfUnequalPartsIsNotSaidToDiffer() throws Exception {
        byte[] uneven = bytes((16 << 20) + 3);
        S3Clients.putInParts(source, new S3Location("origin", "uneven"), uneven, 6 << 20, 5 << 20, 6 << 20);
        BatchResult result = result(transfer(false, "uneven"));
        assertEquals(Map.of(), result.failures());
        assertArrayEquals(uneven, copy("uneven"));
        assertEquals(
                List.of(Reason.of(UploadProblem.NOT_VERIFIED)),
                List.copyOf(result.notices().values()));
    }

    @Test
    void moveOfUnequalPartsSaysWhyTheOriginalWasKept() throws Exception {
        byte[] uneven = bytes((16 << 20) + 3);
        S3Clients.putInParts(source, new S3Location("origin", "uneven"), uneven, 6 << 20, 5 << 20, 6 << 20);
        BatchResult result = result(transfer(true, "uneven"));
        CloudException why = result.failures().values().iterator().next();
        assertTrue(
                ErrorTexts.sentence(why)
                        .endsWith(" The original was kept. s3://into/new/uneven: Not verified: this server checks no"
                                + " checksum, and its ETag isn’t an MD5."),
                ErrorTexts.sentence(why));
        assertEquals(List.of("uneven"), keys(office, "origin"));
    }

    /** The source has an ETag that is no MD5, and no checksum. */
    @Test
    void aCopyThatCanBeComparedWithNothingIsNotCalledVerified() throws Exception {
        String body = "x".repeat(17 << 20);
        try (RawServer opaque = new RawServer(null, false, head -> opaque(head, body))) {
            SourceObject from = await(opaque.connection().objects().source(new S3Location("b", "k")));
            Written copy = await(connection
                    .objects()
                    .receive(from, new S3Location("into", "k"), UploadCondition.ALWAYS, UploadLog.NONE, bytes -> {}));
            assertFalse(copy.verified());
        }
    }

    private static String opaque(List<String> head, String body) {
        String object = "ETag: \"opaque\"\r\nConnection: close\r\nContent-Length: ";
        Matcher range = RANGE.matcher(String.join("\n", head));
        if (head.get(0).startsWith("HEAD")) {
            return "HTTP/1.1 200 OK\r\n" + object + body.length() + "\r\n\r\n";
        }
        if (!range.find()) {
            return "HTTP/1.1 501 Not Implemented\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        }
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2)) + 1;
        return "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + body.length()
                + "\r\n" + object + (to - from) + "\r\n\r\n" + body.substring(from, to);
    }

    @Test
    void moveDeletesWhatWasCopied() throws Exception {
        put("a/small", bytes(1_000));
        put("a/big", bytes(BIG));
        put("stays", bytes(1));
        assertEquals(Map.of(), result(transfer(true, "a/*")).failures());
        assertArrayEquals(bytes(BIG), copy("a/big"));
        assertArrayEquals(bytes(1_000), copy("a/small"));
        assertEquals(List.of("stays"), keys(office, "origin"));
        assertEquals(Set.of(FROM, new S3Location("origin", "a/")), changed);
    }

    @Test
    void moveKeepsASourceThatChangedMeanwhile() throws Exception {
        put("a", bytes(1_000));
        AtomicBoolean replaced = new AtomicBoolean();
        proxy.rule(request -> {
            if (request.method().equals("PUT") && !replaced.getAndSet(true)) {
                put("a", bytes(2_000)); // Read already, not deleted yet.
            }
            return Fault.NONE;
        });
        BatchResult result = result(transfer(true, "a"));
        assertEquals(1, result.failed().size(), result.failures()::toString);
        assertArrayEquals(
                bytes(2_000),
                source.getObjectAsBytes(r -> r.bucket("origin").key("a")).asByteArray());
    }

    @Test
    void moveKeepsItsSourceWhereTheCopyCannotBeSeen() throws Exception {
        put("a", bytes(1_000));
        AtomicBoolean written = new AtomicBoolean();
        proxy.rule(request -> {
            written.compareAndSet(false, request.method().equals("PUT"));
            return request.method().equals("HEAD") && written.get() ? Fault.of(Kind.STATUS, 403) : Fault.NONE;
        });
        assertEquals(1, result(transfer(true, "a")).failed().size());
        assertEquals(List.of("a"), keys(office, "origin"));
    }

    @Test
    void existingObjectIsNotReplacedUnasked() throws Exception {
        put("a", bytes(1_000));
        target.putObject(r -> r.bucket("into").key("new/a"), RequestBody.fromString("mine"));
        assertEquals(Map.of(), result(transfer(false, "a")).failures());
        assertEquals(
                "mine",
                target.getObjectAsBytes(r -> r.bucket("into").key("new/a")).asUtf8String());
        assertArrayEquals(bytes(1_000), copy("a (1)"));
    }

    @Test
    void aclIsKeptForTheNewOwner() throws Exception {
        source.putObject(r -> r.bucket("origin").key("public").acl("public-read"), RequestBody.fromBytes(bytes(10)));
        BatchResult result = result(transfer(false, "public"));
        assertEquals(Map.of(), result.failures());
        assertEquals(Map.of(), result.notices());
        Acl acl = await(
                demo.connection.s3().sharing().acl(ObjectIdentifier.current(new S3Location("into", "new/public"))));
        assertTrue(acl.grantsGroup("http://acs.amazonaws.com/groups/global/AllUsers", "READ"), acl::toString);
        assertTrue(acl.grants().stream().anyMatch(acl::isOwner), acl::toString);
    }

    @Test
    void retentionAndLegalHoldAreKept() throws Exception {
        Instant until = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        for (S3Client client : List.of(source, target)) {
            client.createBucket(r -> r.bucket("locked").objectLockEnabledForBucket(true));
        }
        for (int size : new int[] {10, BIG}) {
            source.putObject(
                    r -> r.bucket("locked")
                            .key("k" + size)
                            .objectLockMode("GOVERNANCE")
                            .objectLockRetainUntilDate(until)
                            .objectLockLegalHoldStatus("ON"),
                    RequestBody.fromBytes(bytes(size)));
            List<ObjectEntry> entry = List.of(new ObjectEntry("k" + size, false, size, null, null, null));
            S3Location locked = new S3Location("locked", "");
            assertEquals(
                    Map.of(),
                    result(queue.transfer(() -> TransferJobs.copies(entry, new Source(OFFICE, locked), locked, false)))
                            .failures());
            HeadObjectResponse head = target.headObject(r -> r.bucket("locked").key("k" + size));
            assertEquals("GOVERNANCE", head.objectLockModeAsString());
            assertEquals(until, head.objectLockRetainUntilDate());
            assertEquals("ON", head.objectLockLegalHoldStatusAsString());
        }
    }

    /** As of a server that knows neither tags nor storage classes. */
    @Test
    void whatTheTargetRefusesIsNamed() throws Exception {
        source.putObject(
                r -> r.bucket("origin").key("a").storageClass("STANDARD_IA"), RequestBody.fromBytes(bytes(10)));
        AtomicInteger puts = new AtomicInteger();
        proxy.rule(request -> request.method().equals("PUT") && puts.incrementAndGet() == 1
                ? Fault.of(Kind.STATUS, 400)
                : Fault.NONE);
        BatchResult result = result(transfer(false, "a"));
        assertEquals(Map.of(), result.failures());
        assertArrayEquals(bytes(10), copy("a"));
        Reason notice = List.copyOf(result.notices().values()).get(0);
        assertEquals(
                Set.of(Shortfall.STORAGE_CLASS),
                TransferProblem.shortfalls(notice).keySet());
    }

    @Test
    void refusedCredentialsOfTheSourceFailItsCopyOnly() throws Exception {
        put("a/b", bytes(10));
        officeConnection = office.connect("nobody", "secret");
        BatchResult result = result(transfer(false, "a/*"));
        CloudException refused = List.copyOf(result.failures().values()).get(0);
        assertTrue(
                ErrorTexts.sentence(refused).contains("The connection Office needs new credentials: sign in there"),
                ErrorTexts.sentence(refused));
        assertNull(queue.drain().signInNeeded());
    }
}
