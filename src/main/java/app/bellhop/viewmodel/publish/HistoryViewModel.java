package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.settings.PublishedMessage;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages published over this connection, newest first. Saved on disk. FX thread. */
public final class HistoryViewModel {

    private static final int MAX_ENTRIES = 200;

    public record Entry(Instant at, Topic topic, String messageId, Message message) {

        public String time() {
            return Formats.time(at);
        }
    }

    private final String connection;
    private final UiContext context;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> entriesView = FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<Entry> current = new SimpleObjectProperty<>();

    public HistoryViewModel(String connection, UiContext context) {
        this.connection = connection;
        this.context = context;
    }

    public ObservableList<Entry> entries() {
        return entriesView;
    }

    /** Set by the table. */
    public ObjectProperty<Entry> current() {
        return current;
    }

    public void load() {
        context.then(context.stores().published().list(), this::show, this::load);
    }

    private void show(List<PublishedMessage> all) {
        entries.setAll(all.stream()
                .filter(m -> m.connection().equals(connection))
                .map(HistoryViewModel::entry)
                .toList());
    }

    /** @param published by message IDs, the oldest first */
    void add(Topic topic, Map<String, Message> published) {
        List<PublishedMessage> more = new ArrayList<>();
        published.forEach((id, message) -> more.add(0, kept(topic, id, message)));
        context.then(context.stores().published().update(all -> with(more, all)), this::show);
    }

    /** Those of other connections stay. */
    private List<PublishedMessage> with(List<PublishedMessage> more, List<PublishedMessage> all) {
        Stream<PublishedMessage> ours = Stream.concat(
                        more.stream(), all.stream().filter(m -> m.connection().equals(connection)))
                .limit(MAX_ENTRIES);
        Stream<PublishedMessage> others =
                all.stream().filter(m -> !m.connection().equals(connection));
        return Stream.concat(ours, others).toList();
    }

    private PublishedMessage kept(Topic topic, String messageId, Message message) {
        return new PublishedMessage(
                connection,
                Instant.now().toEpochMilli(),
                topic.arn(),
                messageId,
                message.subject(),
                message.text(),
                message.texts(),
                message.groupId(),
                typed(message.attributes()));
    }

    private static Map<String, String> typed(Map<String, MessageAttribute> attributes) {
        Map<String, String> typed = new LinkedHashMap<>();
        attributes.forEach((name, attribute) -> typed.put(name, attribute.type() + ":" + attribute.value()));
        return typed;
    }

    private static Entry entry(PublishedMessage m) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        m.attributes().forEach((name, typed) -> {
            int colon = typed.indexOf(':');
            attributes.put(name, new MessageAttribute(typed.substring(0, colon), typed.substring(colon + 1)));
        });
        return new Entry(
                Instant.ofEpochMilli(m.at()),
                new Topic(m.topicArn()),
                m.messageId(),
                new Message(m.subject(), m.text(), m.texts(), attributes, m.groupId(), ""));
    }

    /**
     * Commands for a history entry.
     *
     * @param send publishes a message
     * @param edit opens a message in the form
     */
    public List<Command> commands(BiFunction<Topic, Message, CompletableFuture<String>> send, Consumer<Message> edit) {
        BooleanBinding one = current.isNotNull();
        return List.of(
                Command.of(CommandIds.PUBLISH_AGAIN)
                        .icon("fth-rotate-cw")
                        .enabledWhen(one, Texts.get("needs.message"))
                        .does(() -> confirmRepublish(current.get(), send)),
                Command.of(CommandIds.EDIT_AGAIN)
                        .icon("fth-edit")
                        .enabledWhen(one, Texts.get("needs.message"))
                        .does(() -> edit.accept(current.get().message())));
    }

    private void confirmRepublish(Entry entry, BiFunction<Topic, Message, CompletableFuture<String>> send) {
        String text = entry.message().text();
        Form form = Form.of(
                        Texts.get("publishAgain.title"),
                        Texts.get("publishAgain.text", entry.topic().name()),
                        Texts.get("publishAgain.ok"))
                .details(entry.message().subject(), text.length() > 300 ? text.substring(0, 300) + "…" : text);
        context.ask(
                form,
                yes -> context.then(
                        send.apply(entry.topic(), entry.message()),
                        id -> context.notice()
                                .set(Texts.get("publish.done", entry.topic().name(), id))));
    }
}
