/** Buckets themselves: their names, facts, configuration sections and access logs. */
@NullMarked
package app.bellhop.cloud.s3.bucket;

import org.jspecify.annotations.NullMarked;
