package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PolicyStatement;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.base.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Summarizes a section's document in a few words. */
final class SectionSummaries {

    private SectionSummaries() {}

    static String of(BucketSection section, String document) {
        JsonNode root = JsonMapper.shared().readTree(document);
        return switch (section) {
            case POLICY -> policy(document);
            case PUBLIC_ACCESS_BLOCK -> Texts.get("summary.blocks", on(root));
            case OWNERSHIP -> root.path("Rules").path(0).path("ObjectOwnership").asString("");
            case VERSIONING -> root.path("Status").asString("");
            case WEBSITE -> website(root);
            case LOGGING -> {
                JsonNode enabled = root.path("LoggingEnabled");
                yield "s3://" + enabled.path("TargetBucket").asString("") + "/"
                        + enabled.path("TargetPrefix").asString("");
            }
            case CORS -> Texts.get("summary.rules", root.path("CORSRules").size());
            case LIFECYCLE -> Texts.get("summary.rules", root.path("Rules").size());
            case ENCRYPTION ->
                root.path("Rules")
                        .path(0)
                        .path("ApplyServerSideEncryptionByDefault")
                        .path("SSEAlgorithm")
                        .asString("");
            case TAGS -> tags(root);
            case NOTIFICATION -> Texts.get("summary.events", events(root));
            case REQUEST_PAYMENT -> root.path("Payer").asString("");
            case OBJECT_LOCK -> {
                JsonNode retention = root.path("Rule").path("DefaultRetention");
                String mode = retention.path("Mode").asString("");
                yield root.path("ObjectLockEnabled").asString("") + (mode.isEmpty() ? "" : ", " + mode);
            }
        };
    }

    private static String policy(String document) {
        List<PolicyStatement> statements =
                PolicyDocument.parse(document).map(PolicyDocument::statements).orElse(List.of());
        boolean open = statements.stream().anyMatch(s -> s.allow() && s.everybody() && !s.conditional());
        return Texts.get(open ? "summary.policyPublic" : "summary.policy", statements.size());
    }

    private static long on(JsonNode root) {
        return root.properties().stream()
                .filter(e -> e.getValue().asBoolean(false))
                .count();
    }

    private static String website(JsonNode root) {
        String redirect = root.path("RedirectAllRequestsTo").path("HostName").asString("");
        if (!redirect.isEmpty()) {
            return Texts.get("summary.redirect", redirect);
        }
        String error = root.path("ErrorDocument").path("Key").asString("");
        String index = root.path("IndexDocument").path("Suffix").asString("");
        return error.isEmpty() ? index : index + ", " + error;
    }

    private static String tags(JsonNode root) {
        List<String> tags = new ArrayList<>();
        root.path("TagSet")
                .forEach(tag -> tags.add(
                        tag.path("Key").asString("") + "=" + tag.path("Value").asString("")));
        return tags.stream().limit(6).collect(Collectors.joining(", "));
    }

    private static int events(JsonNode root) {
        int count = root.has("EventBridgeConfiguration") ? 1 : 0;
        for (String kind : List.of("TopicConfigurations", "QueueConfigurations", "LambdaFunctionConfigurations")) {
            count += root.path(kind).size();
        }
        return count;
    }
}
