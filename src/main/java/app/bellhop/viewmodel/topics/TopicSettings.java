package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.JsonProblem;
import app.bellhop.cloud.policy.PolicyCheck;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Document;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Template;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.NameValueLines;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A topic's attributes and tags in a form; its access policy and delivery policy in the editor. FX thread. */
final class TopicSettings {

    private static final int MAX_TAGS = 50;

    private static final String DELIVERY_EXAMPLE = """
            {
              "http": {
                "defaultHealthyRetryPolicy": {
                  "minDelayTarget": 20,
                  "maxDelayTarget": 20,
                  "numRetries": 3,
                  "backoffFunction": "linear"
                }
              }
            }""";

    private final Topics topics;
    private final UiContext context;
    private final UnsupportedOperations missing;

    TopicSettings(Topics topics, UiContext context, UnsupportedOperations missing) {
        this.topics = topics;
        this.context = context;
        this.missing = missing;
    }

    /** A server without tags has the form without them. */
    void edit(Topic topic, TopicsViewModel model) {
        CompletableFuture<Map<String, String>> tags =
                Futures.handle(missing.watch(topics.tags(topic)), (found, e) -> e == null ? found : null);
        context.then(
                Futures.then(
                        missing.watch(topics.attributes(topic)),
                        found -> Futures.map(tags, known -> new Known(found, known))),
                known -> ask(topic, known, model),
                null);
    }

    /** @param tags null where they cannot be asked for */
    private record Known(TopicAttributes attributes, Map<String, String> tags) {

        String tagText() {
            return tags == null ? "" : NameValueLines.text(tags);
        }
    }

    private void ask(Topic topic, Known known, TopicsViewModel model) {
        TopicAttributes now = known.attributes();
        List<Form.Field> fields = new ArrayList<>(List.of(
                Form.Field.fact(Texts.get("topic.arn"), topic.arn()),
                Form.Field.fact(Texts.get("topic.owner"), now.get("Owner")),
                Form.Field.fact(
                        Texts.get("topic.subscriptions"),
                        Texts.get(
                                "topic.subscriptionCounts",
                                Math.max(0, now.confirmed()),
                                Math.max(0, now.pending()),
                                Math.max(0, now.deleted()))),
                Form.Field.text(TopicAttributes.DISPLAY_NAME, Texts.get("newTopic.displayName"), now.displayName()),
                Form.Field.text(TopicAttributes.KMS_KEY, Texts.get("topic.kmsKey"), now.get(TopicAttributes.KMS_KEY)),
                Form.Field.choice(
                        TopicAttributes.SIGNATURE_VERSION,
                        Texts.get("topic.signatureVersion"),
                        now.get(TopicAttributes.SIGNATURE_VERSION).isEmpty()
                                ? "1"
                                : now.get(TopicAttributes.SIGNATURE_VERSION),
                        List.of("1", "2"))));
        if (topic.fifo()) {
            fields.add(Form.Field.check(
                    TopicAttributes.CONTENT_BASED_DEDUPLICATION,
                    Texts.get("newTopic.contentBased"),
                    now.contentBasedDeduplication()));
        }
        if (known.tags() != null) {
            fields.add(new Form.Field(
                    "tags", Texts.get("newTopic.tags"), Form.Kind.LONG_TEXT, known.tagText(), List.of()));
        }
        Form form = new Form(
                Texts.get("topicSettings.title", topic.name()),
                "",
                List.of(),
                fields,
                Texts.get("topicSettings.ok"),
                false,
                typed -> typed.get(TopicAttributes.DISPLAY_NAME).length() > 100
                        ? Texts.get("newTopic.badDisplayName")
                        : NameValueLines.tagProblem(known.tagText(), typed.getOrDefault("tags", ""), MAX_TAGS));
        context.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(typed -> save(topic, known, typed, model)));
    }

    /** Sends what was changed, and only that. */
    private void save(Topic topic, Known known, Map<String, String> typed, TopicsViewModel model) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (String name : List.of(
                TopicAttributes.DISPLAY_NAME,
                TopicAttributes.KMS_KEY,
                TopicAttributes.SIGNATURE_VERSION,
                TopicAttributes.CONTENT_BASED_DEDUPLICATION)) {
            String before = known.attributes().get(name);
            String now = typed.getOrDefault(name, before).strip();
            boolean standard = before.isEmpty() && (now.equals("1") || now.equals("false"));
            if (!now.equals(before) && !standard) {
                all = Futures.then(all, done -> missing.watch(topics.setAttribute(topic, name, now)));
            }
        }
        if (known.tags() != null && !typed.get("tags").equals(known.tagText())) {
            Map<String, String> wanted = NameValueLines.parse(typed.get("tags"));
            List<String> gone = known.tags().keySet().stream()
                    .filter(name -> !wanted.containsKey(name))
                    .toList();
            wanted.entrySet().removeAll(known.tags().entrySet());
            all = Futures.then(all, done -> missing.watch(topics.changeTags(topic, wanted, gone)));
        }
        context.then(
                all,
                done -> {
                    context.notice().set(Texts.get("topicSettings.done", topic.name()));
                    model.changed(topic);
                },
                null);
    }

    void editPolicy(Topic topic, TopicsViewModel model) {
        open(
                topic,
                TopicAttributes.POLICY,
                Texts.get("topicPolicy.title"),
                "",
                text -> PolicyCheck.ofTopic(text, topic.arn()),
                TopicPolicyEditing.templates(topic, context.dialogs()),
                TopicPolicyEditing.WORDS,
                model);
    }

    void editDeliveryPolicy(Topic topic, TopicsViewModel model) {
        open(
                topic,
                TopicAttributes.DELIVERY_POLICY,
                Texts.get("deliveryPolicy.title"),
                DELIVERY_EXAMPLE,
                TopicSettings::jsonProblem,
                List.of(),
                List.of(
                        "http",
                        "defaultHealthyRetryPolicy",
                        "disableSubscriptionOverrides",
                        "defaultThrottlePolicy",
                        "maxReceivesPerSecond",
                        "minDelayTarget",
                        "maxDelayTarget",
                        "numRetries",
                        "numNoDelayRetries",
                        "numMinDelayRetries",
                        "numMaxDelayRetries",
                        "backoffFunction"),
                model);
    }

    static Optional<DocumentProblem> jsonProblem(String text) {
        try {
            return JsonMapper.shared().readTree(text).isObject()
                    ? Optional.empty()
                    : Optional.of(DocumentProblem.ofWhole(JsonProblem.OBJECT_EXPECTED));
        } catch (JacksonException e) {
            return Optional.of(DocumentProblem.of(e));
        }
    }

    private void open(
            Topic topic,
            String attribute,
            String title,
            String example,
            Function<String, Optional<DocumentProblem>> check,
            List<Template> templates,
            List<String> words,
            TopicsViewModel model) {
        context.then(
                missing.watch(document(topic, attribute)),
                before -> {
                    DocumentEditorViewModel editor = new DocumentEditorViewModel(
                            new Document(
                                    title,
                                    topic.name(),
                                    before,
                                    () -> document(topic, attribute),
                                    check,
                                    text -> missing.watch(topics.setAttribute(topic, attribute, text)),
                                    templates,
                                    words),
                            before.isEmpty() ? example : before,
                            context.ui());
                    editor.saved().addListener((o, was, now) -> {
                        context.notice().set(Texts.get("section.saved", title, topic.name()));
                        model.changed(topic);
                    });
                    context.dialogs().edit(editor);
                },
                null);
    }

    private CompletableFuture<String> document(Topic topic, String attribute) {
        return Futures.map(topics.attributes(topic), found -> PolicyDocument.pretty(found.get(attribute)));
    }
}
