/** Buckets and objects: ports, and records in the words of S3. */
@NullMarked
package app.bellhop.cloud.s3;

import org.jspecify.annotations.NullMarked;
