package app.bellhop.cloud.s3;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;

/**
 * All that one connection can do with buckets and objects.
 *
 * @param partition where they are, as their ARNs name it
 */
public record S3(
        Partition partition,
        ObjectStore objects,
        ObjectProperties properties,
        ObjectVersions versions,
        ObjectContent content,
        Sharing sharing,
        BucketConfiguration buckets,
        IncompleteUploads incompleteUploads) {

    /** The same ports with that around their calls. */
    public S3 with(CallsAround calls) {
        return new S3(
                partition,
                calls.around(ObjectStore.class, objects),
                calls.around(ObjectProperties.class, properties),
                calls.around(ObjectVersions.class, versions),
                calls.around(ObjectContent.class, content),
                calls.around(Sharing.class, sharing),
                calls.around(BucketConfiguration.class, buckets),
                calls.around(IncompleteUploads.class, incompleteUploads));
    }
}
