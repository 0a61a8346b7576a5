package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Adds and deletes versions: rows in one transaction, and afterwards the files that are no longer referenced. */
final class ObjectWriter {

    private final Database database;
    private final BodyFiles bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final SubResources subResources;
    private final ObjectLock objectLock;

    ObjectWriter(Database database, BodyFiles bodies, Buckets buckets, Versions versions, SubResources subResources) {
        this.objectLock = new ObjectLock(subResources);
        this.database = database;
        this.bodies = bodies;
        this.buckets = buckets;
        this.versions = versions;
        this.subResources = subResources;
    }

    /** Makes a body the current version of a key if the preconditions hold; deletes the body if not. */
    Version put(
            String bucket,
            String key,
            BodyFiles.Body body,
            String etag,
            ObjectMetadata metadata,
            List<Long> parts,
            Map<String, String> documents,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch) {
        try {
            List<String> orphans = new ArrayList<>();
            Version stored = database.transaction(() -> {
                Optional<Version> current = versions.current(bucket, key);
                Preconditions.requireWrite(bucket, key, current, ifMatch, ifNoneMatch);
                String id = versions.nextId(buckets.versioning(bucket).orElse(null));
                Version v = new Version(
                        bucket,
                        key,
                        0,
                        id,
                        false,
                        true,
                        body.name(),
                        body.size(),
                        etag,
                        after(current),
                        metadata,
                        parts);
                versions.push(v).map(Version::body).ifPresent(orphans::add);
                subResources.putAll(bucket, key, id, documents);
                return v;
            });
            orphans.forEach(bodies::delete);
            return stored;
        } catch (RuntimeException e) {
            bodies.delete(body.name());
            throw e;
        }
    }

    DeleteObjectResponse remove(DeleteObjectRequest r, boolean bypassGovernance) {
        List<String> orphans = new ArrayList<>();
        DeleteObjectResponse response = database.transaction(
                () -> r.versionId() != null ? removeVersion(r, bypassGovernance, orphans) : removeCurrent(r, orphans));
        orphans.forEach(bodies::delete);
        return response;
    }

    /**
     * Deletes keys one by one, on the caller's thread because the request's options are bound to it. Errors are
     * reported per key.
     */
    DeleteObjectsResponse removeAll(DeleteObjectsRequest r, boolean bypassGovernance) {
        List<DeletedObject> deleted = new ArrayList<>();
        List<S3Error> errors = new ArrayList<>();
        for (ObjectIdentifier object : r.delete().objects()) {
            DeleteObjectRequest one = DeleteObjectRequest.builder()
                    .bucket(r.bucket())
                    .key(object.key())
                    .versionId(object.versionId())
                    .build();
            try {
                DeleteObjectResponse answer = remove(one, bypassGovernance);
                boolean marker = Boolean.TRUE.equals(answer.deleteMarker());
                deleted.add(DeletedObject.builder()
                        .key(object.key())
                        .versionId(object.versionId())
                        .deleteMarker(marker ? true : null)
                        .deleteMarkerVersionId(marker ? answer.versionId() : null)
                        .build());
            } catch (AwsServiceException e) {
                errors.add(S3Error.builder()
                        .key(object.key())
                        .versionId(object.versionId())
                        .code(e.awsErrorDetails().errorCode())
                        .message(e.awsErrorDetails().errorMessage())
                        .build());
            }
        }
        return DeleteObjectsResponse.builder().deleted(deleted).errors(errors).build();
    }

    private DeleteObjectResponse removeVersion(DeleteObjectRequest r, boolean bypassGovernance, List<String> orphans) {
        Optional<Version> found = versions.byId(r.bucket(), r.key(), r.versionId());
        found.ifPresent(v -> {
            objectLock.requireDeletable(v, bypassGovernance);
            remove(v, orphans);
        });
        return DeleteObjectResponse.builder()
                .versionId(r.versionId())
                .deleteMarker(found.filter(Version::marker).map(v -> true).orElse(null))
                .build();
    }

    private DeleteObjectResponse removeCurrent(DeleteObjectRequest r, List<String> orphans) {
        Optional<Version> current = versions.current(r.bucket(), r.key());
        current.filter(v -> !v.marker()).ifPresent(v -> Preconditions.requireMatch(r.ifMatch(), v));
        BucketVersioningStatus versioning = buckets.versioning(r.bucket()).orElse(null);
        if (versioning == null) {
            current.ifPresent(v -> remove(v, orphans));
            return DeleteObjectResponse.builder().build();
        }
        String id = versions.nextId(versioning);
        Version marker =
                new Version(r.bucket(), r.key(), 0, id, true, true, null, 0, null, after(current), null, List.of());
        versions.push(marker).map(Version::body).ifPresent(orphans::add);
        return DeleteObjectResponse.builder().versionId(id).deleteMarker(true).build();
    }

    private void remove(Version v, List<String> orphans) {
        versions.remove(v);
        if (v.body() != null) {
            orphans.add(v.body());
        }
    }

    /** Returns the current time, but always later than the previous version: s3proxy orders versions by time. */
    private static long after(Optional<Version> current) {
        long now = Instant.now().toEpochMilli();
        return current.map(v -> Math.max(now, v.modified() + 1)).orElse(now);
    }
}
