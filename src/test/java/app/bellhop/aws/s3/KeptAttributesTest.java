package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.KeepingServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Whatever is done to an object, it keeps every attribute that S3 can keep. */
class KeptAttributesTest {

    private static final S3Location OBJECT = new S3Location("b", "k.txt");
    private static final S3Location OTHER = new S3Location("b", "other.txt");

    /** Everything that HeadObject tells and PutObject sets, by header. */
    private static final Map<String, String> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("content-type", "text/x-notes"),
            Map.entry("cache-control", "max-age=60"),
            Map.entry("content-disposition", "inline"),
            Map.entry("content-encoding", "gzip"),
            Map.entry("content-language", "en"),
            Map.entry("expires", "0"),
            Map.entry("x-amz-meta-owner", "ada"),
            Map.entry("x-amz-website-redirect-location", "/elsewhere"),
            Map.entry("x-amz-storage-class", "STANDARD_IA"),
            Map.entry("x-amz-server-side-encryption", "aws:kms"),
            Map.entry("x-amz-server-side-encryption-aws-kms-key-id", "arn:aws:kms:eu-west-1:1:key/k"),
            Map.entry("x-amz-server-side-encryption-bucket-key-enabled", "true"),
            Map.entry("x-amz-object-lock-mode", "GOVERNANCE"),
            Map.entry("x-amz-object-lock-retain-until-date", "2199-01-01T00:00:00Z"),
            Map.entry("x-amz-object-lock-legal-hold", "ON"),
            Map.entry("x-amz-object-lock-event-hold", "ON"),
            Map.entry("x-amz-object-lock-event-hold-duration-days", "3"),
            Map.entry("x-amz-object-lock-event-hold-duration-years", "1")));

    private static final Map<String, String> TAGS = Map.of("dept", "water");
    private static final String SHARED = "<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList><Grant>"
            + "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\">"
            + "<URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant>"
            + "</AccessControlList></AccessControlPolicy>";

    private enum Change {
        EDIT_TEXT {
            @Override
            CompletableFuture<?> apply(S3 s3) {
                return s3.content().replace(OBJECT, "new".getBytes(StandardCharsets.UTF_8), null);
            }
        },
        EDIT_METADATA {
            @Override
            CompletableFuture<?> apply(S3 s3) {
                return s3.properties().change(OBJECT, KeptAttributesTest::withOneMore, null);
            }
        },
        MAKE_CURRENT {
            @Override
            CompletableFuture<?> apply(S3 s3) {
                return s3.versions().copyOnTop(new ObjectIdentifier(OBJECT, "1"));
            }
        },
        COPY {
            @Override
            CompletableFuture<?> apply(S3 s3) {
                return s3.objects().copy(OBJECT, OTHER);
            }

            @Override
            S3Location target() {
                return OTHER;
            }
        };

        abstract CompletableFuture<?> apply(S3 s3);

        S3Location target() {
            return OBJECT;
        }
    }

    private static ObjectHeaders withOneMore(ObjectHeaders own) {
        Map<String, String> metadata = new TreeMap<>(own.metadata());
        metadata.put("more", "x");
        return new ObjectHeaders(
                own.contentType(),
                own.cacheControl(),
                own.contentDisposition(),
                own.contentEncoding(),
                own.contentLanguage(),
                metadata);
    }

    @ParameterizedTest
    @EnumSource
    void everyAttributeIsKept(Change change) throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "old", ALL, TAGS);
            server.acls.put("/b/k.txt", SHARED);
            await(change.apply(server.connection().s3()));
            Map<String, String> now = new TreeMap<>(server.get(change.target()).headers());
            now.remove("x-amz-meta-more");
            now.keySet().removeIf(header -> header.startsWith("x-amz-checksum-")); // Of the bytes, not of the object.
            assertEquals(ALL, now);
            assertEquals(TAGS, server.get(change.target()).tags());
            assertTrue(server.acls.get("/b/" + change.target().key()).contains("AllUsers"), server.acls::toString);
        }
    }

    /** The list of this test is the SDK's: a field that it gains is to be kept, too. */
    @Test
    void theseAreAllAttributesThatThereAre() {
        Set<String> kept = headers(HeadObjectResponse.builder());
        kept.retainAll(headers(PutObjectRequest.builder()));
        kept.removeIf(header -> header.startsWith("x-amz-checksum-") || header.contains("-customer-"));
        kept.remove("content-length");
        Set<String> tested = new TreeSet<>(ALL.keySet());
        tested.remove("x-amz-meta-owner");
        tested.add("x-amz-meta-");
        assertEquals(kept, tested);
    }

    private static Set<String> headers(SdkPojo model) {
        Stream<String> names = model.sdkFields().stream().map(SdkField::locationName);
        return names.map(String::toLowerCase).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crc32", "crc32c", "sha1", "sha256"})
    void anEditHasAChecksumOfTheSameKind(String algorithm) throws Exception {
        String header = "x-amz-checksum-" + algorithm;
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "old", Map.of(header, "of old"), Map.of());
            await(Change.EDIT_TEXT.apply(server.connection().s3()));
            Set<String> sums = server.get(OBJECT).headers().keySet().stream()
                    .filter(name -> name.startsWith("x-amz-checksum-"))
                    .collect(Collectors.toSet());
            assertEquals(Set.of(header), sums);
        }
    }

    @Test
    void anObjectWithAChecksumThatNeedsNativeCodeIsEdited() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "old", Map.of("x-amz-checksum-crc64nvme", "of old"), Map.of());
            await(Change.EDIT_TEXT.apply(server.connection().s3()));
            assertEquals("new", server.text(OBJECT));
            assertNull(server.get(OBJECT).headers().get("x-amz-checksum-crc64nvme"));
        }
    }

    @Test
    void aCopyHasAChecksumOfTheSameKind() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "old", Map.of("x-amz-checksum-sha256", "of old"), Map.of());
            await(Change.COPY.apply(server.connection().s3()));
            assertEquals("SHA256", server.get(OTHER).headers().get("x-amz-checksum-algorithm"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EDIT_TEXT", "EDIT_METADATA", "MAKE_CURRENT"})
    void howABodyWasSentIsNotKept(Change change) throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "old", Map.of("content-encoding", "gzip,aws-chunked"), Map.of());
            await(change.apply(server.connection().s3()));
            assertEquals("gzip", server.get(OBJECT).headers().get("content-encoding"));
        }
    }

    /** S3 takes no date that is past. */
    @Test
    void aRetentionThatHasEndedIsNotSent() throws Exception {
        Map<String, String> ended = Map.of(
                "x-amz-object-lock-mode", "GOVERNANCE", "x-amz-object-lock-retain-until-date", "2020-01-01T00:00:00Z");
        try (KeepingServer server = new KeepingServer()) {
            server.put(OBJECT, "old", ended, Map.of());
            await(Change.EDIT_TEXT.apply(server.connection().s3()));
            assertNull(server.get(OBJECT).headers().get("x-amz-object-lock-mode"));
        }
    }

    /** Not every server takes them over. */
    @ParameterizedTest
    @EnumSource
    void tagsThatACopyHasLostAreSetAgain(Change change) throws Exception {
        try (KeepingServer server = new KeepingServer(KeepingServer.Quirk.COPY_DROPS_TAGS)) {
            server.put(OBJECT, "old", Map.of(), TAGS);
            await(change.apply(server.connection().s3()));
            assertEquals(TAGS, server.get(change.target()).tags());
        }
    }
}
