package app.bellhop.viewmodel.inbox;

import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.sns.Inbox;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demo delivered by e-mail and SMS: searched, read, counted while unread. Empty, and said to be, where there is no
 * demo. FX thread.
 */
public final class InboxViewModel {

    /** What a message can come in through. */
    public static final List<String> CHANNELS = List.of("email", "email-json", "sms");

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
    private List<InboxMessage> all;
    private boolean asking;

    /**
     * @param confirmed told when a subscription was confirmed
     * @param arrived told of messages that came in since the last look
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

    /** Whether this connection has one. */
    public boolean available() {
        return inbox.isPresent();
    }

    /** Newest first. */
    public ObservableList<InboxMessage> messages() {
        return messagesView;
    }

    /** The message that is read; set by the table. */
    public ObjectProperty<InboxMessage> current() {
        return current;
    }

    /** Shows only messages with this in subject, text or endpoint. */
    public StringProperty filter() {
        return filter;
    }

    /** Shows only messages that came in through these; empty for all. */
    public ObservableList<String> channels() {
        return channels;
    }

    /** Whether the message is shown as the JSON that it is or came in. */
    public BooleanProperty asJson() {
        return asJson;
    }

    /** How many came in and were not looked at yet. */
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    public boolean unread(InboxMessage message) {
        return unreadIds.contains(key(message));
    }

    /** The same message goes to many: one delivery is an id and an endpoint. */
    private static String key(InboxMessage message) {
        return message.id() + " " + message.channel() + " " + message.to();
    }

    /** The text of the message that is read. */
    public StringBinding text() {
        return Bindings.createStringBinding(
                () -> current.get() == null
                        ? ""
                        : asJson.get() ? json(current.get()) : current.get().text(),
                current,
                asJson);
    }

    /** Set out, where the text is JSON itself; else the whole message as JSON. */
    private static String json(InboxMessage message) {
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
        return List.of(confirm(), markAllRead());
    }

    /** Says yes to the subscription that the message asks about. */
    private Command confirm() {
        return Command.of(CommandIds.CONFIRM_SUBSCRIPTION)
                .icon("fth-check")
                .enabledWhen(Bindings.createBooleanBinding(
                        () -> current.get() != null && current.get().confirmUrl() != null, current))
                .does(() -> context.then(
                        inbox.orElseThrow().confirm(current.get()),
                        done -> {
                            context.notice()
                                    .set(Texts.get(
                                            "inbox.confirmed", current.get().to()));
                            confirmed.run();
                        },
                        null));
    }

    private Command markAllRead() {
        return Command.of(CommandIds.MARK_ALL_READ)
                .icon("fth-check-square")
                .enabledWhen(unread.greaterThan(0))
                .does(() -> {
                    unreadIds.clear();
                    unread.set(0);
                });
    }

    /** Looks for new messages. Called by the ticker. */
    public void refresh() {
        if (asking || inbox.isEmpty()) {
            return;
        }
        asking = true;
        inbox.get()
                .messages()
                .whenCompleteAsync(
                        (found, e) -> {
                            asking = false;
                            if (e == null) {
                                take(found);
                            }
                        },
                        context.ui());
    }

    private void take(List<InboxMessage> found) {
        if (all != null) {
            Set<InboxMessage> known = new HashSet<>(all);
            List<InboxMessage> fresh =
                    found.stream().filter(m -> !known.contains(m)).toList();
            if (!fresh.isEmpty()) {
                fresh.forEach(m -> unreadIds.add(key(m)));
                unread.set(unreadIds.size());
                arrived.accept(fresh);
            }
        }
        if (!found.equals(all)) {
            all = found; // What was there at the start is nothing new.
            show();
        }
    }

    private void show() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        List<InboxMessage> wanted = (all == null ? List.<InboxMessage>of() : all)
                .stream()
                        .filter(m -> channels.isEmpty() || channels.contains(m.channel()))
                        .filter(m -> needle.isEmpty() || holds(m, needle))
                        .toList();
        int fresh = wanted.size() - messages.size();
        if (fresh > 0 && wanted.subList(fresh, wanted.size()).equals(messages)) {
            messages.addAll(0, wanted.subList(0, fresh)); // Keeps what is selected.
        } else if (!wanted.equals(messages)) {
            messages.setAll(wanted);
        }
    }

    private static boolean holds(InboxMessage m, String needle) {
        return (m.subject() + "\n" + m.text() + "\n" + m.to())
                .toLowerCase(Locale.ROOT)
                .contains(needle);
    }
}
