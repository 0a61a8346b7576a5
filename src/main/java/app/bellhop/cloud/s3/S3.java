package app.bellhop.cloud.s3;

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
        IncompleteUploads incompleteUploads) {}
