package app.bellhop.viewmodel.inbox;

import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.sns.Inbox;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.listen.HeardMessages;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The emails and SMS messages delivered by the demo, and what arrives while listening to a topic, with search and an unread
 * count. FX thread.
 */
public final class InboxViewModel {

    /** The protocols messages are delivered over. */
    public static final List<String> CHANNELS = List.of("email", "email-json", "sms", "sqs");

    /** How a message arrives while listening. */
    static final String LISTENED = "sqs";

    private static final int MAX_HEARD = 5_000;
    private static final int MAX_HEARD_CHARS = 32 << 20;

    private final Optional<Inbox> inbox;
    private final UiContext context;
    private final Runnable confirmed;
    private final Consumer<List<InboxMessage>> arrived;
    private final ObservableList<InboxMessage> messages = FXCollections.observableArrayList();
    private final ObservableList<InboxMessage> messagesView = FXCollections.unmodifiableObservableList(messages);
    private final ObjectProperty<InboxMessage> current = new SimpleObjectProperty<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<String> channels = FXCollections.observableArrayList();
    private final BooleanProperty asJson = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final Set<String> unreadIds = new HashSet<>();
    private final ObservableSet<String> confirmedIds = FXCollections.observableSet();
    private final HeardMessages heard = new HeardMessages(MAX_HEARD, MAX_HEARD_CHARS);
    private @Nullable List<InboxMessage> all;
    private boolean loading;

    /**
     * @param confirmed called after a subscription was confirmed
     * @param arrived receives the messages delivered since the last refresh
     */
    public InboxViewModel(
            Optional<Inbox> inbox, UiContext context, Runnable confirmed, Consumer<List<InboxMessage>> arrived) {
        this.inbox = inbox;
        this.context = context;
        this.confirmed = confirmed;
        this.arrived = arrived;
        filter.addListener((o, before, now) -> show());
        channels.addListener((ListChangeListener<String>) change -> show());
        current.addListener((o, before, now) -> {
            if (now != null && unreadIds.remove(key(now))) {
                unread.set(unreadIds.size());
            }
        });
    }

    public boolean available() {
        return inbox.isPresent();
    }

    /** Newest first. */
    public ObservableList<InboxMessage> messages() {
        return messagesView;
    }

    /** Whether there are no messages at all, also none that a filter hides. */
    public boolean empty() {
        return heard.total() == 0 && (all == null || all.isEmpty());
    }

    /** The open message. Set by the table. */
    public ObjectProperty<InboxMessage> current() {
        return current;
    }

    /** Text that the subject, body or endpoint must contain. */
    public StringProperty filter() {
        return filter;
    }

    /** Protocols to show; empty for all. */
    public ObservableList<String> channels() {
        return channels;
    }

    public BooleanProperty asJson() {
        return asJson;
    }

    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    public boolean unread(InboxMessage message) {
        return unreadIds.contains(key(message));
    }

    /** A message goes to many endpoints, so its id alone doesn't identify a delivery. */
    private static String key(InboxMessage message) {
        return message.id() + " " + message.channel() + " " + message.to();
    }

    public StringBinding text() {
        return Bindings.createStringBinding(
                () -> current.get() == null ? "" : asJson.get() ? json(current.get()) : plain(current.get()),
                current,
                asJson);
    }

    /** The text, and the attributes below it. */
    private static String plain(InboxMessage message) {
        StringBuilder text = new StringBuilder(message.text());
        if (!message.attributes().isEmpty()) {
            text.append("\n\n").append(Texts.get("inbox.attributes"));
            message.attributes()
                    .forEach((name, a) ->
                            text.append('\n').append(Texts.get("inbox.attribute", name, a.type(), a.value())));
        }
        return text.toString();
    }

    /** The text pretty-printed if it is JSON; otherwise the whole message as JSON. */
    private static String json(InboxMessage message) {
        if (!message.raw().isEmpty()) {
            return PolicyDocument.pretty(message.raw());
        }
        String text = message.text().strip();
        String pretty = PolicyDocument.pretty(text);
        if (text.startsWith("{") && !pretty.equals(text)) {
            return pretty;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageId", message.id());
        fields.put("Received", message.received().toString());
        fields.put("Protocol", message.channel());
        fields.put("Endpoint", message.to());
        fields.put("TopicArn", message.topicArn());
        fields.put("Subject", message.subject());
        fields.put("Message", message.text());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(fields);
    }

    public List<Command> commands() {
        return List.of(
                confirm(),
                markAllRead(),
                Command.of(CommandIds.COPY_MESSAGE)
                        .icon("fth-copy")
                        .key("Shortcut+C")
                        .enabledWhen(current.isNotNull(), Texts.get("needs.message"))
                        .does(() -> context.copy(current.get().text(), Texts.get("inbox.messageCopied"))),
                Command.of(CommandIds.COPY_ENDPOINT)
                        .icon("fth-at-sign")
                        .enabledWhen(current.isNotNull(), Texts.get("needs.message"))
                        .does(() -> context.copy(current.get().to(), Texts.get("inbox.endpointCopied"))));
    }

    /** Confirms the subscription that the message is about. */
    private Command confirm() {
        return Command.of(CommandIds.CONFIRM_SUBSCRIPTION)
                .icon("fth-check")
                .enabledWhen(
                        Bindings.createBooleanBinding(this::canConfirm, current, confirmedIds),
                        Texts.get("needs.confirmation"))
                .does(() -> confirm(current.get()));
    }

    private boolean canConfirm() {
        InboxMessage message = current.get();
        return message != null && message.confirmUrl() != null && !confirmedIds.contains(key(message));
    }

    private void confirm(InboxMessage message) {
        context.then(inbox.orElseThrow().confirm(message), done -> {
            confirmedIds.add(key(message));
            context.notice().set(Texts.get("inbox.confirmed", message.to()));
            confirmed.run();
        });
    }

    private Command markAllRead() {
        return Command.of(CommandIds.MARK_ALL_READ)
                .icon("fth-check-square")
                .enabledWhen(unread.greaterThan(0), Texts.get("needs.unread"))
                .does(() -> {
                    unreadIds.clear();
                    unread.set(0);
                });
    }

    /** Checks for new messages. Called by the ticker. */
    public void refresh() {
        if (loading || inbox.isEmpty()) {
            return;
        }
        loading = true;
        context.ended(inbox.get().messages(), (found, e) -> {
            loading = false;
            if (e == null) {
                accept(found);
            }
        });
    }

    private void accept(List<InboxMessage> found) {
        if (all != null) {
            Set<InboxMessage> known = new HashSet<>(all);
            List<InboxMessage> fresh =
                    found.stream().filter(m -> !known.contains(m)).toList();
            if (!fresh.isEmpty()) {
                markUnread(fresh);
                arrived.accept(fresh);
            }
        }
        if (!found.equals(all)) {
            all = found; // Messages of the first load don't count as new.
            show();
        }
    }

    private void markUnread(List<InboxMessage> fresh) {
        fresh.forEach(m -> unreadIds.add(key(m)));
        unread.set(unreadIds.size());
    }

    /** Takes messages that arrived while listening, oldest first; returns how many of them are new. */
    public long hear(List<InboxMessage> messages) {
        List<InboxMessage> fresh = heard.add(messages);
        if (!fresh.isEmpty()) {
            markUnread(fresh);
            show();
        }
        return fresh.size();
    }

    private void show() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        List<InboxMessage> wanted = Stream.concat(
                        heard.newestFirst().stream(), all == null ? Stream.empty() : all.stream())
                .sorted(Comparator.comparing(InboxMessage::received).reversed())
                .filter(m -> channels.isEmpty() || channels.contains(m.channel()))
                .filter(m -> needle.isEmpty() || holds(m, needle))
                .toList();
        int fresh = messages.isEmpty() ? -1 : wanted.indexOf(messages.get(0));
        int left = wanted.size() - fresh;
        if (fresh >= 0
                && left <= messages.size()
                && wanted.subList(fresh, wanted.size()).equals(messages.subList(0, left))) {
            messages.remove(left, messages.size()); // Keeps the selection, and drops what is too old.
            messages.addAll(0, wanted.subList(0, fresh));
        } else {
            messages.setAll(wanted);
        }
    }

    private static boolean holds(InboxMessage m, String needle) {
        return (m.subject() + "\n" + m.text() + "\n" + m.to())
                .toLowerCase(Locale.ROOT)
                .contains(needle);
    }
}
