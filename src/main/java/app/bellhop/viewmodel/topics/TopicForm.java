package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.NameValueLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form for a topic's attributes and tags. Leaves tags out if the server doesn't support them. */
final class TopicForm {

    /**
     * The current values.
     *
     * @param tags null if the server doesn't return any
     */
    record Known(TopicAttributes attributes, Map<String, String> tags) {

        String tagText() {
            return tags == null ? "" : NameValueLines.text(tags);
        }
    }

    private final Topic topic;
    private final Known known;
    private final Field<String> displayName;
    private final Field<String> kmsKey;
    private final Field<String> signatureVersion;
    private final Field<Boolean> contentBased;
    private final Field<String> tags;

    TopicForm(Topic topic, Known known) {
        this.topic = topic;
        this.known = known;
        TopicAttributes now = known.attributes();
        displayName = Field.text(TopicAttributes.DISPLAY_NAME, Texts.get("newTopic.displayName"), now.displayName());
        kmsKey = Field.text(TopicAttributes.KMS_KEY, Texts.get("topic.kmsKey"), now.get(TopicAttributes.KMS_KEY));
        String version = now.get(TopicAttributes.SIGNATURE_VERSION);
        signatureVersion = Field.choice(
                TopicAttributes.SIGNATURE_VERSION,
                Texts.get("topic.signatureVersion"),
                version.isEmpty() ? "1" : version,
                List.of("1", "2"));
        contentBased = Field.check(
                TopicAttributes.CONTENT_BASED_DEDUPLICATION,
                Texts.get("newTopic.contentBased"),
                now.contentBasedDeduplication());
        tags = Field.longText("tags", Texts.get("newTopic.tags"), known.tagText());
    }

    Form form() {
        TopicAttributes now = known.attributes();
        List<Field<?>> fields = new ArrayList<>(List.of(
                Field.fact(Texts.get("topic.arn"), topic.arn()),
                Field.fact(Texts.get("topic.owner"), now.get("Owner")),
                Field.fact(
                        Texts.get("topic.subscriptions"),
                        Texts.get(
                                "topic.subscriptionCounts",
                                Math.max(0, now.confirmed()),
                                Math.max(0, now.pending()),
                                Math.max(0, now.deleted()))),
                displayName,
                kmsKey,
                signatureVersion));
        if (topic.fifo()) {
            fields.add(contentBased);
        }
        Form form = Form.of(Texts.get("topicSettings.title", topic.name()), "", Texts.get("topicSettings.ok"))
                .check(displayName, typed -> NewTopicForm.displayNameProblem(typed.get(displayName)));
        if (known.tags() == null) {
            return form.fields(fields);
        }
        fields.add(tags);
        return form.fields(fields)
                .check(tags, typed -> NameValueRules.tags(known.tagText(), typed.get(tags), NewTopicForm.MAX_TAGS));
    }

    /** The new attribute values by name. */
    Map<String, String> attributes(Answers typed) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put(TopicAttributes.DISPLAY_NAME, typed.get(displayName).strip());
        wanted.put(TopicAttributes.KMS_KEY, typed.get(kmsKey).strip());
        wanted.put(TopicAttributes.SIGNATURE_VERSION, typed.get(signatureVersion));
        if (typed.has(contentBased)) {
            wanted.put(TopicAttributes.CONTENT_BASED_DEDUPLICATION, String.valueOf(typed.get(contentBased)));
        }
        return wanted;
    }

    /** The new tags; empty if unchanged. */
    Optional<Map<String, String>> tags(Answers typed) {
        return typed.has(tags) && !typed.get(tags).equals(known.tagText())
                ? Optional.of(NameValueLines.parse(typed.get(tags)))
                : Optional.empty();
    }
}
