/** The ports of bucket settings and of what lies in buckets beside objects, on top of the AWS SDK. */
@NullMarked
package app.bellhop.aws.s3.bucket;

import org.jspecify.annotations.NullMarked;
