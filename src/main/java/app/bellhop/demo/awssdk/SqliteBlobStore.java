package app.bellhop.demo.awssdk;

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
    private final Bodies bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final Uploads uploads;
    private final Listing listing;
    private final Writes writes;
    private final SubResources subResources;
    private final Supplier<Extras> extras;

    /**
     * @param folder where everything is kept
     * @param extras what the request being served asks for beyond what s3proxy hands on; called on its thread
     */
    public SqliteBlobStore(Path folder, Supplier<Extras> extras) throws IOException {
        Files.createDirectories(folder);
        List<String> schema = Stream.of(Buckets.SCHEMA, Versions.SCHEMA, Uploads.SCHEMA, SubResources.SCHEMA)
                .flatMap(List::stream)
                .toList();
        this.database = new Database(folder.resolve("objects.db"), schema);
        this.bodies = new Bodies(folder.resolve("bodies"));
        this.subResources = new SubResources(database);
        this.buckets = new Buckets(database);
        this.versions = new Versions(database, subResources);
        this.uploads = new Uploads(database, bodies);
        this.listing = new Listing(database);
        this.writes = new Writes(database, bodies, buckets, versions, subResources);
        this.extras = extras;
        Set<String> known = Stream.concat(versions.bodies().stream(), uploads.bodies().stream())
                .collect(Collectors.toSet());
        bodies.sweep(known);
    }

    /** Policies, tags, ACLs and the like. */
    public SubResources subResources() {
        return subResources;
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
        Extras asked = extras.get();
        Headers headers = Headers.of(r);
        FlexChecksum algorithm = asked.algorithm() != null ? asked.algorithm() : headers.algorithm();
        Bodies.Body body = bodies.write(in, algorithm, r.contentMD5());
        Version stored = writes.put(
                r.bucket(),
                r.key(),
                body,
                quoted(body.md5()),
                headers.withChecksum(algorithm, body.checksum()),
                List.of(),
                asked.acl(),
                asked.tagging(),
                r.ifMatch(),
                r.ifNoneMatch());
        return SdkResponses.putResponse(stored.etag(), wireId(stored)).toBuilder()
                .serverSideEncryption("AES256")
                .build();
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest r) {
        Version source = versions.find(r.sourceBucket(), r.sourceKey(), r.sourceVersionId());
        buckets.mustExist(r.destinationBucket());
        refuseCustomerKeys(r.sseCustomerAlgorithm());
        Conditions.requireSource(r, source);
        Extras asked = extras.get();
        boolean replace = r.metadataDirective() == MetadataDirective.REPLACE;
        FlexChecksum algorithm = source.headers().algorithm();
        Headers headers = (replace ? Headers.of(r) : source.headers()).withStorageClass(asked.storageClass());
        // Tags go along unless others are given; an ACL never does.
        String tagging = asked.tagging() != null
                ? asked.tagging()
                : subResources
                        .get(source.bucket(), source.key(), source.id(), "tagging")
                        .orElse(null);
        Bodies.Body body = bodies.write(bodies.open(source.body(), 0, source.size()), algorithm, null);
        Version stored = writes.put(
                r.destinationBucket(),
                r.destinationKey(),
                body,
                quoted(body.md5()),
                headers.withChecksum(algorithm, body.checksum()),
                List.of(),
                asked.acl(),
                tagging,
                null,
                null);
        return SdkResponses.copyResponse(stored.etag(), stored.modifiedAt(), wireId(stored), r.sourceVersionId());
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest r) {
        buckets.mustExist(r.bucket());
        Version found = versions.find(r.bucket(), r.key(), r.versionId());
        return SdkResponses.toHead(found.response(versioned(r.bucket())).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest r) {
        buckets.mustExist(r.bucket());
        Version found = versions.find(r.bucket(), r.key(), r.versionId());
        Conditions.requireRead(r, found);
        GetObjectResponse.Builder response = found.response(versioned(r.bucket()));
        long first = 0;
        long last = found.size() - 1;
        if (r.range() != null && r.range().matches("bytes=(\\d+-\\d*|-\\d+)")) {
            String[] ends = r.range().substring("bytes=".length()).split("-", -1);
            if (ends[0].isEmpty()) {
                first = Math.max(0, found.size() - Long.parseLong(ends[1]));
            } else {
                first = Long.parseLong(ends[0]);
                last = ends[1].isEmpty() ? last : Math.min(last, Long.parseLong(ends[1]));
            }
            if (first > last) {
                throw S3Exceptions.fromStatusCode(416);
            }
            response.contentRange("bytes " + first + "-" + last + "/" + found.size())
                    .contentLength(last - first + 1);
        }
        return SdkResponses.getResponse(response.build(), bodies.open(found.body(), first, last - first + 1));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest r) {
        buckets.mustExist(r.bucket());
        return writes.remove(r);
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
            Bodies.Body body = uploads.put(m, r.partNumber(), source, null);
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
        Uploads.Assembled whole = uploads.assemble(m, r.multipartUpload().parts(), MINIMUM_PART);
        Version stored = writes.put(
                m.containerName(),
                m.blobName(),
                whole.body(),
                whole.etag(),
                whole.headers(),
                whole.sizes(),
                whole.upload().acl(),
                whole.upload().tagging(),
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
