package app.bellhop.viewmodel.subscriptions;

import app.bellhop.viewmodel.base.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ReplayPolicy, as two fields show it: which archived messages are sent again.
 *
 * @param from a time in UTC, or a policy that says more as JSON; empty for no replay
 * @param until a time in UTC; empty for all messages up to now
 */
record ReplayPeriod(String from, String until) {

    private static final String START = "StartingPoint";
    private static final String END = "EndingPoint";
    private static final String TYPE = "PointType";
    private static final String TIMESTAMP = "Timestamp";

    static ReplayPeriod of(String policy) {
        try {
            JsonNode root = JsonMapper.shared().readTree(policy.isBlank() ? "{}" : policy);
            if (root.isObject() && root.isEmpty()) {
                return new ReplayPeriod("", "");
            }
            String until = root.path(END).asString("");
            boolean plain = root.path(TYPE).asString("").equals(TIMESTAMP)
                    && root.has(START)
                    && root.size() == (until.isEmpty() ? 2 : 3);
            return plain ? new ReplayPeriod(root.path(START).asString(policy), until) : new ReplayPeriod(policy, "");
        } catch (JacksonException e) {
            return new ReplayPeriod(policy, "");
        }
    }

    private boolean json() {
        return from.startsWith("{");
    }

    String policy() {
        if (from.isEmpty() || json()) {
            return from;
        }
        ObjectNode policy = JsonMapper.shared()
                .createObjectNode()
                .put(TYPE, TIMESTAMP)
                .put(START, Instant.parse(from).toString()); // In UTC, also if an offset was typed.
        if (!until.isEmpty()) {
            policy.put(END, Instant.parse(until).toString());
        }
        return policy.toString();
    }

    /** What is wrong with the start; empty if nothing is. */
    String startProblem() {
        try {
            if (json()) {
                return JsonMapper.shared().readTree(from).path(START).isString()
                        ? ""
                        : Texts.get("deliverySettings.badReplay");
            }
            if (!from.isEmpty()) {
                Instant.parse(from);
            }
            return "";
        } catch (JacksonException | DateTimeException e) {
            return Texts.get("deliverySettings.badReplay");
        }
    }

    /** What is wrong with the end, if the start is right; empty if nothing is. */
    String endProblem() {
        if (until.isEmpty() || !startProblem().isEmpty()) {
            return "";
        }
        if (from.isEmpty() || json()) {
            return Texts.get("deliverySettings.endAlone");
        }
        try {
            return Instant.parse(until).isAfter(Instant.parse(from)) ? "" : Texts.get("deliverySettings.badReplayEnd");
        } catch (DateTimeException e) {
            return Texts.get("deliverySettings.badReplayEnd");
        }
    }
}
