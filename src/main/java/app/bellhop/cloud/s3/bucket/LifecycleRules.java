package app.bellhop.cloud.s3.bucket;

import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes a bucket's lifecycle configuration, the JSON of the API; all other rules are kept as they are. */
public final class LifecycleRules {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Marks the rule that {@link #withAbortAfter} adds. */
    private static final String ABORT_ID = "abort-unfinished-uploads";

    private static final String RULES = "Rules";
    private static final String ABORT = "AbortIncompleteMultipartUpload";
    private static final String DAYS = "DaysAfterInitiation";
    private static final String PREFIX = "Prefix";

    private LifecycleRules() {}

    /**
     * After how many days the configuration aborts every unfinished upload of the bucket; empty if it doesn't.
     *
     * @param document the configuration; blank for none
     */
    public static OptionalInt abortsAfter(String document) {
        return root(document)
                .path(RULES)
                .valueStream()
                .filter(LifecycleRules::coversBucket)
                .mapToInt(rule -> rule.path(ABORT).path(DAYS).asInt(0))
                .filter(days -> days > 0)
                .min();
    }

    private static boolean coversBucket(JsonNode rule) {
        JsonNode filter = rule.path("Filter");
        boolean everything = rule.path(PREFIX).asString("").isEmpty()
                && filter.path(PREFIX).asString("").isEmpty()
                && filter.propertyStream()
                        .allMatch(property -> property.getKey().equals(PREFIX));
        return everything && rule.path("Status").asString("").equals("Enabled");
    }

    /** The configuration with a rule that aborts every unfinished upload after some days; replaces an earlier such rule. */
    public static String withAbortAfter(String document, int days) {
        ObjectNode root = root(document);
        ArrayNode kept = JSON.createArrayNode();
        boolean old = false;
        for (JsonNode rule : root.path(RULES)) {
            old |= rule.has(PREFIX);
            if (!rule.path("ID").asString("").equals(ABORT_ID)) {
                kept.add(rule);
            }
        }
        ObjectNode rule = kept.addObject().put("ID", ABORT_ID);
        if (old) {
            rule.put(PREFIX, ""); // S3 refuses rules of both syntaxes in one configuration.
        } else {
            rule.putObject("Filter").put(PREFIX, "");
        }
        rule.put("Status", "Enabled").putObject(ABORT).put(DAYS, days);
        root.set(RULES, kept);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode root(String document) {
        return document.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(document);
    }
}
