package app.bellhop.viewmodel.subscriptions;

import app.bellhop.viewmodel.base.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ReplayPolicy, shown as the time that archived messages are sent again from; a policy that says more as it is. */
final class ReplayStart {

    private static final String START = "StartingPoint";
    private static final String TYPE = "PointType";
    private static final String TIMESTAMP = "Timestamp";

    private ReplayStart() {}

    /** The time in UTC, the policy itself if it says more, or an empty text for no replay. */
    static String shown(String policy) {
        try {
            JsonNode root = JsonMapper.shared().readTree(policy.isBlank() ? "{}" : policy);
            if (root.isObject() && root.isEmpty()) {
                return "";
            }
            boolean plain = root.size() == 2 && root.path(TYPE).asString("").equals(TIMESTAMP);
            return plain ? root.path(START).asString(policy) : policy;
        } catch (JacksonException e) {
            return policy;
        }
    }

    static String policy(String typed) {
        return typed.isEmpty() || typed.startsWith("{")
                ? typed
                : JsonMapper.shared()
                        .createObjectNode()
                        .put(TYPE, TIMESTAMP)
                        .put(START, Instant.parse(typed).toString()) // In UTC, also if an offset was typed.
                        .toString();
    }

    /** What is wrong with what was typed; empty if nothing is. */
    static String problem(String typed) {
        try {
            if (typed.startsWith("{")) {
                JsonMapper.shared().readTree(typed);
            } else if (!typed.isEmpty()) {
                Instant.parse(typed);
            }
            return "";
        } catch (JacksonException | DateTimeException e) {
            return Texts.get("deliverySettings.badReplay");
        }
    }
}
