package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.ErrorKind;
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
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.topics.TopicForm.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Edits a topic's attributes and tags in a form, and its access and delivery policies in the editor. FX thread. */
final class TopicSettings {

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

    TopicSettings(Topics topics, UiContext context) {
        this.topics = topics;
        this.context = context;
    }

    void edit(Topic topic, TopicsViewModel model) {
        CompletableFuture<Map<String, String>> tags = topics.tags(topic);
        context.then(
                Futures.then(
                        topics.attributes(topic),
                        found -> Futures.handle(tags, (known, e) -> new Known(found, known, problem(e)))),
                known -> ask(topic, known, model));
    }

    private static String problem(@Nullable CloudException e) {
        return e == null || e.kind() == ErrorKind.NOT_SUPPORTED ? "" : ErrorTexts.sentence(e);
    }

    private void ask(Topic topic, Known known, TopicsViewModel model) {
        TopicForm form = new TopicForm(topic, known);
        context.ask(form.form(), typed -> {
            Map<String, Supplier<CompletableFuture<Void>>> changes = changes(topic, form.changed(typed));
            form.tags(typed).ifPresent(wanted -> changes.put("Tags", () -> tags(topic, known, wanted)));
            confirmLoss(topic, form.archiveLoss(typed), () -> save(topic, changes, model));
        });
    }

    private void confirmLoss(Topic topic, String loss, Runnable save) {
        if (loss.isEmpty()) {
            save.run();
            return;
        }
        context.ask(
                Form.confirm(
                        Texts.get("topic.archiveTitle", topic.name()), loss, List.of(), Texts.get("topic.archiveOk")),
                confirmed -> save.run());
    }

    private CompletableFuture<Void> tags(Topic topic, Known known, Map<String, String> typed) {
        Map<String, String> wanted = new LinkedHashMap<>(typed);
        List<String> gone = known.tags().keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .toList();
        wanted.entrySet().removeAll(known.tags().entrySet());
        return topics.changeTags(topic, wanted, gone);
    }

    /** Delivery status logging, protocol by protocol. */
    void editLogging(Topic topic, TopicsViewModel model) {
        context.then(topics.attributes(topic), now -> {
            DeliveryLoggingForm form = new DeliveryLoggingForm(topic, now);
            context.ask(form.form(), typed -> save(topic, changes(topic, form.changed(typed)), model));
        });
    }

    private Map<String, Supplier<CompletableFuture<Void>>> changes(Topic topic, Map<String, String> attributes) {
        Map<String, Supplier<CompletableFuture<Void>>> changes = new LinkedHashMap<>();
        attributes.forEach((name, value) -> changes.put(name, () -> topics.setAttribute(topic, name, value)));
        return changes;
    }

    /** Writes what was changed, one after the other; what the service refuses keeps nothing else from being written. */
    private void save(Topic topic, Map<String, Supplier<CompletableFuture<Void>>> changes, TopicsViewModel model) {
        List<String> refused = new ArrayList<>();
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (Map.Entry<String, Supplier<CompletableFuture<Void>>> change : changes.entrySet()) {
            all = Futures.then(
                    all,
                    done -> Futures.handle(change.getValue().get(), (saved, e) -> {
                        if (e != null) {
                            String why = ErrorTexts.sentence(e);
                            refused.add(Texts.get("topicSettings.refused", change.getKey(), why));
                        }
                        return null;
                    }));
        }
        context.then(all, done -> {
            if (refused.isEmpty()) {
                context.notice().set(Texts.get("topicSettings.done", topic.name()));
            } else {
                context.errors().show(String.join("\n", refused));
            }
            model.changed(topic);
        });
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
        context.then(document(topic, attribute), before -> {
            DocumentEditorViewModel editor = new DocumentEditorViewModel(
                    new Document(
                            title,
                            topic.name(),
                            before,
                            () -> document(topic, attribute),
                            check,
                            text -> topics.setAttribute(topic, attribute, text),
                            templates,
                            words),
                    before.isEmpty() ? example : before,
                    context.ui());
            editor.saved().addListener((o, was, now) -> {
                context.notice().set(Texts.get("section.saved", title, topic.name()));
                model.changed(topic);
            });
            context.dialogs().edit(editor);
        });
    }

    private CompletableFuture<String> document(Topic topic, String attribute) {
        return Futures.map(topics.attributes(topic), found -> PolicyDocument.pretty(found.get(attribute)));
    }
}
