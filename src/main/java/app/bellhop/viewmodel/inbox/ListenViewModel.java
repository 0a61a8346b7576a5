package app.bellhop.viewmodel.inbox;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.cloud.sqs.FoundQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.listen.MessageSink;
import app.bellhop.work.listen.ReceivedMessage;
import app.bellhop.work.listen.TopicListeners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Listening to a topic: what arrives there goes to the inbox. Also removes what earlier starts have left. FX thread. */
public final class ListenViewModel {

    private static final String LIST = "ListQueues";

    private final Optional<TopicListeners> listeners;
    private final Optional<TemporaryQueues> queues;
    private final Topics topics;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final ReadOnlyObjectProperty<@Nullable Topic> selected;
    private final ToLongFunction<List<InboxMessage>> inbox;
    private final ReadOnlyObjectWrapper<@Nullable Topic> topic = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper queue = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final StringBinding reason;

    /** Why the server couldn't be asked for queues that are left. */
    private final ReadOnlyStringWrapper unknown = new ReadOnlyStringWrapper("");

    private final ObservableList<TopicListeners.Leftover> leftovers = FXCollections.observableArrayList();
    private long arrived;

    /**
     * @param queues with {@code unsupported} around them
     * @param selected the topic to listen to
     * @param inbox takes what arrives, and returns how much of it is new
     */
    public ListenViewModel(
            Optional<TopicListeners> listeners,
            Optional<TemporaryQueues> queues,
            Topics topics,
            UiContext context,
            UnsupportedOperations unsupported,
            ReadOnlyObjectProperty<@Nullable Topic> selected,
            ToLongFunction<List<InboxMessage>> inbox) {
        this.listeners = listeners;
        this.queues = queues;
        this.topics = topics;
        this.context = context;
        this.unsupported = unsupported;
        this.selected = selected;
        this.inbox = inbox;
        reason = unsupported.reason(
                () -> queues.isEmpty() || !unsupported.reason(LIST).isEmpty() ? Texts.get("listen.noSqs") : "");
    }

    public ReadOnlyObjectProperty<@Nullable Topic> topic() {
        return topic.getReadOnlyProperty();
    }

    /** What it listens to and how much arrived; empty while it doesn't. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Why it can't listen on this server; empty if it can. */
    public StringBinding reason() {
        return reason;
    }

    /** What was left by earlier starts or other Bellhops. */
    public ObservableList<TopicListeners.Leftover> leftovers() {
        return leftovers;
    }

    public List<Command> commands() {
        BooleanExpression stoppable = queue.isNotEmpty();
        return List.of(
                Command.of(CommandIds.LISTEN_TO_TOPIC)
                        .icon("fth-headphones")
                        .enabledWhen(
                                topic.isNull()
                                        .and(Bindings.createBooleanBinding(() -> selected.get() != null, selected)),
                                Texts.get("needs.topic"))
                        .does(() -> ask(selected.get()))
                        .unless(reason),
                Command.of(CommandIds.STOP_LISTENING)
                        .icon("fth-square")
                        .enabledWhen(stoppable, Texts.get("needs.listening"))
                        .does(this::stop),
                Command.of(CommandIds.REMOVE_LEFT_QUEUES)
                        .icon("fth-trash-2")
                        .enabledWhen(Bindings.isNotEmpty(leftovers), Texts.get("needs.leftovers"))
                        .does(this::askToRemove)
                        .unless(Bindings.when(Bindings.isEmpty(leftovers))
                                .then(unknown)
                                .otherwise("")));
    }

    private void ask(@Nullable Topic wanted) {
        if (wanted == null) {
            return;
        }
        CompletableFuture<TopicAttributes> attributes =
                Futures.recover(topics.attributes(wanted), e -> true, new TopicAttributes(Map.of()));
        context.then(attributes, known -> {
            List<String> details = new ArrayList<>(List.of(Texts.get("listen.cost")));
            if (wanted.fifo()) {
                details.add(Texts.get("listen.fifo"));
            }
            if (known.encrypted()) {
                details.add(Texts.get("listen.kms", known.kmsKey()));
            }
            Form form = Form.of(
                            Texts.get("listen.title", wanted.name()), Texts.get("listen.text"), Texts.get("listen.ok"))
                    .details(details);
            context.ask(form, yes -> start(wanted));
        });
    }

    private void start(Topic wanted) {
        if (topic.get() != null) { // Pressed twice, or tried again after another start.
            return;
        }
        topic.set(wanted);
        arrived = 0;
        status.set(Texts.get("listen.starting", wanted.name()));
        CompletableFuture<String> started = listeners.orElseThrow().start(wanted, new Sink(wanted));
        context.ended(started, (name, e) -> {
            if (e != null) {
                ended();
                context.errors().show(e, () -> start(wanted));
            } else {
                queue.set(name);
                showArrived();
            }
        });
    }

    private void showArrived() {
        Topic now = topic.get();
        if (now != null) {
            status.set(Texts.get("listen.status", now.name(), arrived));
        }
    }

    private void ended() {
        topic.set(null);
        queue.set("");
        status.set("");
    }

    private void stop() {
        String name = queue.get();
        Topic was = topic.get();
        if (was == null) {
            return;
        }
        queue.set("");
        status.set(Texts.get("listen.stopping", was.name()));
        context.ended(listeners.orElseThrow().stop(name), (done, e) -> {
            ended();
            if (e == null) {
                context.notice().set(Texts.get("listen.stopped", was.name(), arrived));
            } else {
                context.errors().show(Texts.get("listen.notRemoved", ErrorTexts.sentence(e)));
            }
            check();
        });
    }

    /** Looks for what earlier starts have left, which also tells whether the server has SQS (ListQueues). */
    public void check() {
        CompletableFuture<List<FoundQueue>> found = unsupported.reason(LIST).isEmpty()
                ? queues.map(TemporaryQueues::find).orElse(CompletableFuture.completedFuture(List.of()))
                : CompletableFuture.completedFuture(List.of());
        listeners.ifPresent(all -> {
            context.ended(
                    found,
                    (queues, e) -> unknown.set(
                            e == null || e.kind() == ErrorKind.NOT_SUPPORTED ? "" : ErrorTexts.sentence(e)));
            context.ended(
                    Futures.then(Futures.recover(found, e -> true, List.of()), all::leftovers),
                    (left, e) -> leftovers.setAll(e == null ? left : List.of()));
        });
    }

    private void askToRemove() {
        List<TopicListeners.Leftover> all = List.copyOf(leftovers);
        List<String> details = new ArrayList<>();
        all.forEach(left -> details.add(Texts.get(
                left.own() ? "listen.left.own" : "listen.left.other",
                left.entry().queue(),
                left.entry().topicArn(),
                left.entry().started() == 0
                        ? ""
                        : Formats.time(Instant.ofEpochMilli(left.entry().started())))));
        Form form = Form.confirm(
                Texts.get("listen.remove.title"),
                Texts.get("listen.remove.text", all.size()),
                details,
                Texts.get("listen.remove.ok"));
        context.ask(form, yes -> remove(all));
    }

    private void remove(List<TopicListeners.Leftover> all) {
        TopicListeners from = listeners.orElseThrow();
        CompletableFuture<?> removed =
                Futures.all(all.stream().map(left -> from.remove(left.entry())).toList());
        context.ended(removed, (done, e) -> {
            if (e == null) {
                context.notice().set(Texts.get("listen.removed", all.size()));
            } else {
                context.errors().show(e, () -> remove(all));
            }
            check();
        });
    }

    /** Takes what arrives to the FX thread. */
    private final class Sink implements MessageSink {

        private final Topic of;

        Sink(Topic of) {
            this.of = of;
        }

        @Override
        public CompletableFuture<Void> received(List<ReceivedMessage> messages) {
            Instant now = Instant.now();
            List<InboxMessage> all = messages.stream()
                    .map(m -> new InboxMessage(
                            m.id(),
                            now,
                            InboxViewModel.LISTENED,
                            of.name(),
                            of.arn(),
                            m.subject(),
                            m.text(),
                            m.attributes(),
                            m.raw(),
                            null))
                    .toList();
            return CompletableFuture.runAsync(
                    () -> {
                        arrived += inbox.applyAsLong(all);
                        showArrived();
                    },
                    context.ui());
        }

        @Override
        public void interrupted(CloudException failure) {
            context.ui().execute(() -> {
                if (of.equals(topic.get())) {
                    status.set(Texts.get("listen.interrupted", of.name(), ErrorTexts.sentence(failure)));
                }
            });
        }

        @Override
        public void lost(CloudException failure) {
            context.ui().execute(() -> {
                if (of.equals(topic.get()) && !queue.get().isEmpty()) {
                    stop();
                    context.errors().show(Texts.get("listen.lost", of.name()));
                }
            });
        }
    }
}
