package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/** Multipart uploads in progress, and their parts. */
final class MultipartUploads {

    static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS upload(id TEXT PRIMARY KEY, bucket TEXT, key BLOB, created INTEGER, headers TEXT,"
                    + " acl TEXT, tagging TEXT, algorithm TEXT)",
            "CREATE TABLE IF NOT EXISTS part(upload TEXT, number INTEGER, body TEXT, size INTEGER, md5 TEXT,"
                    + " checksum TEXT, created INTEGER, PRIMARY KEY(upload, number)) WITHOUT ROWID");

    /** What the request that created the upload specified. */
    record Upload(ObjectMetadata metadata, Map<String, String> documents, FlexChecksum algorithm) {}

    record StoredPart(int number, String body, long size, String md5, String checksum, long created) {}

    private final Database database;
    private final BodyFiles bodies;
    private final SubResources subResources;

    MultipartUploads(Database database, BodyFiles bodies, SubResources subResources) {
        this.database = database;
        this.bodies = bodies;
        this.subResources = subResources;
        database.update("DELETE FROM part WHERE upload NOT IN (SELECT id FROM upload)");
    }

    Set<String> bodies() {
        return new TreeSet<>(database.query("SELECT body FROM part", r -> r.getString(1)));
    }

    MultipartUpload begin(CreateMultipartUploadRequest r, WriteOptions extras) {
        String id = UUID.randomUUID().toString();
        subResources.putAll(r.bucket(), r.key(), version(id), extras.documents());
        database.update(
                "INSERT INTO upload(id, bucket, key, created, headers, algorithm) VALUES(?,?,?,?,?,?)",
                id,
                r.bucket(),
                Database.key(r.key()),
                System.currentTimeMillis(),
                Version.JSON.writeValueAsString(ObjectMetadata.of(r, extras)),
                r.checksumAlgorithm() == null ? FlexChecksum.CRC32.name() : r.checksumAlgorithmAsString());
        return new MultipartUpload(id, r);
    }

    /**
     * The version under which an upload's sub-resources wait for its completion. Can't be confused with a version ID.
     */
    private static String version(String id) {
        return "upload:" + id;
    }

    Upload find(MultipartUpload m) {
        return database.first(
                        "SELECT * FROM upload WHERE id = ? AND bucket = ? AND key = ?",
                        r -> new Upload(
                                Version.JSON.readValue(r.getString("headers"), ObjectMetadata.class),
                                subResources.all(m.containerName(), Database.key(r, "key"), version(m.id())),
                                FlexChecksum.fromAlgorithmName(r.getString("algorithm"))),
                        m.id(),
                        m.containerName(),
                        Database.key(m.blobName()))
                .orElseThrow(() -> NoSuchUploadException.builder()
                        .statusCode(404)
                        .message("NoSuchUpload")
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("NoSuchUpload")
                                .errorMessage("The specified multipart upload does not exist.")
                                .build())
                        .build());
    }

    /**
     * Stores a part. The upload may be aborted while the body is being received, so the row is added only if the upload
     * still exists afterwards; otherwise the body is deleted.
     */
    BodyFiles.Body put(MultipartUpload m, int number, InputStream in, @Nullable String wantedMd5) {
        BodyFiles.Body body = bodies.write(in, find(m).algorithm(), wantedMd5);
        try {
            database.transaction(() -> insert(m, number, body)).forEach(bodies::delete);
            return body;
        } catch (RuntimeException e) {
            bodies.delete(body.name());
            throw e;
        }
    }

    /** Adds a part's row within the caller's transaction. Returns the bodies it replaced. */
    private List<String> insert(MultipartUpload m, int number, BodyFiles.Body body) {
        find(m);
        List<String> replaced = database.query(
                "SELECT body FROM part WHERE upload = ? AND number = ?", r -> r.getString(1), m.id(), number);
        database.update(
                "INSERT OR REPLACE INTO part VALUES(?,?,?,?,?,?,?)",
                m.id(),
                number,
                body.name(),
                body.size(),
                body.md5(),
                body.checksum(),
                System.currentTimeMillis());
        return replaced;
    }

    List<StoredPart> parts(MultipartUpload m) {
        find(m);
        return database.query(
                "SELECT * FROM part WHERE upload = ? ORDER BY number",
                r -> new StoredPart(
                        r.getInt("number"),
                        r.getString("body"),
                        r.getLong("size"),
                        r.getString("md5"),
                        r.getString("checksum"),
                        r.getLong("created")),
                m.id());
    }

    /** The result of completing an upload. */
    record Assembled(Upload upload, BodyFiles.Body body, String etag, ObjectMetadata metadata, List<Long> sizes) {}

    /**
     * Concatenates the parts listed by the client, in its order. Fails like S3 if a part is missing, changed or too
     * small.
     */
    Assembled assemble(MultipartUpload m, List<CompletedPart> wanted, long minimumSize) {
        Upload upload = find(m);
        Map<Integer, StoredPart> stored =
                parts(m).stream().collect(Collectors.toMap(StoredPart::number, Function.identity()));
        List<StoredPart> chosen = new ArrayList<>();
        for (CompletedPart part : wanted) {
            StoredPart found = stored.get(part.partNumber());
            if (found == null || !SqliteBlobStore.quoted(found.md5()).equals(SqliteBlobStore.quoted(part.eTag()))) {
                throw new S3ProxyException(
                        S3ErrorCode.INVALID_PART, "One or more of the specified parts could not be found.");
            }
            chosen.add(found);
        }
        if (chosen.stream().limit(chosen.size() - 1L).anyMatch(part -> part.size() < minimumSize)) {
            throw new S3ProxyException(S3ErrorCode.ENTITY_TOO_SMALL);
        }
        var streams = chosen.stream()
                .map(part -> bodies.open(part.body(), 0, part.size()))
                .toList();
        FlexChecksum algorithm = upload.algorithm();
        BodyFiles.Body body = bodies.write(new SequenceInputStream(Collections.enumeration(streams)), algorithm, null);
        boolean whole = "FULL_OBJECT".equals(upload.metadata().checksumType());
        return new Assembled(
                upload,
                body,
                compositeEtag(chosen),
                upload.metadata().withChecksum(algorithm, whole ? body.checksum() : composite(algorithm, chosen)),
                chosen.stream().map(StoredPart::size).toList());
    }

    private static String compositeEtag(List<StoredPart> parts) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.md5())));
            return SqliteBlobStore.quoted(HexFormat.of().formatHex(md5.digest()) + "-" + parts.size());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String composite(FlexChecksum algorithm, List<StoredPart> parts) {
        var checksum = algorithm.newChecksum();
        parts.forEach(part -> checksum.update(Base64.getDecoder().decode(part.checksum())));
        return Base64.getEncoder().encodeToString(checksum.getChecksumBytes()) + "-" + parts.size();
    }

    List<Part> listParts(MultipartUpload m) {
        return parts(m).stream()
                .map(p -> SdkResponses.part(
                        p.number(), p.size(), "\"" + p.md5() + "\"", Instant.ofEpochMilli(p.created())))
                .toList();
    }

    List<software.amazon.awssdk.services.s3.model.MultipartUpload> list(String bucket) {
        return database.query(
                "SELECT key, id, created, headers FROM upload WHERE bucket = ? ORDER BY key, created",
                r -> software.amazon.awssdk.services.s3.model.MultipartUpload.builder()
                        .key(Database.key(r, "key"))
                        .uploadId(r.getString("id"))
                        .initiated(Instant.ofEpochMilli(r.getLong("created")))
                        .storageClass(Version.JSON
                                .readValue(r.getString("headers"), ObjectMetadata.class)
                                .storageClass())
                        .build(),
                bucket);
    }

    void delete(MultipartUpload m) {
        List<StoredPart> dropped = database.transaction(() -> {
            List<StoredPart> parts = parts(m);
            subResources.deleteAll(m.containerName(), m.blobName(), version(m.id()));
            database.update("DELETE FROM part WHERE upload = ?", m.id());
            database.update("DELETE FROM upload WHERE id = ?", m.id());
            return parts;
        });
        dropped.forEach(part -> bodies.delete(part.body()));
    }
}
