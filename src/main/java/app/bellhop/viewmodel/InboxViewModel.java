package app.bellhop.viewmodel;

import app.bellhop.cloud.Inbox;
import app.bellhop.cloud.InboxMessage;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the demo delivered by e-mail and SMS. Empty, and said to be, where there is no demo. FX thread. */
public final class InboxViewModel {

    private final Optional<Inbox> inbox;
    private final Workbench bench;
    private final Runnable confirmed;
    private final ObservableList<InboxMessage> messages = FXCollections.observableArrayList();
    private final ObservableList<InboxMessage> messagesView = FXCollections.unmodifiableObservableList(messages);
    private final ObjectProperty<InboxMessage> current = new SimpleObjectProperty<>();
    private boolean asking;

    /** @param confirmed told when a subscription was confirmed */
    InboxViewModel(Optional<Inbox> inbox, Workbench bench, Runnable confirmed) {
        this.inbox = inbox;
        this.bench = bench;
        this.confirmed = confirmed;
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

    /** Says yes to the subscription that the message asks about. */
    public Command confirm() {
        return new Command(
                "confirmSubscription",
                Texts.get("command.confirmSubscription"),
                "fth-check",
                "",
                Bindings.createBooleanBinding(
                        () -> current.get() != null && current.get().confirmUrl() != null, current),
                () -> bench.then(
                        inbox.orElseThrow().confirm(current.get()),
                        done -> {
                            bench.notice()
                                    .set(Texts.get(
                                            "inbox.confirmed", current.get().to()));
                            confirmed.run();
                        },
                        null));
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
                                show(found);
                            }
                        },
                        bench.ui());
    }

    private void show(List<InboxMessage> found) {
        int fresh = found.size() - messages.size();
        if (fresh > 0 && found.subList(fresh, found.size()).equals(messages)) {
            messages.addAll(0, found.subList(0, fresh)); // Keeps what is selected.
        } else if (!found.equals(messages)) {
            messages.setAll(found);
        }
    }
}
