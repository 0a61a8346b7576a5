package app.bellhop.cloud.sns;

import java.util.Map;

/**
 * An endpoint to be subscribed.
 *
 * @param attributes by the API's names, such as FilterPolicy
 */
public record NewSubscription(String protocol, String endpoint, Map<String, String> attributes) {

    public NewSubscription(String protocol, String endpoint) {
        this(protocol, endpoint, Map.of());
    }
}
