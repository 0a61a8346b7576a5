package app.bellhop.cloud.sns;

/**
 * How one message of a batch ended.
 *
 * @param messageId empty if it was not published
 * @param code the service's error code; empty if it was published
 * @param message the service's own words; empty if it was published
 */
public record PublishResult(String messageId, String code, String message) {

    public static PublishResult published(String messageId) {
        return new PublishResult(messageId, "", "");
    }

    public boolean published() {
        return !messageId.isEmpty();
    }
}
