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

/** The form for a topic's attributes and tags. Leaves tags out if the server doesn't support them, and says it if they are unknown. */
final class TopicForm {

    /**
     * The current values.
     *
     * @param tags null if the server doesn't return any
     * @param problem why it doesn't, if they may be there all the same; else empty
     */
    record Known(TopicAttributes attributes, Map<String, String> tags, String problem) {

        String tagText() {
            return tags == null ? "" : NameValueLines.text(tags);
        }
    }

    private final Topic topic;
    private final Known known;
    private final TopicSetting<String> displayName;
    private final TopicSetting<String> archive;
    private final List<TopicSetting<?>> settings = new ArrayList<>();
    private final Field<String> tags;

    TopicForm(Topic topic, Known known) {
        this.topic = topic;
        this.known = known;
        TopicAttributes now = known.attributes();
        displayName = TopicSetting.text(now, TopicAttributes.DISPLAY_NAME, Texts.get("newTopic.displayName"));
        archive = TopicSetting.text(
                TopicAttributes.ARCHIVE_POLICY,
                Texts.get("topic.archive"),
                ArchivePeriod.shown(now.get(TopicAttributes.ARCHIVE_POLICY)),
                typed -> ArchivePeriod.policy(typed.strip()));
        settings.add(displayName);
        settings.add(TopicSetting.text(now, TopicAttributes.KMS_KEY, Texts.get("topic.kmsKey")));
        settings.add(TopicSetting.choice(
                now, TopicAttributes.SIGNATURE_VERSION, Texts.get("topic.signatureVersion"), List.of("1", "2")));
        settings.add(TopicSetting.choice(
                now, TopicAttributes.TRACING, Texts.get("topic.tracing"), List.of("PassThrough", "Active")));
        if (topic.fifo()) {
            settings.add(TopicSetting.check(
                    TopicAttributes.CONTENT_BASED_DEDUPLICATION,
                    Texts.get("newTopic.contentBased"),
                    now.contentBasedDeduplication()));
            settings.add(TopicSetting.choice(
                    now,
                    TopicAttributes.THROUGHPUT_SCOPE,
                    Texts.get("topic.throughputScope"),
                    List.of("Topic", "MessageGroup")));
            settings.add(archive);
        }
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
                                Math.max(0, now.deleted())))));
        Form form = Form.of(Texts.get("topicSettings.title", topic.name()), "", Texts.get("topicSettings.ok"))
                .check(displayName.field(), typed -> NewTopicForm.displayNameProblem(typed.get(displayName.field())));
        settings.forEach(setting -> fields.add(setting.field()));
        if (topic.fifo()) {
            String archivedFrom = now.get("BeginningArchiveTime");
            if (!archivedFrom.isEmpty()) { // Else nothing is archived.
                fields.add(Field.fact(Texts.get("topic.archiveStart"), archivedFrom));
            }
            form = form.check(archive.field(), typed -> {
                String period = typed.get(archive.field()).strip();
                return period.equals(archive.field().initial()) ? "" : ArchivePeriod.problem(period);
            });
        }
        if (known.tags() == null && known.problem().isEmpty()) {
            return form.fields(fields);
        }
        fields.add(tags);
        return form.fields(fields)
                .disable(tags, known.problem())
                .check(tags, typed -> NameValueRules.tags(known.tagText(), typed.get(tags), NewTopicForm.MAX_TAGS));
    }

    Map<String, String> changed(Answers typed) {
        Map<String, String> changed = new LinkedHashMap<>();
        settings.forEach(setting -> setting.change(typed, changed));
        return changed;
    }

    /** What the changes delete from the topic's archive, as a sentence; empty if nothing is lost. */
    String archiveLoss(Answers typed) {
        return topic.fifo()
                ? ArchivePeriod.loss(
                        ArchivePeriod.shown(known.attributes().get(TopicAttributes.ARCHIVE_POLICY)),
                        typed.get(archive.field()).strip())
                : "";
    }

    /** The new tags; empty if unchanged. */
    Optional<Map<String, String>> tags(Answers typed) {
        return typed.has(tags) && !typed.get(tags).equals(known.tagText())
                ? Optional.of(NameValueLines.merged(known.tags(), known.tagText(), typed.get(tags)))
                : Optional.empty();
    }
}
