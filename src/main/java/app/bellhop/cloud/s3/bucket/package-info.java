/** Buckets themselves: their names, facts, configuration sections and access logs. */
package app.bellhop.cloud.s3.bucket;
