package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.SmsText;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.contacts.ContactsSource;
import app.bellhop.work.messages.PublishAnswers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form for publishing a message to the selected topic, with all the options SNS has. FX thread. */
public final class PublishViewModel {

    /** The protocols that can have their own text. */
    public static final List<String> PROTOCOLS =
            List.of("email", "sms", "http", "https", "sqs", "lambda", "firehose", "application");

    static final String GROUP = "bellhop";

    private final Topics topics;
    private final Messages messages;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final ReadOnlyObjectProperty<Topic> topic;
    private final HistoryViewModel history;
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final StringProperty groupId = new SimpleStringProperty(GROUP);
    private final StringProperty deduplicationId = new SimpleStringProperty("");
    private final Map<String, StringProperty> texts = new LinkedHashMap<>();
    private final MessageAttributesViewModel attributes = new MessageAttributesViewModel();
    private final BooleanProperty publishing = new SimpleBooleanProperty();
    private final Observable[] parts;

    public PublishViewModel(
            Sns sns,
            UiContext context,
            UnsupportedOperations unsupported,
            ReadOnlyObjectProperty<Topic> topic,
            HistoryViewModel history) {
        this.topics = sns.topics();
        this.messages = sns.messages();
        this.context = context;
        this.unsupported = unsupported;
        this.topic = topic;
        this.history = history;
        PROTOCOLS.forEach(protocol -> texts.put(protocol, new SimpleStringProperty("")));
        parts = new Observable[4 + PROTOCOLS.size()];
        parts[0] = subject;
        parts[1] = message;
        parts[2] = attributes.lines();
        parts[3] = unsupported.refusals();
        int i = 4;
        for (StringProperty text : texts.values()) {
            parts[i++] = text;
        }
    }

    public StringProperty subject() {
        return subject;
    }

    public StringProperty message() {
        return message;
    }

    public StringProperty groupId() {
        return groupId;
    }

    /** For FIFO topics; if empty, each message gets a new id, or the topic derives one from the content. */
    public StringProperty deduplicationId() {
        return deduplicationId;
    }

    /** The text for a protocol's endpoints; if empty, they get the message. */
    public StringProperty text(String protocol) {
        return Objects.requireNonNull(texts.get(protocol));
    }

    public MessageAttributesViewModel attributes() {
        return attributes;
    }

    /** Whether the topic is FIFO and needs a message group. */
    public BooleanBinding fifo() {
        return Bindings.createBooleanBinding(
                () -> topic.get() != null && topic.get().fifo(), topic);
    }

    public StringBinding target() {
        return Bindings.createStringBinding(
                () -> topic.get() == null
                        ? Texts.get("publish.noTopic")
                        : Texts.get("publish.to", topic.get().name()),
                topic);
    }

    /** The message as it would be sent. */
    public Message draft() {
        Map<String, String> own = new LinkedHashMap<>();
        texts.forEach((protocol, text) -> {
            if (!text.get().isEmpty()) {
                own.put(protocol, text.get());
            }
        });
        boolean ordered = topic.get() != null && topic.get().fifo();
        return new Message(
                subject.get(),
                message.get(),
                own,
                attributes.attributes(),
                ordered ? groupId.get().strip() : "",
                ordered ? deduplicationId.get().strip() : "");
    }

    /** The message as it would be sent, whenever that changes. */
    public ObjectBinding<Message> drafts() {
        return Bindings.createObjectBinding(this::draft, parts);
    }

    /** What is wrong with the message; if nothing is, its size. */
    public StringBinding hint() {
        return Bindings.createStringBinding(this::hintNow, parts);
    }

    private String hintNow() {
        String problem = problem();
        return problem.isEmpty() ? used() : problem;
    }

    private String problem() {
        if (!unsupported.reason("Publish").isEmpty()) {
            return unsupported.reason("Publish");
        }
        if (!SnsRules.subject(subject.get())) {
            return Texts.get("publish.badSubject", subject.get().length());
        }
        String badAttribute = attributes.problem();
        if (!badAttribute.isEmpty()) {
            return badAttribute;
        }
        int bytes = draft().bytes();
        return bytes > SnsRules.MAX_MESSAGE_BYTES ? Texts.get("publish.tooLong", Formats.bytes(bytes)) : "";
    }

    /** The size, and the number of SMS segments, as each one is charged. */
    private String used() {
        String size = Texts.get("publish.used", Formats.bytes(draft().bytes()));
        String sms = draft().textFor("sms");
        return sms.isEmpty() ? size : size + " · " + smsText(sms);
    }

    /** A text's number of SMS segments, and its encoding. */
    static String smsText(String text) {
        SmsText sms = SmsText.of(text);
        return SnsRules.bytes(text) > SmsText.MAX_BYTES
                ? Texts.get("sms.tooLong", SmsText.MAX_BYTES)
                : Texts.get(sms.gsm() ? "sms.gsm" : "sms.ucs", sms.segments(), sms.units());
    }

    public BooleanBinding wrong() {
        return Bindings.createBooleanBinding(() -> !problem().isEmpty(), parts);
    }

    /** The Publish command, enabled if the message is valid. */
    public Command command() {
        Observable[] all = new Observable[parts.length + 3];
        System.arraycopy(parts, 0, all, 0, parts.length);
        all[parts.length] = topic;
        all[parts.length + 1] = publishing;
        all[parts.length + 2] = groupId;
        BooleanBinding ready = Bindings.createBooleanBinding(
                () -> topic.get() != null
                        && !publishing.get()
                        && problem().isEmpty()
                        && !message.get().isEmpty()
                        && (!topic.get().fifo() || !groupId.get().isBlank()),
                all);
        return Command.of(CommandIds.PUBLISH)
                .icon("fth-send")
                .key("Shortcut+Enter")
                .enabledWhen(ready, Texts.get("needs.publish"))
                .does(() -> publish());
    }

    /** Commands that keep the message under a name, and fill the form with one that was. */
    public List<Command> templates() {
        return new MessageTemplates(context, this::draft, this::edit).commands();
    }

    /**
     * Publishes a message for each row of a table.
     *
     * @param source reads the table
     */
    public Command many(ContactsSource source) {
        BulkPublishing bulk = new BulkPublishing(messages, source, context, history);
        return Command.of(CommandIds.PUBLISH_MANY)
                .icon("fth-send")
                .enabledWhen(topic.isNotNull(), Texts.get("needs.topic"))
                .does(() -> bulk.ask(topic.get(), draft()));
    }

    private void publish() {
        Topic to = topic.get();
        Message draft = draft();
        publishing.set(true);
        CompletableFuture<String> answer = send(to, draft);
        context.ended(answer, (id, e) -> publishing.set(false));
        context.then(answer, id -> {
            context.notice().set(Texts.get("publish.done", to.name(), id));
            if (draft().equals(draft)) { // Else the next one is being written.
                clear();
            }
        });
    }

    /** Publishes a message (Publish) and adds it to the history. */
    public CompletableFuture<String> send(Topic to, Message draft) {
        CompletableFuture<Message> complete = to.fifo() ? ordered(to, draft) : CompletableFuture.completedFuture(draft);
        return Futures.then(
                complete,
                message -> Futures.map(PublishAnswers.told(messages.publish(to, message), to.arn()), id -> {
                    context.ui().execute(() -> history.add(to, Map.of(id, message)));
                    return id;
                }));
    }

    /**
     * Adds what a FIFO topic requires: a group, and a new deduplication id unless the topic derives it from the content
     * (GetTopicAttributes). The id is new each time, so that publishing the same message twice sends it twice.
     */
    private CompletableFuture<Message> ordered(Topic to, Message draft) {
        String group = draft.groupId().isEmpty() ? GROUP : draft.groupId();
        CompletableFuture<Boolean> byContent = draft.deduplicationId().isEmpty()
                ? Futures.handle(topics.attributes(to), (found, e) -> e == null && found.contentBasedDeduplication())
                : CompletableFuture.completedFuture(true);
        return Futures.map(
                byContent,
                made -> new Message(
                        draft.subject(),
                        draft.text(),
                        draft.texts(),
                        draft.attributes(),
                        group,
                        made ? draft.deduplicationId() : UUID.randomUUID().toString()));
    }

    private void clear() {
        subject.set("");
        message.set("");
        deduplicationId.set("");
        texts.values().forEach(text -> text.set(""));
        attributes.set(Map.of());
    }

    /** Opens a published message in the form. */
    public void edit(Message published) {
        clear();
        subject.set(published.subject());
        message.set(published.text());
        if (!published.groupId().isEmpty()) {
            groupId.set(published.groupId());
        }
        published.texts().forEach((protocol, text) -> {
            if (texts.containsKey(protocol)) {
                texts.get(protocol).set(text);
            }
        });
        attributes.set(published.attributes());
    }
}
