package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.*;

/**
 * Buckets and objects on disk. A write first stores the body in a file and then makes it the current version in one
 * transaction, so readers see either the old object or the new one.
 */
public final class SqliteBlobStore implements BlobStore {

    private static final long MIN_PART_BYTES = 5L << 20;

    private final Database database;
    private final BodyFiles bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final MultipartUploads multipartUploads;
    private final ObjectLister objectLister;
    private final ObjectWriter objectWriter;
    private final ObjectReader objectReader;
    private final ObjectCopier objectCopier;
    private final ObjectRestorer objectRestorer;
    private final SubResources subResources;
    private final Supplier<WriteOptions> currentOptions;

    /**
     * Opens or creates a store.
     *
     * @param folder where to keep everything
     * @param currentOptions options of the current request that s3proxy doesn't pass on; called on the request's thread
     */
    public SqliteBlobStore(Path folder, Supplier<WriteOptions> currentOptions) throws IOException {
        Files.createDirectories(folder);
        List<String> schema = Stream.of(Buckets.SCHEMA, Versions.SCHEMA, MultipartUploads.SCHEMA, SubResources.SCHEMA)
                .flatMap(List::stream)
                .toList();
        this.database = new Database(folder.resolve("objects.db"), schema);
        this.bodies = new BodyFiles(folder.resolve("bodies"));
        this.subResources = new SubResources(database);
        this.buckets = new Buckets(database);
        this.versions = new Versions(database, subResources);
        this.multipartUploads = new MultipartUploads(database, bodies, subResources);
        this.objectLister = new ObjectLister(database);
        this.objectWriter = new ObjectWriter(database, bodies, buckets, versions, subResources);
        this.objectRestorer = new ObjectRestorer(subResources, versions);
        this.objectReader = new ObjectReader(bodies, buckets, versions, objectRestorer, subResources);
        this.objectCopier = new ObjectCopier(bodies, buckets, versions, objectRestorer, subResources, objectWriter);
        this.currentOptions = currentOptions;
        Set<String> known = Stream.concat(versions.bodies().stream(), multipartUploads.bodies().stream())
                .collect(Collectors.toSet());
        bodies.deleteUnreferenced(known);
    }

    /** Policies, tags, ACLs and other configuration documents. */
    public SubResources subResources() {
        return subResources;
    }

    /** Legal holds and retention. */
    public ObjectLock objectLock() {
        return new ObjectLock(subResources);
    }

    /** Whether versioning is enabled, as opposed to suspended or never enabled. */
    public boolean isVersioningEnabled(String bucket) {
        return buckets.versioning(bucket).orElse(null) == BucketVersioningStatus.ENABLED;
    }

    /** Returns the ID of the version that a read would return; the current one if {@code id} is null. */
    public String versionId(String bucket, String key, @Nullable String id) {
        return versions.find(bucket, key, id).id();
    }

    /** Returns the part sizes of a multipart upload; empty for other objects. */
    public List<Long> partSizes(String bucket, String key, String id) {
        return versions.find(bucket, key, id).parts();
    }

    public Optional<String> region(String bucket) {
        return buckets.region(bucket);
    }

    public void setRegion(String bucket, String region) {
        buckets.setRegion(bucket, region);
    }

    @Override
    public ListBucketsResponse list() {
        return ListBucketsResponse.builder().buckets(buckets.list()).build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest r) {
        buckets.requireExists(r.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(region(r.bucket()).orElse(null))
                .build();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest r) {
        buckets.create(r.bucket());
        return CreateBucketResponse.builder().build();
    }

    @Override
    public void deleteBucket(String bucket) {
        buckets.requireExists(bucket);
        if (database.first("SELECT 1 FROM version WHERE bucket = ? LIMIT 1", r -> 1, bucket)
                .isPresent()) {
            throw S3Exceptions.bucketNotEmpty(bucket);
        }
        multipartUploads
                .list(bucket)
                .forEach(u -> abortMultipartUpload(new MultipartUpload(
                        u.uploadId(),
                        CreateMultipartUploadRequest.builder()
                                .bucket(bucket)
                                .key(u.key())
                                .build())));
        subResources.deleteBucket(bucket);
        buckets.delete(bucket);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request r) {
        buckets.requireExists(r.bucket());
        return objectLister.objects(r);
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest r) {
        buckets.requireExists(r.bucket());
        return objectLister.versions(r);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest r, InputStream in) {
        buckets.requireExists(r.bucket());
        rejectCustomerKeys(r.sseCustomerAlgorithm());
        WriteOptions options = currentOptions.get();
        ObjectMetadata metadata = ObjectMetadata.of(r, options);
        FlexChecksum algorithm = options.algorithm() != null ? options.algorithm() : metadata.algorithm();
        BodyFiles.Body body = bodies.write(in, algorithm, r.contentMD5());
        Version stored = objectWriter.put(
                r.bucket(),
                r.key(),
                body,
                quoted(body.md5()),
                metadata.withChecksum(algorithm, body.checksum()),
                List.of(),
                options.documents(),
                r.ifMatch(),
                r.ifNoneMatch());
        return SdkResponses.putResponse(stored.etag(), responseVersionId(stored)).toBuilder()
                .serverSideEncryption(options.encryption().algorithm())
                .ssekmsKeyId(options.encryption().keyId())
                .bucketKeyEnabled(options.encryption().bucketKey())
                .build();
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest r) {
        buckets.requireExists(r.destinationBucket());
        rejectCustomerKeys(r.sseCustomerAlgorithm());
        return objectCopier.copy(r, currentOptions.get());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest r) {
        buckets.requireExists(r.bucket());
        return SdkResponses.toHead(objectReader.describe(r.bucket(), r.key(), r.versionId()));
    }

    /** Returns all metadata of an object; s3proxy shows only some of it. Fails like a read. */
    public GetObjectResponse describe(String bucket, String key, String versionId) {
        return objectReader.describe(bucket, key, versionId);
    }

    /** Makes an archived version readable for some days. Returns whether it already was. */
    public boolean restore(String bucket, String key, String versionId, int days) {
        return objectRestorer.restore(bucket, key, versionId, days);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest r) {
        buckets.requireExists(r.bucket());
        return objectReader.open(r);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest r) {
        buckets.requireExists(r.bucket());
        return objectWriter.remove(r, currentOptions.get().bypassGovernance());
    }

    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest r) {
        buckets.requireExists(r.bucket());
        return objectWriter.removeAll(r, currentOptions.get().bypassGovernance());
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest r) {
        buckets.requireExists(r.bucket());
        return GetBucketVersioningResponse.builder()
                .status(buckets.versioning(r.bucket()).orElse(null))
                .build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest r) {
        buckets.requireExists(r.bucket());
        buckets.setVersioning(r.bucket(), r.versioningConfiguration().statusAsString());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public boolean supportsServerSideEncryption() {
        return true;
    }

    // The servlet stores ACLs as sub-resources; clients never see what s3proxy reads here.

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        buckets.requireExists(bucket);
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL access) {
        buckets.requireExists(bucket);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        versions.find(bucket, key, null);
        return ObjectCannedACL.PRIVATE;
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        versions.find(bucket, key, null);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest r) {
        buckets.requireExists(r.bucket());
        rejectCustomerKeys(r.sseCustomerAlgorithm());
        return multipartUploads.begin(r, currentOptions.get());
    }

    @Override
    public void abortMultipartUpload(MultipartUpload m) {
        multipartUploads.delete(m);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload m, UploadPartRequest r, InputStream in) {
        return SdkResponses.uploadedPart(quoted(
                multipartUploads.put(m, r.partNumber(), in, r.contentMD5()).md5()));
    }

    @Override
    public boolean supportsCopyMultipartPart() {
        return true;
    }

    @Override
    public UploadPartCopyResponse copyMultipartPart(MultipartUpload m, UploadPartCopyRequest r) {
        var source = getBlob(GetObjectRequest.builder()
                .bucket(r.sourceBucket())
                .key(r.sourceKey())
                .versionId(r.sourceVersionId())
                .range(r.copySourceRange())
                .ifMatch(r.copySourceIfMatch())
                .build());
        try (source) {
            BodyFiles.Body body = multipartUploads.put(m, r.partNumber(), source, null);
            return SdkResponses.copiedPart(quoted(body.md5()), Instant.now(), r.sourceVersionId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload m) {
        return multipartUploads.listParts(m);
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        buckets.requireExists(bucket);
        return multipartUploads.list(bucket);
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return MIN_PART_BYTES;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload m, CompleteMultipartUploadRequest r) {
        MultipartUploads.Assembled whole =
                multipartUploads.assemble(m, r.multipartUpload().parts(), MIN_PART_BYTES);
        Version stored = objectWriter.put(
                m.containerName(),
                m.blobName(),
                whole.body(),
                whole.etag(),
                whole.metadata(),
                whole.sizes(),
                whole.upload().documents(),
                r.ifMatch(),
                r.ifNoneMatch());
        multipartUploads.delete(m);
        return SdkResponses.completeResponse(stored.etag(), responseVersionId(stored));
    }

    /** Whether versioning is enabled or suspended: a deletion then adds a marker. */
    public boolean hasVersionIds(String bucket) {
        return buckets.versioning(bucket).isPresent();
    }

    private @Nullable String responseVersionId(Version v) {
        return hasVersionIds(v.bucket()) ? v.id() : null;
    }

    private static void rejectCustomerKeys(String algorithm) {
        if (algorithm != null) {
            throw new UnsupportedOperationException("The demo server does not support customer-provided keys (SSE-C).");
        }
    }

    static String quoted(String etag) {
        return etag == null || etag.startsWith("\"") ? etag : "\"" + etag + "\"";
    }

    @Override
    public void close() {
        database.close();
    }
}
