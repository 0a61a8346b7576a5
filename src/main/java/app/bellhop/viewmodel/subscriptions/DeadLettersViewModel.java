package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.cloud.sqs.QueueMessage;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.listen.ReceivedMessage;
import app.bellhop.work.messages.PublishAnswers;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The messages in a dead-letter queue. They are hidden from other consumers while they are shown, and released when the
 * window closes. FX thread.
 */
public final class DeadLettersViewModel implements ScreenModel {

    private static final int AT_ONCE = 100;
    private static final int MAX = 1_000;
    private static final int PER_SECOND = 20;

    /** A message in the queue, and what SNS wanted to deliver. */
    public record DeadLetter(QueueMessage message, ReceivedMessage content) {}

    private final DeadLetterQueues queues;
    private final Messages messages;
    private final UiContext context;
    private final String queue;
    private final Topic topic;
    private final Runnable changed;
    private final ObservableList<DeadLetter> letters = FXCollections.observableArrayList();
    private final ObservableList<DeadLetter> lettersView = FXCollections.unmodifiableObservableList(letters);
    private final ObservableList<DeadLetter> selected = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable DeadLetter> current = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StatusLine status = new StatusLine("");

    /** The receipts of messages that were deleted. Written by any thread. */
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    /** The IDs of messages that were published again. Written by any thread. */
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    /** The IDs of those whose publishing was stopped: they may have been published. Written by any thread. */
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    private boolean closed;

    /**
     * @param queue an ARN
     * @param topic to publish messages to again
     * @param changed called after messages were deleted
     */
    DeadLettersViewModel(
            DeadLetterQueues queues,
            Messages messages,
            UiContext context,
            String queue,
            Topic topic,
            Runnable changed) {
        this.queues = queues;
        this.messages = messages;
        this.context = context;
        this.queue = queue;
        this.topic = topic;
        this.changed = changed;
    }

    @Override
    public String title() {
        return Texts.get("deadLetters.title", queue.substring(queue.lastIndexOf(':') + 1));
    }

    public ObservableList<DeadLetter> letters() {
        return lettersView;
    }

    /** Set by the table. */
    public ObservableList<DeadLetter> selected() {
        return selected;
    }

    /** The message whose text is shown. Set by the table. */
    public ObjectProperty<@Nullable DeadLetter> current() {
        return current;
    }

    /** How many are shown, of how many; or why there are none. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    /** The current message as received. */
    public StringBinding text() {
        return Bindings.createStringBinding(
                () -> {
                    DeadLetter letter = current.get();
                    return letter == null
                            ? ""
                            : PolicyDocument.pretty(letter.content().raw());
                },
                current);
    }

    /** Receives messages that aren't shown yet. */
    public Command more() {
        return Command.of(CommandIds.MORE_DEAD_LETTERS)
                .icon("fth-refresh-cw")
                .enabledWhen(busy.not().and(Bindings.size(letters).lessThan(MAX)))
                .does(this::load);
    }

    /** Publishes the selected messages to the topic again, and deletes each from the queue once it is published. */
    public Command republish() {
        return Command.of(CommandIds.REPUBLISH_DEAD_LETTERS)
                .icon("fth-send")
                .enabledWhen(busy.not().and(Bindings.isNotEmpty(selected)))
                .does(this::reviewRepublishing);
    }

    /** Deletes the selected messages from the queue. */
    public Command delete() {
        return Command.of(CommandIds.DELETE_DEAD_LETTERS)
                .icon("fth-trash-2")
                .enabledWhen(busy.not().and(Bindings.isNotEmpty(selected)))
                .does(this::reviewDeletion);
    }

    /** Receives the first messages, or more of them. */
    public void load() {
        busy.set(true);
        status.set(Texts.get("deadLetters.loading"));
        CompletableFuture<List<QueueMessage>> found = queues.look(queue, Math.min(AT_ONCE, MAX - letters.size()));
        context.ended(found, (arrived, e) -> {
            busy.set(false);
            if (e != null) {
                status.fail(e);
            } else if (closed) {
                queues.release(queue, arrived);
            } else {
                show(arrived);
            }
        });
    }

    private void show(List<QueueMessage> arrived) {
        Set<String> ids = new HashSet<>();
        arrived.forEach(message -> ids.add(message.id()));
        letters.removeIf(letter -> ids.contains(letter.message().id())); // Received anew: with a new receipt.
        letters.addAll(arrived.stream()
                .map(message -> new DeadLetter(message, ReceivedMessage.of(message)))
                .toList());
        count();
    }

    private void count() {
        context.ended(
                Futures.handle(queues.count(queue), (count, e) -> e == null ? count.visible() + count.hidden() : -1),
                (total, e) -> status.set(
                        letters.isEmpty()
                                ? Texts.get("deadLetters.none", total)
                                : Texts.get("deadLetters.count", letters.size(), total)));
    }

    private void reviewRepublishing() {
        String action = Texts.get("deadLetters.republishAction");
        review(
                Texts.get("deadLetters.republish", selected.size(), topic.name()),
                action,
                false,
                letter -> publish(action, letter));
    }

    private void reviewDeletion() {
        String action = Texts.get("deadLetters.deleteAction");
        review(
                Texts.get("deadLetters.delete", selected.size()),
                action,
                true,
                letter -> PlanItem.toDo(action, letter.message().id(), summary(letter), 0, () -> delete(letter)));
    }

    private void review(String text, String action, boolean destructive, Function<DeadLetter, PlanItem> step) {
        List<PlanItem> items = selected.stream().map(step).toList();
        context.dialogs()
                .show(new PlanViewModel(
                        new Plan(title(), text, items, action, destructive, PER_SECOND), context, this::applied));
    }

    private void applied() {
        letters.removeIf(letter -> deleted.contains(letter.message().receipt()));
        count();
        changed.run();
    }

    private static String summary(DeadLetter letter) {
        String first = letter.content().text().lines().findFirst().orElse("");
        return letter.content().subject().isEmpty() ? first : letter.content().subject();
    }

    /** When only the deletion failed, it alone is tried again. */
    private PlanItem publish(String action, DeadLetter letter) {
        String id = letter.message().id();
        return PlanItem.toDo(action, id, summary(letter), 0, () -> {
            if (published.contains(id)) {
                return delete(letter);
            }
            if (stopped.remove(id)) {
                return CompletableFuture.failedFuture(PublishAnswers.unanswered(topic.arn()));
            }
            CompletableFuture<String> answer = messages.publish(topic, again(letter));
            answer.whenComplete((done, e) -> {
                if (e != null && !topic.fifo() && maybeSent(CloudException.of(e))) {
                    stopped.add(id);
                }
            });
            return Futures.then(topic.fifo() ? answer : PublishAnswers.told(answer, topic.arn()), done -> {
                published.add(id);
                return delete(letter);
            });
        });
    }

    private static boolean maybeSent(CloudException stopped) {
        return stopped.kind() == ErrorKind.CANCELLED && !stopped.notSent();
    }

    /** A retry after an unknown outcome publishes nothing twice to a FIFO topic. */
    private Message again(DeadLetter letter) {
        ReceivedMessage content = letter.content();
        return new Message(
                content.subject(),
                content.text(),
                Map.of(),
                content.attributes(),
                topic.fifo() ? letter.message().group() : "",
                topic.fifo() ? letter.message().id() : "");
    }

    private CompletableFuture<Void> delete(DeadLetter letter) {
        return Futures.map(queues.delete(queue, List.of(letter.message())), done -> {
            deleted.add(letter.message().receipt());
            return done;
        });
    }

    /** Lets other consumers receive the messages again. */
    @Override
    public void close() {
        closed = true;
        List<QueueMessage> left = letters.stream().map(DeadLetter::message).toList();
        if (!left.isEmpty()) {
            queues.release(queue, left);
        }
    }
}
