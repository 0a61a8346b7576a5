package app.bellhop.cloud.s3;

import app.bellhop.cloud.s3.bucket.BucketConfiguration;

/** All that one connection can do with buckets and objects. */
public record S3(
        ObjectStore objects,
        ObjectProperties properties,
        ObjectVersions versions,
        ObjectContent content,
        Sharing sharing,
        BucketConfiguration buckets) {}
