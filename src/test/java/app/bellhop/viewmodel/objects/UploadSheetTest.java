package app.bellhop.viewmodel.objects;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.fake.S3Clients;
import app.bellhop.settings.Refusal;
import app.bellhop.settings.UploadPreset;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.Handling;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Tag;

/** The upload sheet, and what the server has after it. */
class UploadSheetTest extends UploadTestBase {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /** Chooses a file and fills in the sheet. */
    private void upload(Path file, Map<String, String> fields) throws Exception {
        test.dialogs.files.clear();
        test.dialogs.files.add(file);
        test.dialogs.answer(fields);
        sheet(() -> run(CommandIds.UPLOAD_WITH_OPTIONS));
    }

    /** Why a field can't be changed. */
    private String disabled(String field) {
        Form form = test.dialogs.last();
        return form.fields().stream()
                .filter(some -> some.name().equals(field))
                .map(form::disabled)
                .findFirst()
                .orElseThrow();
    }

    private CloudException fails(Map<String, String> fields) throws Exception {
        TransferBatch all = queue.collectUntilIdle();
        upload(file("f.txt"), fields);
        await(all.result());
        return failure();
    }

    private CloudException failure() {
        return queue.drain().changed().stream()
                .filter(transfer -> transfer.state() == TransferState.FAILED)
                .map(TransferSnapshot::failure)
                .findFirst()
                .orElseThrow();
    }

    private void uploads(Path file, Map<String, String> fields) throws Exception {
        TransferBatch all = queue.collectUntilIdle();
        upload(file, fields);
        assertEquals(1, await(all.result()).done().size());
    }

    private Map<String, String> shown() {
        Map<String, String> texts = new HashMap<>();
        test.dialogs.last().fields().forEach(field -> texts.put(field.name(), initial(field)));
        return texts;
    }

    private static <T> String initial(Field<T> field) {
        return field.format(field.initial());
    }

    /** The problem with the sheet, and that nothing is sent. */
    private String problem(Map<String, String> fields) throws Exception {
        test.dialogs.problems.clear();
        upload(file("f.txt"), fields);
        assertEquals(List.of(), queue.drain().changed());
        return test.dialogs.problems.get(0);
    }

    @Test
    void everyOptionReachesTheObject() throws Exception {
        bucket = bucket + "-lock";
        await(s3.objects().createBucket(new NewBucket(bucket, null, "ObjectWriter", true, true, Map.of())));
        open("one");
        Instant until = Instant.now().plus(2, ChronoUnit.DAYS);
        Map<String, String> fields = new HashMap<>(Map.of(
                "uploadPrefix", "reports/2026",
                "uploadAcl", "authenticated-read",
                "storageClass", "STANDARD_IA",
                "encryption", "SSE-S3",
                "lockMode", "Governance",
                "retainUntil", "2 days",
                "legalHold", "true"));
        fields.putAll(Map.of(
                "contentType", "text/markdown",
                "cacheControl", "no-store",
                "contentDisposition", "attachment",
                "metadata", "author=ann\nteam=water",
                "tags", "project=a b&c\nempty"));
        uploads(file("f.txt"), fields);
        String options = "ACL: authenticated-read · Storage class: STANDARD_IA · Encryption: SSE-S3"
                + " · Retention mode: Governance · Legal hold · Content type: text/markdown · Cache-Control: no-store"
                + " · Content-Disposition: attachment · 2 metadata · 2 tags";
        assertEquals("Uploading 1 item to s3://" + bucket + "/reports/2026/ · " + options, test.notice());
        assertEquals(
                "f.txt (4 B) to s3://" + bucket + "/reports/2026/ · " + options + " · If an object exists: Ask",
                line(fields));
        try (S3Client client = client()) {
            String key = "reports/2026/f.txt";
            HeadObjectResponse head = client.headObject(r -> r.bucket(bucket).key(key));
            assertEquals("text/markdown", head.contentType());
            assertEquals("no-store", head.cacheControl());
            assertEquals("attachment", head.contentDisposition());
            assertEquals(StorageClass.STANDARD_IA, head.storageClass());
            assertEquals(ServerSideEncryption.AES256, head.serverSideEncryption());
            assertEquals("ann", head.metadata().get("author"));
            assertEquals("water", head.metadata().get("team"));
            assertTrue(head.metadata().containsKey("mtime"), head.metadata()::toString);
            assertEquals(ObjectLockMode.GOVERNANCE, head.objectLockMode());
            assertTrue(Math.abs(ChronoUnit.MINUTES.between(until, head.objectLockRetainUntilDate())) < 60);
            assertEquals(ObjectLockLegalHoldStatus.ON, head.objectLockLegalHoldStatus());
            Map<String, String> tags = new HashMap<>();
            for (Tag tag :
                    client.getObjectTagging(r -> r.bucket(bucket).key(key)).tagSet()) {
                tags.put(tag.key(), tag.value());
            }
            assertEquals(Map.of("project", "a b&c", "empty", ""), tags);
            List<Grant> grants =
                    client.getObjectAcl(r -> r.bucket(bucket).key(key)).grants();
            assertTrue(
                    grants.stream()
                            .anyMatch(grant ->
                                    String.valueOf(grant.grantee().uri()).endsWith("AuthenticatedUsers")),
                    grants::toString);
        }
    }

    private S3Client client() {
        return S3Clients.of(server.demo);
    }

    @Test
    void nothingIsSentThatWasNotChosen() throws Exception {
        uploads(file("plain.csv"), Map.of("keepFileTime", "false"));
        assertEquals(
                "text/csv", head(new S3Location(bucket, "plain.csv")).headers().contentType());
        assertEquals(
                Map.of(), head(new S3Location(bucket, "plain.csv")).headers().metadata());
    }

    @Test
    void optionsAreRememberedForEachBucketOfAConnectionButNoKey() throws Exception {
        bucket = bucket + "-lock";
        await(s3.objects().createBucket(new NewBucket(bucket, null, "ObjectWriter", true, true, Map.of())));
        open("one");
        Map<String, String> chosen = new HashMap<>(Map.of(
                "uploadPrefix", "in/",
                "uploadIfExists", "Keep both",
                "uploadAcl", "public-read",
                "storageClass", "FAST",
                "encryption", "SSE-C",
                "customerKey", KEY,
                "lockMode", "Compliance",
                "retainUntil", "30 days",
                "legalHold", "true"));
        chosen.putAll(Map.of(
                "contentType", "text/x",
                "cacheControl", "no-cache",
                "contentDisposition", "inline",
                "metadata", "a=b",
                "tags", "c=d",
                "keepFileTime", "false",
                "askUploadOptions", "true"));
        TransferBatch all = queue.collectUntilIdle();
        upload(file("f.txt"), chosen);
        await(all.result());

        Path other = file("g.txt");
        sheet(() -> table.upload(List.of(other)));
        Map<String, String> again = new HashMap<>(chosen);
        again.put("customerKey", "");
        again.put("uploadPrefix", "");
        again.put("kmsKey", "");
        again.put("retainUntil", "30 d");
        again.put("uploadAcl", "Bucket default");
        again.put("uploadPublic", "false");
        assertEquals(again, shown());
        assertFalse(Files.readString(home.resolve("upload-options.json")).contains(KEY));

        open("another connection");
        sheet(() -> table.upload(List.of(other)));
        assertEquals("", shown().get("contentType"));
        assertEquals("Bucket default", shown().get("uploadAcl"));
    }

    /** Files are only made public by those who choose so for them. */
    @ParameterizedTest
    @CsvSource({
        "public-read, Bucket default",
        "public-read-write, Bucket default",
        "authenticated-read, Bucket default",
        "bucket-owner-full-control, bucket-owner-full-control"
    })
    void anAclIsRememberedUnlessItIsPublic(String acl, String shown) throws Exception {
        await(test.context
                .stores()
                .uploads()
                .update(all -> List.of(new UploadPreset("one", bucket, Map.of("uploadAcl", acl)))));
        upload(file("f.txt"), Map.of());
        assertEquals(shown, shown().get("uploadAcl"));
        assertEquals("false", shown().get("uploadPublic"));
        assertEquals(shown.equals(acl), line(Map.of()).contains(acl), line(Map.of()));
    }

    @Test
    void aPeriodOfRetentionThatHasPassedIsNotRememberedForever() throws Exception {
        await(test.context
                .stores()
                .uploads()
                .update(all -> List.of(new UploadPreset(
                        "one", bucket, Map.of("lockMode", "GOVERNANCE", "retainUntil", "2020-01-01 10:00")))));
        upload(file("f.txt"), Map.of("tags", "a:b=" + "x".repeat(300)));
        assertEquals("", shown().get("retainUntil"));
        assertEquals("Bucket default", shown().get("lockMode"));
    }

    @Test
    void existingObjectsAreTreatedAsTheSheetSays() throws Exception {
        put("f.txt", "theirs");
        uploads(file("f.txt"), Map.of("uploadIfExists", "Keep both"));
        assertEquals("text", text(new S3Location(bucket, "f (1).txt")));
        uploads(file("f.txt"), Map.of("uploadIfExists", "Replace"));
        assertEquals("text", text(new S3Location(bucket, "f.txt")));
    }

    @Test
    void problemsAreSaidAtTheField() throws Exception {
        assertEquals("11 tags exceed the limit of 10.", problem(Map.of("tags", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk")));
        assertEquals("Tag keys must have 1 to 128 characters.", problem(Map.of("tags", "k".repeat(129) + "=v")));
        assertEquals(
                "The value of tag k is longer than 256 characters.", problem(Map.of("tags", "k=" + "v".repeat(257))));
        assertEquals(
                "“a b” isn’t a valid metadata key. Use letters, digits and hyphens only.",
                problem(Map.of("metadata", "a b=c")));
        assertEquals("The value of a must be ASCII: it is sent as an HTTP header.", problem(Map.of("metadata", "a=é")));
        assertEquals("“k” is listed more than once.", problem(Map.of("tags", "k=1\nK=2\nk = 3")));
        assertEquals("“team” is listed more than once.", problem(Map.of("metadata", "team=a\nTeam=b")));
        assertEquals("Headers can contain only ASCII characters.", problem(Map.of("contentType", "tëxt")));
        assertEquals(
                "Enter a duration such as “30 days”, or a future date such as 2026-12-31 18:00.",
                problem(Map.of("lockMode", "Governance", "retainUntil", "2020-01-01 10:00")));
        assertEquals("Enter how long to retain the objects.", problem(Map.of("lockMode", "Governance")));
        assertEquals("Choose a retention mode.", problem(Map.of("retainUntil", "1 day")));
        assertEquals("Enter the SSE-C key.", problem(Map.of("encryption", "SSE-C")));
        assertEquals(
                "Enter a 256-bit key in Base64.", problem(Map.of("encryption", "SSE-C", "customerKey", "c2hvcnQ=")));
        assertEquals("Choose SSE-C to use this key.", problem(Map.of("customerKey", KEY)));
        assertEquals("Choose SSE-KMS to use this key.", problem(Map.of("kmsKey", "alias/k")));
        assertEquals("Enter a storage class such as STANDARD_IA.", problem(Map.of("storageClass", "not a class")));
    }

    @Test
    void whatTheBucketDoesNotAcceptIsDisabledWithTheReason() throws Exception {
        String locked = bucket + "-lock";
        String owned = bucket + "-owned";
        await(s3.objects().createBucket(new NewBucket(locked, null, "ObjectWriter", true, true, Map.of())));
        await(s3.objects().createBucket(new NewBucket(owned, null, "BucketOwnerEnforced", false, false, Map.of())));
        await(test.context
                .stores()
                .uploads()
                .update(all -> List.of(new UploadPreset(
                        "one", owned, Map.of("uploadAcl", "public-read", "legalHold", "true", "tags", "a=b")))));
        bucket = owned;
        open("one");
        uploads(file("f.txt"), Map.of("contentType", "text/x"));
        assertEquals("ACLs are disabled for this bucket (BucketOwnerEnforced).", disabled("uploadAcl"));
        assertEquals("Object Lock isn’t enabled for this bucket.", disabled("lockMode"));
        assertEquals("Object Lock isn’t enabled for this bucket.", disabled("legalHold"));
        assertEquals("", disabled("tags"));
        assertEquals("Bucket default", shown().get("uploadAcl"), "what was remembered is not sent where it can't be");
        bucket = locked;
        open("one");
        upload(file("f.txt"), Map.of());
        assertEquals("", disabled("uploadAcl"));
        assertEquals("", disabled("retainUntil"));
    }

    @Test
    void whatTheServerHasRefusedBeforeIsDisabled() throws Exception {
        test.context
                .settings()
                .update(p -> p.withRefusals(
                        List.of(new Refusal("one", "null null", "PutObjectTagging", null, true, "NotImplemented"))));
        open("one");
        upload(file("f.txt"), Map.of());
        assertTrue(disabled("tags").contains("PutObjectTagging"), disabled("tags"));
    }

    @Test
    void whatTheBucketRefusesFailsWithTheReason() throws Exception {
        bucket = bucket + "-owned";
        await(s3.objects().createBucket(new NewBucket(bucket, null, "BucketOwnerEnforced", false, false, Map.of())));
        open("one");
        String sentence = ErrorTexts.sentence(fails(Map.of("uploadAcl", "public-read")));
        assertTrue(sentence.contains("AccessControlListNotSupported"), sentence);
        assertTrue(sentence.contains("does not allow ACLs"), sentence);
    }

    @Test
    void anUploadWhoseKeyIsGoneAfterARestartIsNotSentUnencrypted() throws Exception {
        S3Location object = new S3Location(bucket, "secret.txt");
        UploadOptions options = UploadOptions.NONE.withEncryption(new Encryption(Encryption.Kind.SSE_C, KEY));
        await(queue.stop());
        try (var journal = SqliteJournal.open(home.resolve("transfers.db"), "t", (file, moved) -> {})) {
            journal.add(List.of(TransferJob.upload(file("secret.txt"), object, 4, false)
                    .with(new Handling(UploadCondition.ALWAYS, null, options))));
        }
        queue = queue();
        List<String> ids = await(queue.restore()).stream().map(TransferJob::id).toList();
        TransferBatch all = queue.collectUntilIdle();
        queue.retry(ids);
        await(all.result());
        assertEquals(
                "s3://" + bucket
                        + "/secret.txt: The SSE-C key of this upload isn’t stored, so the upload can’t continue."
                        + " Start it again with its key.",
                ErrorTexts.sentence(failure()));
        assertEquals(0, keys().size());
    }
}
