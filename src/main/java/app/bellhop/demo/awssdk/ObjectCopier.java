package app.bellhop.demo.awssdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;

/** CopyObject, with S3's rules for which properties are copied and which come from the request. */
final class ObjectCopier {

    private static final String TAGGING = "tagging";

    private final BodyFiles bodies;
    private final Buckets buckets;
    private final Versions versions;
    private final ObjectRestorer objectRestorer;
    private final SubResources subResources;
    private final ObjectWriter objectWriter;

    ObjectCopier(
            BodyFiles bodies,
            Buckets buckets,
            Versions versions,
            ObjectRestorer objectRestorer,
            SubResources subResources,
            ObjectWriter objectWriter) {
        this.bodies = bodies;
        this.buckets = buckets;
        this.versions = versions;
        this.objectRestorer = objectRestorer;
        this.subResources = subResources;
        this.objectWriter = objectWriter;
    }

    CopyObjectResponse copy(CopyObjectRequest r, WriteOptions options) {
        buckets.requireExists(r.sourceBucket());
        Version source = source(r);
        Preconditions.requireSource(r, source);
        if (!objectRestorer.isReadable(source)) {
            throw S3Errors.of(
                    403,
                    "ObjectNotInActiveTierError",
                    "The source object of the COPY operation is not in the active tier and is only available in"
                            + " Amazon Glacier.");
        }
        ObjectMetadata kept = Objects.requireNonNull(source.metadata());
        ObjectMetadata metadata = options.replaceMetadata() ? ObjectMetadata.of(r, options) : kept.forCopy(options);
        FlexChecksum algorithm = options.algorithm() != null ? options.algorithm() : kept.algorithm();
        BodyFiles.Body body =
                bodies.write(bodies.open(Objects.requireNonNull(source.body()), 0, source.size()), algorithm, null);
        Version stored = objectWriter.put(
                r.destinationBucket(),
                r.destinationKey(),
                body,
                SqliteBlobStore.quoted(body.md5()),
                metadata.withChecksum(algorithm, body.checksum()),
                List.of(),
                documents(source, options),
                options.ifMatch(),
                options.ifNoneMatch());
        return SdkResponses.copyResponse(stored.etag(), stored.modifiedAt(), versionId(stored), versionId(source))
                .toBuilder()
                .serverSideEncryption(options.encryption().algorithm())
                .ssekmsKeyId(options.encryption().keyId())
                .bucketKeyEnabled(options.encryption().bucketKey())
                .build();
    }

    private Version source(CopyObjectRequest r) {
        boolean marker = r.sourceVersionId() != null
                && versions.byId(r.sourceBucket(), r.sourceKey(), r.sourceVersionId())
                        .filter(Version::marker)
                        .isPresent();
        if (marker) {
            throw S3Errors.of(
                    400,
                    "InvalidRequest",
                    "The source of a copy request may not specifically refer to a delete marker by version id.");
        }
        return versions.find(r.sourceBucket(), r.sourceKey(), r.sourceVersionId());
    }

    /** Tags are copied unless the request replaces them; ACL, legal hold and retention never are. */
    private Map<String, String> documents(Version source, WriteOptions options) {
        Map<String, String> documents = new LinkedHashMap<>(options.documents());
        if (!options.replaceTagging()) {
            documents.remove(TAGGING);
            subResources
                    .get(source.bucket(), source.key(), source.id(), TAGGING)
                    .ifPresent(tags -> documents.put(TAGGING, tags));
        }
        return documents;
    }

    private @Nullable String versionId(Version v) {
        return buckets.versioning(v.bucket()).isPresent() ? v.id() : null;
    }
}
