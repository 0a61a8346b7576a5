package app.bellhop.demo.awssdk;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

final class ObjectReader {

    private static final Pattern TAG = Pattern.compile("<(\\w+:)?Tag>");

    private final BodyFiles bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final ObjectRestorer objectRestorer;
    private final SubResources subResources;
    private final ObjectLock objectLock;

    ObjectReader(
            BodyFiles bodies,
            Buckets buckets,
            Versions versions,
            ObjectRestorer objectRestorer,
            SubResources subResources) {
        this.bodies = bodies;
        this.buckets = buckets;
        this.versions = versions;
        this.objectRestorer = objectRestorer;
        this.subResources = subResources;
        this.objectLock = new ObjectLock(subResources);
    }

    GetObjectResponse describe(String bucket, String key, String versionId) {
        Version v = versions.find(bucket, key, versionId);
        GetObjectResponse.Builder response =
                response(v).restore(objectRestorer.header(v).orElse(null));
        tagCount(v).ifPresent(response::tagCount);
        objectLock.legalHold(bucket, key, v.id()).ifPresent(response::objectLockLegalHoldStatus);
        objectLock
                .retention(bucket, key, v.id())
                .ifPresent(kept -> response.objectLockMode(kept.mode()).objectLockRetainUntilDate(kept.until()));
        return response.build();
    }

    /** The number of tags; empty if there are none. */
    private Optional<Integer> tagCount(Version v) {
        return subResources
                .get(v.bucket(), v.key(), v.id(), "tagging")
                .map(document -> (int) TAG.matcher(document).results().count())
                .filter(count -> count > 0);
    }

    private GetObjectResponse.Builder response(Version v) {
        return v.response(buckets.versioning(v.bucket()).isPresent());
    }

    ResponseInputStream<GetObjectResponse> open(GetObjectRequest r) {
        Version found = versions.find(r.bucket(), r.key(), r.versionId());
        Preconditions.requireRead(r, found);
        if (!objectRestorer.isReadable(found)) {
            throw S3Errors.of(403, "InvalidObjectState", "The operation is not valid for the object's storage class");
        }
        GetObjectResponse.Builder response = response(found);
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
        return SdkResponses.getResponse(
                response.build(), bodies.open(Objects.requireNonNull(found.body()), first, last - first + 1));
    }
}
