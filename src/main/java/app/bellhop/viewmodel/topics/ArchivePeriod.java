package app.bellhop.viewmodel.topics;

import app.bellhop.viewmodel.base.Texts;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A FIFO topic's ArchivePolicy, shown as a number of days; a policy that says more is shown as it is. */
final class ArchivePeriod {

    private static final String DAYS = "MessageRetentionPeriod";
    private static final int MAX_DAYS = 365;
    private static final Pattern DAY_COUNT = Pattern.compile("[1-9]\\d{0,2}");

    private ArchivePeriod() {}

    /** The days, the policy itself if it says more, or an empty text for no archive. */
    static String shown(String policy) {
        try {
            JsonNode root = JsonMapper.shared().readTree(policy.isBlank() ? "{}" : policy);
            if (root.isObject() && root.isEmpty()) {
                return "";
            }
            return root.size() == 1 && root.has(DAYS) ? root.get(DAYS).asString(policy) : policy;
        } catch (JacksonException e) {
            return policy;
        }
    }

    static String policy(String typed) {
        if (typed.isEmpty()) {
            return "{}";
        }
        return typed.startsWith("{") ? typed : JsonMapper.shared().writeValueAsString(Map.of(DAYS, typed));
    }

    /** What a change deletes from the archive, as a sentence; empty if nothing is lost. */
    static String loss(String before, String after) {
        if (before.isEmpty() || after.equals(before)) {
            return "";
        }
        if (after.isEmpty()) {
            return Texts.get("topic.archiveDeleted");
        }
        boolean shorter = DAY_COUNT.matcher(before).matches()
                && DAY_COUNT.matcher(after).matches()
                && Integer.parseInt(after) < Integer.parseInt(before);
        return shorter ? Texts.get("topic.archiveShortened", after) : "";
    }

    private static boolean hasDays(String policy) {
        try {
            return JsonMapper.shared().readTree(policy).has(DAYS);
        } catch (JacksonException e) {
            return false;
        }
    }

    /** What is wrong with what was typed; empty if nothing is. */
    static String problem(String typed) {
        boolean good = typed.isEmpty()
                || typed.startsWith("{") && hasDays(typed)
                || DAY_COUNT.matcher(typed).matches() && Integer.parseInt(typed) <= MAX_DAYS;
        return good ? "" : Texts.get("topic.badArchive");
    }
}
