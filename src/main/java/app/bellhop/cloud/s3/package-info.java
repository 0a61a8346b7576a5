/** Buckets and objects: ports, and records in the words of S3. */
package app.bellhop.cloud.s3;
