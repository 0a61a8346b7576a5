package app.bellhop.demo.awssdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
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
    private final Versions versions;
    private final Uploads uploads;
    private final Listing listing;
    private final SubResources subResources;
    private final Supplier<Extras> extras;

    /**
     * @param folder where everything is kept
     * @param extras what the request being served asks for beyond what s3proxy hands on; called on its thread
     */
    public SqliteBlobStore(Path folder, Supplier<Extras> extras) throws IOException {
        Files.createDirectories(folder);
        List<String> schema = Stream.of(Versions.SCHEMA, Uploads.SCHEMA, SubResources.SCHEMA)
                .flatMap(List::stream)
                .toList();
        this.database = new Database(folder.resolve("objects.db"), schema);
        this.bodies = new Bodies(folder.resolve("bodies"));
        this.subResources = new SubResources(database);
        this.versions = new Versions(database, subResources);
        this.uploads = new Uploads(database, bodies);
        this.listing = new Listing(database);
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
        return database.first("SELECT region FROM bucket WHERE name = ?", r -> r.getString(1), bucket);
    }

    @Override
    public ListBucketsResponse list() {
        return ListBucketsResponse.builder()
                .buckets(database.query(
                        "SELECT name, created FROM bucket ORDER BY name",
                        r -> SdkResponses.bucket(r.getString("name"), Instant.ofEpochMilli(r.getLong("created")))))
                .build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest r) {
        mustExist(r.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(region(r.bucket()).orElse(null))
                .build();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest r) {
        String region = r.createBucketConfiguration() == null
                ? null
                : r.createBucketConfiguration().locationConstraintAsString();
        int made = database.update(
                "INSERT OR IGNORE INTO bucket VALUES(?,?,?,NULL)",
                r.bucket(),
                System.currentTimeMillis(),
                region == null ? "us-east-1" : region);
        if (made == 0) {
            throw S3Exceptions.bucketAlreadyOwnedByYou(r.bucket());
        }
        return CreateBucketResponse.builder().build();
    }

    @Override
    public void deleteBucket(String bucket) {
        mustExist(bucket);
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
        database.update("DELETE FROM bucket WHERE name = ?", bucket);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request r) {
        mustExist(r.bucket());
        return listing.objects(r);
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest r) {
        mustExist(r.bucket());
        return listing.versions(r);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest r, InputStream in) {
        mustExist(r.bucket());
        refuseCustomerKeys(r.sseCustomerAlgorithm());
        Extras asked = extras.get();
        Headers headers = Headers.of(r);
        FlexChecksum algorithm = asked.algorithm() != null ? asked.algorithm() : headers.algorithm();
        Bodies.Body body = bodies.write(in, algorithm, r.contentMD5());
        Version stored = store(
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
        mustExist(r.destinationBucket());
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
        Version stored = store(
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
        mustExist(r.bucket());
        Version found = versions.find(r.bucket(), r.key(), r.versionId());
        return SdkResponses.toHead(found.response(versioned(r.bucket())).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest r) {
        mustExist(r.bucket());
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
        mustExist(r.bucket());
        List<String> orphans = new ArrayList<>();
        DeleteObjectResponse response = database.transaction(
                () -> r.versionId() != null ? removeVersion(r, orphans) : removeCurrent(r, orphans));
        orphans.forEach(bodies::delete);
        return response;
    }

    private DeleteObjectResponse removeVersion(DeleteObjectRequest r, List<String> orphans) {
        Optional<Version> found = versions.byId(r.bucket(), r.key(), r.versionId());
        found.ifPresent(v -> remove(v, orphans));
        return DeleteObjectResponse.builder()
                .versionId(r.versionId())
                .deleteMarker(found.filter(Version::marker).map(v -> true).orElse(null))
                .build();
    }

    private DeleteObjectResponse removeCurrent(DeleteObjectRequest r, List<String> orphans) {
        Optional<Version> current = versions.current(r.bucket(), r.key());
        current.filter(v -> !v.marker()).ifPresent(v -> Conditions.requireMatch(r.ifMatch(), v));
        BucketVersioningStatus versioning = getBucketVersioning(r.bucket());
        if (versioning == null) {
            current.ifPresent(v -> remove(v, orphans));
            return DeleteObjectResponse.builder().build();
        }
        String id = versions.nextId(versioning);
        Version marker = new Version(r.bucket(), r.key(), 0, id, true, true, null, 0, null, now(), null, List.of());
        versions.push(marker).map(Version::body).ifPresent(orphans::add);
        return DeleteObjectResponse.builder().versionId(id).deleteMarker(true).build();
    }

    private void remove(Version v, List<String> orphans) {
        versions.remove(v);
        if (v.body() != null) {
            orphans.add(v.body());
        }
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest r) {
        mustExist(r.bucket());
        return GetBucketVersioningResponse.builder()
                .status(versioning(r.bucket()).orElse(null))
                .build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest r) {
        mustExist(r.bucket());
        database.update(
                "UPDATE bucket SET versioning = ? WHERE name = ?",
                r.versioningConfiguration().statusAsString(),
                r.bucket());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public boolean supportsServerSideEncryption() {
        return true;
    }

    // ACLs of every kind are kept as sub-resources by the servlet in front; what s3proxy asks here it never shows.

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        mustExist(bucket);
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL access) {
        mustExist(bucket);
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
        mustExist(r.bucket());
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
        mustExist(bucket);
        return uploads.list(bucket);
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return MINIMUM_PART;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload m, CompleteMultipartUploadRequest r) {
        Uploads.Upload upload = uploads.find(m);
        Map<Integer, Uploads.StoredPart> there =
                uploads.parts(m).stream().collect(Collectors.toMap(Uploads.StoredPart::number, Function.identity()));
        List<Uploads.StoredPart> parts = new ArrayList<>();
        for (CompletedPart wanted : r.multipartUpload().parts()) {
            Uploads.StoredPart part = there.get(wanted.partNumber());
            if (part == null || !quoted(part.md5()).equals(quoted(wanted.eTag()))) {
                throw refusal("InvalidPart", "One or more of the specified parts could not be found.");
            }
            parts.add(part);
        }
        if (parts.stream().limit(parts.size() - 1L).anyMatch(part -> part.size() < MINIMUM_PART)) {
            throw refusal("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
        FlexChecksum algorithm = upload.algorithm();
        var streams = parts.stream()
                .map(part -> bodies.open(part.body(), 0, part.size()))
                .toList();
        Bodies.Body body = bodies.write(new SequenceInputStream(Collections.enumeration(streams)), algorithm, null);
        boolean whole = "FULL_OBJECT".equals(upload.headers().checksumType());
        String checksum = whole ? body.checksum() : compositeChecksum(algorithm, parts);
        Version stored = store(
                m.containerName(),
                m.blobName(),
                body,
                compositeEtag(parts),
                upload.headers().withChecksum(algorithm, checksum),
                parts.stream().map(Uploads.StoredPart::size).toList(),
                upload.acl(),
                upload.tagging(),
                r.ifMatch(),
                r.ifNoneMatch());
        uploads.drop(m);
        return SdkResponses.completeResponse(stored.etag(), wireId(stored));
    }

    private static String compositeEtag(List<Uploads.StoredPart> parts) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.md5())));
            return quoted(HexFormat.of().formatHex(md5.digest()) + "-" + parts.size());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String compositeChecksum(FlexChecksum algorithm, List<Uploads.StoredPart> parts) {
        var checksum = algorithm.newChecksum();
        parts.forEach(part -> checksum.update(Base64.getDecoder().decode(part.checksum())));
        return Base64.getEncoder().encodeToString(checksum.getChecksumBytes()) + "-" + parts.size();
    }

    /** Makes a written body the current version of a key, if the conditions hold; else its file goes again. */
    private Version store(
            String bucket,
            String key,
            Bodies.Body body,
            String etag,
            Headers headers,
            List<Long> parts,
            String acl,
            String tagging,
            String ifMatch,
            String ifNoneMatch) {
        try {
            List<String> orphans = new ArrayList<>();
            Version stored = database.transaction(() -> {
                Conditions.requireWrite(bucket, key, versions.current(bucket, key), ifMatch, ifNoneMatch);
                String id = versions.nextId(getBucketVersioning(bucket));
                Version v = new Version(
                        bucket, key, 0, id, false, true, body.name(), body.size(), etag, now(), headers, parts);
                versions.push(v).map(Version::body).ifPresent(orphans::add);
                subResources.put(bucket, key, id, "acl", acl);
                subResources.put(bucket, key, id, "tagging", tagging);
                return v;
            });
            orphans.forEach(bodies::delete);
            return stored;
        } catch (RuntimeException e) {
            bodies.delete(body.name());
            throw e;
        }
    }

    private void mustExist(String bucket) {
        if (region(bucket).isEmpty()) {
            throw S3Exceptions.noSuchBucket(bucket, "The specified bucket does not exist");
        }
    }

    private Optional<BucketVersioningStatus> versioning(String bucket) {
        return database.query("SELECT versioning FROM bucket WHERE name = ?", r -> r.getString(1), bucket).stream()
                .filter(status -> status != null)
                .map(BucketVersioningStatus::fromValue)
                .findFirst();
    }

    private boolean versioned(String bucket) {
        return versioning(bucket).isPresent();
    }

    private String wireId(Version v) {
        return versioned(v.bucket()) ? v.id() : null;
    }

    private static void refuseCustomerKeys(String algorithm) {
        if (algorithm != null) {
            throw new UnsupportedOperationException("The demo server keeps no customer keys (SSE-C).");
        }
    }

    private static S3Exception refusal(String code, String message) {
        return (S3Exception) S3Exception.builder()
                .statusCode(400)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    static String quoted(String etag) {
        return etag == null || etag.startsWith("\"") ? etag : "\"" + etag + "\"";
    }

    private static long now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
    }

    @Override
    public void close() {
        database.close();
    }
}
