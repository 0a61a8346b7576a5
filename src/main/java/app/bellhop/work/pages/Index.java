package app.bellhop.work.pages;

import app.bellhop.cloud.s3.S3Location;
import java.time.Duration;

/**
 * A page with links to what a prefix holds.
 *
 * @param place the prefix
 * @param page where the page is written
 * @param lifetime of presigned links
 * @param acl a canned one; empty for the bucket's default
 * @param recursive whether it lists all objects below, and not prefixes
 * @param open whether the browser shows it
 */
public record Index(
        S3Location place,
        S3Location page,
        String title,
        PageLink links,
        Duration lifetime,
        String acl,
        boolean recursive,
        boolean open) {}
