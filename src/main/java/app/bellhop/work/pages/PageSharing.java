package app.bellhop.work.pages;

import app.bellhop.cloud.sns.Topic;
import java.time.Duration;
import java.util.Optional;

/**
 * How a page is shared once it is written.
 *
 * @param acl a canned one; empty for the bucket's default
 * @param lifetime of a presigned link
 * @param topic to publish the link to; empty for none
 * @param open whether the browser shows it
 */
public record PageSharing(String acl, PageLink link, Duration lifetime, Optional<Topic> topic, boolean open) {}
