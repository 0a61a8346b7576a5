/** The ports of bucket settings and of what lies in buckets beside objects, on top of the AWS SDK. */
package app.bellhop.aws.s3.bucket;
