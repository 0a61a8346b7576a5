package app.bellhop.aws;

import app.bellhop.cloud.Bucket;
import app.bellhop.cloud.DeleteReport;
import app.bellhop.cloud.ObjectDetails;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.ProgressSink;
import app.bellhop.cloud.S3Location;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** Buckets and objects through the SDK. */
final class AwsObjectStore implements ObjectStore {

    private static final String AWS_DEFAULT_REGION = "us-east-1";
    private final AwsClients clients;
    private final AwsTransfers transfers;
    private final Calls calls;
    private final BucketRegions regions;

    AwsObjectStore(AwsClients clients, Calls calls) {

        this.clients = clients;
        this.transfers = new AwsTransfers(clients, calls);
        this.calls = calls;
        this.regions = new BucketRegions(clients);
    }

    @Override
    public CompletableFuture<List<Bucket>> listBuckets() {
        List<Bucket> buckets = new ArrayList<>();
        // Without a page size this asks as it always did: some servers refuse the newer parameters.
        return calls.call(Operation.ListBuckets, "", "*", () -> clients.s3.listBuckets(), response -> {
            response.buckets().forEach(b -> buckets.add(new Bucket(b.name(), b.creationDate())));
            return buckets;
        });
    }

    @Override
    public CompletableFuture<Void> list(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        return list(prefix, "/", page);
    }

    @Override
    public CompletableFuture<Void> listAll(S3Location prefix, Consumer<List<ObjectEntry>> page) {
        return list(prefix, null, page);
    }

    private CompletableFuture<Void> list(S3Location prefix, String delimiter, Consumer<List<ObjectEntry>> page) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(prefix.bucket())
                .prefix(prefix.key().isEmpty() ? null : prefix.key())
                .delimiter(delimiter)
                // Keys may hold characters that XML cannot.
                .encodingType(EncodingType.URL)
                .build();
        return calls.pages(
                Operation.ListObjectsV2,
                prefix.uri(),
                new S3Location(prefix.bucket(), "").arn(),
                () -> clients.s3.listObjectsV2Paginator(request),
                response -> page.accept(entries(response)));
    }

    private static List<ObjectEntry> entries(ListObjectsV2Response response) {
        List<ObjectEntry> entries = new ArrayList<>();
        for (CommonPrefix prefix : response.commonPrefixes()) {
            entries.add(ObjectEntry.ofPrefix(prefix.prefix()));
        }
        for (S3Object o : response.contents()) {
            entries.add(new ObjectEntry(
                    o.key(),
                    false,
                    o.size() == null ? 0 : o.size(),
                    o.lastModified(),
                    o.storageClassAsString(),
                    unquoted(o.eTag())));
        }
        return entries;
    }

    @Override
    public CompletableFuture<ObjectDetails> head(S3Location object) {
        return calls.call(
                Operation.HeadObject,
                object.uri(),
                object.arn(),
                () -> clients.s3.headObject(r -> r.bucket(object.bucket()).key(object.key())),
                response -> details(object, response));
    }

    private static ObjectDetails details(S3Location object, HeadObjectResponse r) {
        return new ObjectDetails(
                object,
                r.contentLength() == null ? 0 : r.contentLength(),
                r.lastModified(),
                r.contentType(),
                unquoted(r.eTag()),
                // HeadObject leaves the class out where it is the standard one.
                r.storageClassAsString() == null ? "STANDARD" : r.storageClassAsString(),
                r.versionId(),
                r.serverSideEncryptionAsString(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.metadata());
    }

    @Override
    public CompletableFuture<URI> presign(S3Location object, Duration lifetime) {
        return calls.call(
                Operation.GetObject,
                object.uri(),
                object.arn(),
                () -> regions.of(object.bucket()).thenApply(region -> sign(object, lifetime, region)),
                signed -> URI.create(signed.url().toString()));
    }

    private PresignedGetObjectRequest sign(S3Location object, Duration lifetime, Region region) {
        return clients.presigner(region)
                .presignGetObject(p -> p.signatureDuration(lifetime)
                        .getObjectRequest(r -> r.bucket(object.bucket()).key(object.key())));
    }

    @Override
    public CompletableFuture<URI> publicUrl(S3Location object) {
        return calls.call(
                Operation.GetObject,
                object.uri(),
                object.arn(),
                () -> regions.of(object.bucket())
                        .thenApply(region -> clients.s3
                                .utilities()
                                .getUrl(r -> r.bucket(object.bucket())
                                        .key(object.key())
                                        .region(region))),
                url -> URI.create(url.toString()));
    }

    @Override
    public CompletableFuture<Void> createBucket(String name) {
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
        if (clients.aws && !clients.region.id().equals(AWS_DEFAULT_REGION)) {
            request.createBucketConfiguration(c -> c.locationConstraint(clients.region.id()));
        }
        return calls.call(
                Operation.CreateBucket,
                name,
                new S3Location(name, "").arn(),
                () -> clients.s3.createBucket(request.build()),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> deleteBucket(String name) {
        return calls.call(
                Operation.DeleteBucket,
                name,
                new S3Location(name, "").arn(),
                () -> clients.s3.deleteBucket(r -> r.bucket(name)),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> createFolder(S3Location folder) {
        return calls.call(
                Operation.PutObject,
                folder.uri(),
                folder.arn(),
                () -> clients.s3.putObject(r -> r.bucket(folder.bucket()).key(folder.key()), AsyncRequestBody.empty()),
                done -> null);
    }

    @Override
    public CompletableFuture<DeleteReport> delete(String bucket, List<String> keys) {
        Map<Boolean, List<String>> byForm = keys.stream().collect(Collectors.partitioningBy(AwsObjectStore::fitsXml));
        CompletableFuture<DeleteReport> all = byForm.get(true).isEmpty()
                ? CompletableFuture.completedFuture(new DeleteReport(0, Map.of()))
                : deleteMany(bucket, byForm.get(true));
        // DeleteObjects names keys in XML, which cannot hold every character of a key: those go one by one.
        for (String key : byForm.get(false)) {
            all = all.thenCompose(before -> deleteOne(new S3Location(bucket, key))
                    .thenApply(gone -> new DeleteReport(before.deleted() + 1, before.refused())));
        }
        return all;
    }

    private static boolean fitsXml(String key) {
        return key.codePoints().allMatch(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\t');
    }

    private CompletableFuture<Void> deleteOne(S3Location object) {
        return calls.call(
                Operation.DeleteObject,
                object.uri(),
                object.arn(),
                () -> clients.s3.deleteObject(r -> r.bucket(object.bucket()).key(object.key())),
                done -> null);
    }

    private CompletableFuture<DeleteReport> deleteMany(String bucket, List<String> keys) {
        List<ObjectIdentifier> identifiers = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        String subject = new S3Location(bucket, keys.size() == 1 ? keys.get(0) : "").uri();
        return calls.call(
                Operation.DeleteObjects,
                subject,
                new S3Location(bucket, "*").arn(),
                () -> clients.s3.deleteObjects(
                        r -> r.bucket(bucket).delete(d -> d.objects(identifiers).quiet(true))),
                response -> report(keys.size(), response));
    }

    private static DeleteReport report(int asked, DeleteObjectsResponse response) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (S3Error error : response.errors()) {
            refused.put(error.key(), error.code() + (error.message() == null ? "" : ": " + error.message()));
        }
        return new DeleteReport(asked - refused.size(), refused);
    }

    @Override
    public CompletableFuture<Void> upload(Path file, S3Location object, ProgressSink progress) {
        return transfers.upload(file, object, progress);
    }

    @Override
    public CompletableFuture<Void> download(S3Location object, Path file, ProgressSink progress) {
        return transfers.download(object, file, progress);
    }

    @Override
    public CompletableFuture<Void> copy(S3Location from, S3Location to) {
        return transfers.copy(from, to);
    }

    private static String unquoted(String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
