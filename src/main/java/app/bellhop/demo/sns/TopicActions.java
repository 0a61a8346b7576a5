package app.bellhop.demo.sns;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TopicActions {

    static final String ACCOUNT = "000000000000";
    private static final String ARCHIVE = "ArchivePolicy";
    private static final String ARCHIVED_FROM = "BeginningArchiveTime";
    private static final int MAX_ARCHIVE_DAYS = 365;
    private static final Set<String> FIFO_ONLY = Set.of(ARCHIVE, "FifoThroughputScope", "ContentBasedDeduplication");
    private static final int PAGE_SIZE = 100;
    private static final int MAX_TAGS = 50;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\\.fifo");
    private static final Pattern FEEDBACK = Pattern.compile(
            "(HTTP|Firehose|Lambda|Application|SQS)(SuccessFeedbackRoleArn|SuccessFeedbackSampleRate|FailureFeedbackRoleArn)");
    private static final Set<String> ATTRIBUTES = Set.of(
            "DisplayName",
            "Policy",
            "DeliveryPolicy",
            "KmsMasterKeyId",
            "SignatureVersion",
            "TracingConfig",
            "FifoTopic",
            "ContentBasedDeduplication",
            "FifoThroughputScope",
            ARCHIVE);

    /** What AddPermission can allow. */
    static final Set<String> TOPIC_ACTIONS = Set.of(
            "GetTopicAttributes",
            "SetTopicAttributes",
            "AddPermission",
            "RemovePermission",
            "DeleteTopic",
            "Subscribe",
            "ListSubscriptionsByTopic",
            "Publish",
            "Receive");

    private final SnsStore store;

    public TopicActions(SnsStore store) {
        this.store = store;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreateTopic", this::create,
                "DeleteTopic", this::delete,
                "ListTopics", this::list,
                "GetTopicAttributes", this::attributes,
                "SetTopicAttributes", this::setAttribute,
                "TagResource", this::tag,
                "UntagResource", this::untag,
                "ListTagsForResource", this::listTags);
    }

    /** What the ARNs of a region's topics begin with. */
    static String arnPrefix(String region) {
        return "arn:aws:sns:" + region + ":" + ACCOUNT + ":";
    }

    private void delete(Parameters p, String region, Reply reply) {
        String arn = p.require("TopicArn");
        if (archives(store.attributes(arn).get(ARCHIVE))) {
            throw new SnsError(400, "InvalidState", "Invalid state: Cannot delete a topic with an ArchivePolicy");
        }
        store.deleteTopic(arn);
    }

    private void create(Parameters p, String region, Reply reply) {
        String name = p.get("Name").orElse("");
        Map<String, String> attributes = p.map("Attributes", "key", "value");
        Map<String, String> tags = tags(p);
        if (!NAME.matcher(name).matches()) {
            throw SnsError.invalid("Topic Name");
        }
        boolean fifo = "true".equalsIgnoreCase(attributes.get("FifoTopic"));
        if (!fifo) {
            attributes.remove("FifoTopic"); // "false" is as good as nothing.
        }
        if (fifo != name.endsWith(".fifo")) {
            throw SnsError.invalid(
                    fifo
                            ? "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase"
                                    + " ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256"
                                    + " characters long."
                            : "Topic Name");
        }
        attributes.forEach((attribute, value) -> checkAttribute(fifo, attribute, value));
        String arn = arnPrefix(region) + name;
        if (store.hasTopic(arn)) {
            Map<String, String> existing = store.attributes(arn);
            if (attributes.entrySet().stream().anyMatch(e -> !e.getValue().equals(existing.get(e.getKey())))) {
                throw SnsError.invalid("Attributes Reason: Topic already exists with different attributes");
            }
            if (!store.tags(arn).entrySet().containsAll(tags.entrySet())) {
                throw SnsError.invalid("Tags Reason: Topic already exists with different tags");
            }
        } else {
            store.addTopic(arn, attributes, tags);
            noteArchive(arn, "{}", attributes.get(ARCHIVE));
        }
        reply.text("TopicArn", arn);
    }

    private void list(Parameters p, String region, Reply reply) {
        String all = arnPrefix(region);
        String after = p.get("NextToken").map(Json::last).orElse(all);
        if (!after.startsWith(all)) {
            throw SnsError.invalid("NextToken");
        }
        List<String> arns = store.topicsAfter(all, after, PAGE_SIZE + 1);
        reply.open("Topics");
        arns.stream()
                .limit(PAGE_SIZE)
                .forEach(arn -> reply.open("member").text("TopicArn", arn).close("member"));
        reply.close("Topics");
        if (arns.size() > PAGE_SIZE) {
            reply.text("NextToken", Json.token(arns.get(PAGE_SIZE - 1)));
        }
    }

    private void attributes(Parameters p, String region, Reply reply) {
        String arn = p.require("TopicArn");
        store.requireTopic(arn);
        List<SnsStore.Subscription> subs = store.subscriptions(arn);
        long confirmed = subs.stream().filter(SnsStore.Subscription::confirmed).count();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TopicArn", arn);
        all.put("Owner", ACCOUNT);
        all.put("DisplayName", "");
        all.put("Policy", ownersPolicy(arn));
        Map<String, String> own = store.attributes(arn);
        all.put("EffectiveDeliveryPolicy", DeliveryPolicy.effective(own.getOrDefault("DeliveryPolicy", "")));
        if (arn.endsWith(".fifo")) {
            all.put("ContentBasedDeduplication", "false");
        }
        all.put("SubscriptionsConfirmed", String.valueOf(confirmed));
        all.put("SubscriptionsPending", String.valueOf(subs.size() - confirmed));
        all.put("SubscriptionsDeleted", "0");
        all.putAll(own);
        all.computeIfPresent("DeliveryPolicy", (name, policy) -> DeliveryPolicy.shown(policy));
        reply.map("Attributes", all);
    }

    static String ownersPolicy(String arn) {
        return "{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{\"Sid\":\"__default_statement_ID\","
                + "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"SNS:GetTopicAttributes\","
                + "\"SNS:SetTopicAttributes\",\"SNS:AddPermission\",\"SNS:RemovePermission\",\"SNS:DeleteTopic\","
                + "\"SNS:Subscribe\",\"SNS:ListSubscriptionsByTopic\",\"SNS:Publish\"],"
                + "\"Resource\":\"" + arn + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"" + ACCOUNT
                + "\"}}}]}";
    }

    private void setAttribute(Parameters p, String region, Reply reply) {
        String arn = p.require("TopicArn");
        String name = p.require("AttributeName");
        String value = p.get("AttributeValue").orElse("");
        store.requireTopic(arn);
        checkAttribute(arn.endsWith(".fifo"), name, value);
        if (name.equals(ARCHIVE)) {
            noteArchive(arn, store.attributes(arn).get(ARCHIVE), value);
        }
        if (name.equals("FifoTopic")) {
            throw SnsError.invalid("AttributeName");
        }
        if (name.equals("DeliveryPolicy") && value.isEmpty()) {
            store.removeAttribute(arn, name);
        } else {
            store.setAttribute(arn, name, value);
        }
    }

    private static boolean archives(@Nullable String policy) {
        return policy != null && !JsonMapper.shared().readTree(policy).isEmpty();
    }

    /** From when on messages are archived, if they are. */
    private void noteArchive(String arn, @Nullable String before, @Nullable String now) {
        if (!archives(now)) {
            store.removeAttribute(arn, ARCHIVED_FROM);
        } else if (!archives(before)) {
            store.setAttribute(
                    arn,
                    ARCHIVED_FROM,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    private static void checkAttribute(boolean fifo, String name, String value) {
        boolean known = ATTRIBUTES.contains(name) || FEEDBACK.matcher(name).matches();
        if (!known || FIFO_ONLY.contains(name) && !fifo) {
            throw SnsError.invalid("AttributeName");
        }
        boolean reset = name.equals("DeliveryPolicy") && value.isEmpty();
        if (List.of("Policy", "DeliveryPolicy").contains(name) && !reset && !isJsonObject(value)) {
            throw SnsError.invalid(name + ": not a JSON object");
        }
        if (name.equals("FifoThroughputScope")
                && !Set.of("Topic", "MessageGroup").contains(value)) {
            throw SnsError.invalid("FifoThroughputScope");
        }
        boolean good = switch (name) {
            case "DisplayName" -> value.length() <= 100;
            case "TracingConfig" -> Set.of("PassThrough", "Active").contains(value);
            case "SignatureVersion" -> Set.of("1", "2").contains(value);
            case ARCHIVE -> archivePolicy(value);
            default -> true;
        };
        if (!good) {
            throw SnsError.invalid(name);
        }
    }

    /** Whether it is none, or asks for 1 to 365 days. */
    private static boolean archivePolicy(String value) {
        if (!isJsonObject(value)) {
            return false;
        }
        JsonNode policy = JsonMapper.shared().readTree(value);
        int days = policy.path("MessageRetentionPeriod").asInt(0);
        return policy.isEmpty() || days >= 1 && days <= MAX_ARCHIVE_DAYS;
    }

    static boolean isJsonObject(String text) {
        try {
            return JsonMapper.shared().readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Map<String, String> tags(Parameters p) {
        Map<String, String> tags = p.map("Tags", "Key", "Value");
        if (tags.size() < p.items("Tags").size()) {
            throw SnsError.invalid("Duplicated keys are not allowed.");
        }
        return tags;
    }

    private void tag(Parameters p, String region, Reply reply) {
        String arn = requireTagged(p);
        Map<String, String> tags = tags(p);
        Map<String, String> all = store.tags(arn);
        all.putAll(tags);
        if (all.size() > MAX_TAGS) {
            throw new SnsError(
                    400, "TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
        }
        tags.forEach((name, value) -> store.setTag(arn, name, value));
    }

    private void untag(Parameters p, String region, Reply reply) {
        String arn = requireTagged(p);
        p.texts("TagKeys").forEach(name -> store.removeTag(arn, name));
    }

    private void listTags(Parameters p, String region, Reply reply) {
        String arn = requireTagged(p);
        reply.open("Tags");
        store.tags(arn)
                .forEach((name, value) -> reply.open("member")
                        .text("Key", name)
                        .text("Value", value)
                        .close("member"));
        reply.close("Tags");
    }

    private String requireTagged(Parameters p) {
        String arn = p.require("ResourceArn");
        if (!store.hasTopic(arn)) {
            throw new SnsError(404, "ResourceNotFound", "Resource does not exist");
        }
        return arn;
    }
}
