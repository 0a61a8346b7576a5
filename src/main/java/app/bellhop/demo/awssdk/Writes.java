package app.bellhop.demo.awssdk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;

/** Puts and removes versions: the row in one transaction, the files that nothing names any more afterwards. */
final class Writes {

    private final Database database;
    private final Bodies bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final SubResources subResources;

    Writes(Database database, Bodies bodies, Buckets buckets, Versions versions, SubResources subResources) {
        this.database = database;
        this.bodies = bodies;
        this.buckets = buckets;
        this.versions = versions;
        this.subResources = subResources;
    }

    /** Makes a written body the current version of a key, if the conditions hold; else its file goes again. */
    Version put(
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
                String id = versions.nextId(buckets.versioning(bucket).orElse(null));
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

    DeleteObjectResponse remove(DeleteObjectRequest r) {
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
        BucketVersioningStatus versioning = buckets.versioning(r.bucket()).orElse(null);
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

    private static long now() {
        return Instant.now().toEpochMilli();
    }
}
