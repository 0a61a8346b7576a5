package app.bellhop.cloud.s3;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of deleting many keys at once.
 *
 * @param deleted how many keys the server says are gone
 * @param refused the keys that stayed, each with the service's code and message
 */
public record DeleteReport(int deleted, Map<String, String> refused) {

    /** Both together. */
    public DeleteReport and(DeleteReport more) {
        Map<String, String> all = new LinkedHashMap<>(refused);
        all.putAll(more.refused);
        return new DeleteReport(deleted + more.deleted, all);
    }
}
