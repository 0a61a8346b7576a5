package app.bellhop.viewmodel.transfers;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferJob;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Lifetimes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Publishes to a topic, once, when the transfer queue is empty: what was transferred, with presigned links to the uploads.
 * Kept in memory only, for the session. FX thread.
 */
public final class WhenDoneViewModel {

    /** More would neither fit into a message nor be read. */
    private static final int MAX_LINKS = 20;

    private final TransferQueue queue;
    private final Sharing sharing;
    private final UiContext context;
    private final Topics port;
    private final BiFunction<Topic, Message, CompletableFuture<String>> publish;
    private final ReadOnlyStringWrapper armed = new ReadOnlyStringWrapper("");
    private Map<String, String> plan = Map.of();
    private List<Topic> topics = List.of();

    /** What is waited for; null while turned off. */
    private TransferBatch awaited;

    /** @param publish publishes a message and adds it to the history */
    public WhenDoneViewModel(
            TransferQueue queue,
            Sharing sharing,
            UiContext context,
            Topics port,
            BiFunction<Topic, Message, CompletableFuture<String>> publish) {
        this.queue = queue;
        this.sharing = sharing;
        this.context = context;
        this.port = port;
        this.publish = publish;
    }

    /** Which topic will be published to, as a sentence; empty while turned off. */
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
                    await();
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
        awaited = null;
        armed.set("");
    }

    private void await() {
        TransferBatch batch = queue.collectUntilIdle();
        awaited = batch;
        batch.result()
                .whenCompleteAsync(
                        (result, e) -> {
                            if (e == null && batch == awaited) { // Not turned off meanwhile, nor the session left.
                                transferred(result);
                            }
                        },
                        context.ui());
    }

    private void transferred(BatchResult result) {
        if (result.done().isEmpty() && result.failed().isEmpty()) {
            await(); // There is nothing to report if everything was cancelled.
            return;
        }
        Report report = new Report(plan, result.done(), result.failed());
        forget();
        publish(report);
    }

    /**
     * What was transferred, and what to say about it.
     *
     * @param plan the answers to the form
     */
    private record Report(Map<String, String> plan, List<TransferJob> done, List<TransferJob> failed) {

        List<TransferJob> uploads() {
            return done.stream()
                    .filter(job -> job.direction() == TransferJob.Direction.UPLOAD)
                    .toList();
        }
    }

    private void publish(Report report) {
        Duration lifetime = lifetime(report.plan()).orElse(Duration.ofHours(1));
        List<CompletableFuture<String>> links = report.uploads().stream()
                .limit(MAX_LINKS)
                .map(job -> Futures.handle(
                        sharing.presign(PresignRequest.get(job.target(), lifetime)),
                        // Where nothing can be signed, the S3 URI is better than nothing.
                        (url, e) ->
                                e == null ? url.url().toString() : job.target().uri()))
                .toList();
        context.then(
                Futures.then(
                        Futures.all(links),
                        signed -> publish.apply(
                                topic(report.plan()),
                                Message.of(
                                        SnsRules.asSubject(text(report.plan().get("subject"), report, List.of())),
                                        text(report.plan().get("message"), report, signed)))),
                id -> context.notice()
                        .set(Texts.get("publish.done", topic(report.plan()).name(), id)),
                () -> publish(report));
    }

    private static String text(String template, Report report, List<String> links) {
        String lines = String.join("\n", links);
        int uploads = report.uploads().size();
        if (uploads > links.size() && !links.isEmpty()) {
            lines += "\n" + Texts.get("whenDone.more", uploads - links.size());
        }
        TransferJob first =
                report.done().isEmpty() ? report.failed().get(0) : report.done().get(0);
        long bytes = report.done().stream().mapToLong(TransferJob::size).sum();
        return template.replace("{count}", String.valueOf(report.done().size()))
                .replace("{failed}", String.valueOf(report.failed().size()))
                .replace("{bytes}", Formats.bytes(bytes))
                .replace("{place}", first.target().parent().uri())
                .replace("{links}", lines);
    }
}
