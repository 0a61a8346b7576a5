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
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.*;

/**
 * Buckets and objects that survive a restart. A write first lands its bytes in a file, then turns it into the current
 * version in one transaction, so a reader sees the old object or the new one.
 */
public final class SqliteBlobStore implements BlobStore {

    private static final long MINIMUM_PART = 5L << 20;

    private final Database database;
    private final BodyFiles bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final MultipartUploads uploads;
    private final ObjectLister listing;
    private final ObjectWriter writes;
    private final ObjectReader reads;
    private final ObjectCopier copies;
    private final ObjectRestorer restores;
    private final SubResources subResources;
    private final Supplier<WriteOptions> extras;

    /**
     * @param folder where everything is kept
     * @param extras what the request being served asks for beyond what s3proxy hands on; called on its thread
     */
    public SqliteBlobStore(Path folder, Supplier<WriteOptions> extras) throws IOException {
        Files.createDirectories(folder);
        List<String> schema = Stream.of(Buckets.SCHEMA, Versions.SCHEMA, MultipartUploads.SCHEMA, SubResources.SCHEMA)
                .flatMap(List::stream)
                .toList();
        this.database = new Database(folder.resolve("objects.db"), schema);
        this.bodies = new BodyFiles(folder.resolve("bodies"));
        this.subResources = new SubResources(database);
        this.buckets = new Buckets(database);
        this.versions = new Versions(database, subResources);
        this.uploads = new MultipartUploads(database, bodies, subResources);
        this.listing = new ObjectLister(database);
        this.writes = new ObjectWriter(database, bodies, buckets, versions, subResources);
        this.restores = new ObjectRestorer(subResources, versions);
        this.reads = new ObjectReader(bodies, buckets, versions, restores, subResources);
        this.copies = new ObjectCopier(bodies, buckets, versions, restores, subResources, writes);
        this.extras = extras;
        Set<String> known = Stream.concat(versions.bodies().stream(), uploads.bodies().stream())
                .collect(Collectors.toSet());
        bodies.sweep(known);
    }

    /** Policies, tags, ACLs and the like. */
    public SubResources subResources() {
        return subResources;
    }

    /** What keeps versions from being deleted. */
    public ObjectLock objectLock() {
        return new ObjectLock(subResources);
    }

    /** Whether a bucket keeps versions now. */
    public boolean keepsVersions(String bucket) {
        return buckets.versioning(bucket).orElse(null) == BucketVersioningStatus.ENABLED;
    }

    /** The id of the version that a read would find: of the current one where {@code id} is null. */
    public String versionId(String bucket, String key, String id) {
        return versions.find(bucket, key, id).id();
    }

    /** The sizes of the parts that an object was uploaded in; empty for a plain put. */
    public List<Long> partSizes(String bucket, String key, String id) {
        return versions.find(bucket, key, id).parts();
    }

    /** The region that a bucket was made for. */
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
        buckets.mustExist(r.bucket());
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
        buckets.mustExist(bucket);
        if (database.first("SELECT 1 FROM version WHERE bucket = ? LIMIT 1", r -> 1, bucket)
                .isPresent()) {
            throw S3Exceptions.bucketNotEmpty(bucket);
        }
        uploads.list(bucket)
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
        buckets.mustExist(r.bucket());
        return listing.objects(r);
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest r) {
        buckets.mustExist(r.bucket());
        return listing.versions(r);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest r, InputStream in) {
        buckets.mustExist(r.bucket());
        refuseCustomerKeys(r.sseCustomerAlgorithm());
        WriteOptions asked = extras.get();
        ObjectMetadata headers = ObjectMetadata.of(r, asked);
        FlexChecksum algorithm = asked.algorithm() != null ? asked.algorithm() : headers.algorithm();
        BodyFiles.Body body = bodies.write(in, algorithm, r.contentMD5());
        Version stored = writes.put(
                r.bucket(),
                r.key(),
                body,
                quoted(body.md5()),
                headers.withChecksum(algorithm, body.checksum()),
                List.of(),
                asked.documents(),
                r.ifMatch(),
                r.ifNoneMatch());
        return SdkResponses.putResponse(stored.etag(), wireId(stored)).toBuilder()
                .serverSideEncryption(asked.encryption().algorithm())
                .ssekmsKeyId(asked.encryption().keyId())
                .bucketKeyEnabled(asked.encryption().bucketKey())
                .build();
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest r) {
        buckets.mustExist(r.destinationBucket());
        refuseCustomerKeys(r.sseCustomerAlgorithm());
        return copies.copy(r, extras.get());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest r) {
        buckets.mustExist(r.bucket());
        return SdkResponses.toHead(reads.describe(r.bucket(), r.key(), r.versionId()));
    }

    /** All that a HEAD tells: s3proxy shows a part of it only. Refuses as a read does. */
    public GetObjectResponse describe(String bucket, String key, String versionId) {
        return reads.describe(bucket, key, versionId);
    }

    /** Makes an archived version readable for some days; tells whether it was readable already. */
    public boolean restore(String bucket, String key, String versionId, int days) {
        return restores.restore(bucket, key, versionId, days);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest r) {
        buckets.mustExist(r.bucket());
        return reads.open(r);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest r) {
        buckets.mustExist(r.bucket());
        return writes.remove(r, extras.get().bypassGovernance());
    }

    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest r) {
        buckets.mustExist(r.bucket());
        return writes.removeAll(r, extras.get().bypassGovernance());
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest r) {
        buckets.mustExist(r.bucket());
        return GetBucketVersioningResponse.builder()
                .status(buckets.versioning(r.bucket()).orElse(null))
                .build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest r) {
        buckets.mustExist(r.bucket());
        buckets.setVersioning(r.bucket(), r.versioningConfiguration().statusAsString());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public boolean supportsServerSideEncryption() {
        return true;
    }

    // ACLs of every kind are kept as sub-resources by the servlet in front; what s3proxy asks here it never shows.

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        buckets.mustExist(bucket);
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL access) {
        buckets.mustExist(bucket);
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
        buckets.mustExist(r.bucket());
        refuseCustomerKeys(r.sseCustomerAlgorithm());
        return uploads.begin(r, extras.get());
    }

    @Override
    public void abortMultipartUpload(MultipartUpload m) {
        uploads.drop(m);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload m, UploadPartRequest r, InputStream in) {
        return SdkResponses.uploadedPart(
                quoted(uploads.put(m, r.partNumber(), in, r.contentMD5()).md5()));
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
                .build());
        try (source) {
            BodyFiles.Body body = uploads.put(m, r.partNumber(), source, null);
            return SdkResponses.copiedPart(quoted(body.md5()), Instant.now(), r.sourceVersionId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload m) {
        return uploads.listParts(m);
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        buckets.mustExist(bucket);
        return uploads.list(bucket);
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return MINIMUM_PART;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload m, CompleteMultipartUploadRequest r) {
        MultipartUploads.Assembled whole =
                uploads.assemble(m, r.multipartUpload().parts(), MINIMUM_PART);
        Version stored = writes.put(
                m.containerName(),
                m.blobName(),
                whole.body(),
                whole.etag(),
                whole.headers(),
                whole.sizes(),
                whole.upload().documents(),
                r.ifMatch(),
                r.ifNoneMatch());
        uploads.drop(m);
        return SdkResponses.completeResponse(stored.etag(), wireId(stored));
    }

    private boolean versioned(String bucket) {
        return buckets.versioning(bucket).isPresent();
    }

    private String wireId(Version v) {
        return versioned(v.bucket()) ? v.id() : null;
    }

    private static void refuseCustomerKeys(String algorithm) {
        if (algorithm != null) {
            throw new UnsupportedOperationException("The demo server keeps no customer keys (SSE-C).");
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
