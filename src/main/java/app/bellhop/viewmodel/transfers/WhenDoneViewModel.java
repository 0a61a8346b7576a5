package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.transfer.TransferJob;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Lifetimes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Rings a topic, once, when the transfer queue has come to rest: with what went up and presigned links to it. Kept in
 * memory only: it ends with the session. FX thread.
 */
public final class WhenDoneViewModel {

    /** A message has room for so many links, and nobody reads more. */
    private static final int MOST_LINKS = 20;

    private final Sharing sharing;
    private final UiContext context;
    private final Topics port;
    private final BiFunction<Topic, Message, CompletableFuture<String>> publish;
    private final ReadOnlyStringWrapper armed = new ReadOnlyStringWrapper("");
    private final List<TransferJob> done = new ArrayList<>();
    private final Map<String, TransferJob> failed = new LinkedHashMap<>();
    private Map<String, String> plan = Map.of();
    private List<Topic> topics = List.of();

    /**
     * @param publish sends a message, and remembers it
     */
    public WhenDoneViewModel(
            Sharing sharing,
            UiContext context,
            Topics port,
            BiFunction<Topic, Message, CompletableFuture<String>> publish) {
        this.sharing = sharing;
        this.context = context;
        this.port = port;
        this.publish = publish;
    }

    /** What will be rung; empty when nothing will. */
    public ReadOnlyStringProperty armed() {
        return armed.getReadOnlyProperty();
    }

    List<Command> commands() {
        BooleanBinding set = armed.isNotEmpty();
        return List.of(
                Command.of(CommandIds.PUBLISH_WHEN_DONE).icon("fth-bell").does(this::list),
                Command.of(CommandIds.FORGET_WHEN_DONE)
                        .icon("fth-bell-off")
                        .enabledWhen(set)
                        .does(this::forget));
    }

    private void list() {
        context.then(
                port.all(),
                found -> {
                    topics = found;
                    ask();
                },
                this::list);
    }

    private void ask() {
        List<String> names = topics.stream().map(Topic::name).toList();
        Form form = new Form(
                Texts.get("whenDone.title"),
                Texts.get("whenDone.text"),
                List.of(Texts.get("whenDone.placeholders", "{count}", "{failed}", "{bytes}", "{place}", "{links}")),
                List.of(
                        new Form.Field(
                                "topic",
                                Texts.get("whenDone.topic"),
                                Form.Kind.EDITABLE_CHOICE,
                                names.isEmpty() ? "" : names.get(0),
                                names),
                        Form.Field.text(
                                "subject",
                                Texts.get("whenDone.subject"),
                                Texts.get("whenDone.subjectText", "{count}", "{place}")),
                        new Form.Field(
                                "message",
                                Texts.get("publishSms.message"),
                                Form.Kind.LONG_TEXT,
                                Texts.get("whenDone.messageText", "{count}", "{bytes}", "{place}", "{links}"),
                                List.of()),
                        new Form.Field(
                                "lifetime",
                                Texts.get("presign.linkField"),
                                Form.Kind.EDITABLE_CHOICE,
                                Lifetimes.words(context.settings().get().presignSeconds()),
                                List.copyOf(Lifetimes.all().keySet()))),
                Texts.get("whenDone.ok"),
                false,
                this::check);
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    plan = typed;
                    done.clear();
                    armed.set(Texts.get("whenDone.armed", topic(typed).name()));
                }));
    }

    private String check(Map<String, String> typed) {
        String topic = typed.get("topic") == null ? "" : typed.get("topic").strip();
        if (topics.stream().noneMatch(t -> t.name().equals(topic)) && !Topic.isArn(topic)) {
            return Texts.get("whenDone.noTopic");
        }
        if (!SnsRules.subject(typed.get("subject"))) {
            return Texts.get("publish.badSubject", typed.get("subject").length());
        }
        if (!SnsRules.message(typed.get("message"))) {
            return Texts.get("publish.badMessage");
        }
        return lifetime(typed).isPresent() ? "" : Texts.get("presign.badLifetime");
    }

    private static Optional<Duration> lifetime(Map<String, String> typed) {
        return Lifetimes.parse(typed.get("lifetime"), Instant.now());
    }

    private Topic topic(Map<String, String> typed) {
        String wanted = typed.get("topic").strip();
        return topics.stream().filter(t -> t.name().equals(wanted)).findFirst().orElseGet(() -> new Topic(wanted));
    }

    private void forget() {
        plan = Map.of();
        done.clear();
        failed.clear();
        armed.set("");
    }

    /** Transfers have ended. */
    void ended(Collection<TransferSnapshot> snapshots) {
        if (armed.get().isEmpty()) {
            return;
        }
        for (TransferSnapshot snapshot : snapshots) {
            TransferJob job = snapshot.job();
            switch (snapshot.state()) {
                case DONE -> {
                    done.add(job);
                    failed.remove(job.id());
                }
                case FAILED -> failed.put(job.id(), job);
                default -> failed.remove(job.id()); // Tried again.
            }
        }
    }

    /** Nothing moves any more. */
    void quiet() {
        if (armed.get().isEmpty() || done.isEmpty() && failed.isEmpty()) {
            return;
        }
        Carried carried = new Carried(plan, List.copyOf(done), List.copyOf(failed.values()));
        forget();
        publish(carried);
    }

    /** What the queue has carried, and what is to be said of it. */
    private record Carried(Map<String, String> plan, List<TransferJob> done, List<TransferJob> failed) {

        List<TransferJob> uploads() {
            return done.stream()
                    .filter(job -> job.direction() == TransferJob.Direction.UPLOAD)
                    .toList();
        }
    }

    private void publish(Carried carried) {
        Duration lifetime = lifetime(carried.plan()).orElse(Duration.ofHours(1));
        List<CompletableFuture<String>> links = carried.uploads().stream()
                .limit(MOST_LINKS)
                .map(job -> Futures.handle(
                        sharing.presign(PresignRequest.get(job.target(), lifetime)),
                        // Where nothing can be signed, the place is told at least.
                        (url, e) ->
                                e == null ? url.url().toString() : job.target().uri()))
                .toList();
        context.then(
                Futures.then(
                        Futures.all(links),
                        signed -> publish.apply(
                                topic(carried.plan()),
                                Message.of(
                                        SnsRules.asSubject(text(carried.plan().get("subject"), carried, List.of())),
                                        text(carried.plan().get("message"), carried, signed)))),
                id -> context.notice()
                        .set(Texts.get("publish.done", topic(carried.plan()).name(), id)),
                () -> publish(carried));
    }

    private static String text(String template, Carried carried, List<String> links) {
        String lines = String.join("\n", links);
        int uploads = carried.uploads().size();
        if (uploads > links.size() && !links.isEmpty()) {
            lines += "\n" + Texts.get("whenDone.more", uploads - links.size());
        }
        TransferJob first = carried.done().isEmpty()
                ? carried.failed().get(0)
                : carried.done().get(0);
        long bytes = carried.done().stream().mapToLong(TransferJob::size).sum();
        return template.replace("{count}", String.valueOf(carried.done().size()))
                .replace("{failed}", String.valueOf(carried.failed().size()))
                .replace("{bytes}", Formats.bytes(bytes))
                .replace("{place}", first.target().parent().uri())
                .replace("{links}", lines);
    }
}
