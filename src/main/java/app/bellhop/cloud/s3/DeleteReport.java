package app.bellhop.cloud.s3;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of deleting many keys in one request.
 *
 * @param deleted how many keys the server reports as deleted
 * @param refused the {@linkplain ObjectIdentifier#name names} of what was not deleted, each with the service's code and message
 */
public record DeleteReport(int deleted, Map<String, String> refused) {

    /** S3's code for an object that is no longer what was expected. */
    public static final String CHANGED = "PreconditionFailed";

    /** The reason for an object whose name is listed in bytes that are no text: nothing was asked of the server. */
    public static final String UNREADABLE_NAME = "UnreadableName";

    /** Both together. */
    public DeleteReport and(DeleteReport more) {
        Map<String, String> all = new LinkedHashMap<>(refused);
        all.putAll(more.refused);
        return new DeleteReport(deleted + more.deleted, all);
    }
}
