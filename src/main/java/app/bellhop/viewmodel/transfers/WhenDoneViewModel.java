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
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.transfers.WhenDoneForm.Publication;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to a topic, once, when the transfer queue is empty: a summary with presigned links to the uploads. Kept in
 * memory for the session only. FX thread.
 */
public final class WhenDoneViewModel {

    /** More links would neither fit into a message nor be read. */
    private static final int MAX_LINKS = 20;

    private final TransferQueue queue;
    private final Sharing sharing;
    private final UiContext context;
    private final Topics port;
    private final BiFunction<Topic, Message, CompletableFuture<String>> publish;
    private final ReadOnlyStringWrapper armed = new ReadOnlyStringWrapper("");
    /** What to publish; null if turned off. */
    private @Nullable Publication plan;

    /** The transfers to wait for; null if turned off. */
    private @Nullable TransferBatch awaited;

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

    /** Says which topic will be published to; empty if turned off. */
    public ReadOnlyStringProperty armed() {
        return armed.getReadOnlyProperty();
    }

    List<Command> commands() {
        BooleanBinding set = armed.isNotEmpty();
        return List.of(
                Command.of(CommandIds.PUBLISH_WHEN_DONE).icon("fth-flag").does(this::list),
                Command.of(CommandIds.FORGET_WHEN_DONE)
                        .icon("fth-x")
                        .enabledWhen(set, Texts.get("needs.whenDone"))
                        .does(this::forget));
    }

    private void list() {
        context.then(port.all(), this::ask, this::list);
    }

    private void ask(List<Topic> topics) {
        WhenDoneForm form = new WhenDoneForm(topics, context.settings().get().presignSeconds());
        context.ask(form.form(), typed -> {
            Publication chosen = form.publication(typed);
            plan = chosen;
            await();
            armed.set(Texts.get("whenDone.armed", chosen.topic().name()));
        });
    }

    private void forget() {
        plan = null;
        awaited = null;
        armed.set("");
    }

    private void await() {
        TransferBatch batch = queue.collectUntilIdle();
        awaited = batch;
        context.ended(batch.result(), (result, e) -> {
            if (e == null && batch == awaited) { // Unless it was turned off or the session was closed.
                transferred(result);
            }
        });
    }

    private void transferred(BatchResult result) {
        if (result.done().isEmpty() && result.failed().isEmpty()) {
            await(); // If everything was cancelled, there is nothing to report.
            return;
        }
        Report report = new Report(Objects.requireNonNull(plan), result.done(), result.failed());
        forget();
        publish(report);
    }

    /**
     * What was transferred.
     *
     * @param plan what to publish
     */
    private record Report(Publication plan, List<TransferJob> done, List<TransferJob> failed) {

        List<TransferJob> uploads() {
            return done.stream()
                    .filter(job -> job.direction() == TransferJob.Direction.UPLOAD)
                    .toList();
        }
    }

    private void publish(Report report) {
        Duration lifetime = report.plan().expiry().fromNow();
        List<CompletableFuture<String>> links = report.uploads().stream()
                .limit(MAX_LINKS)
                .map(job -> Futures.handle(
                        sharing.presign(PresignRequest.get(job.target(), lifetime)),
                        // If a link cannot be signed, include the S3 URI instead.
                        (url, e) ->
                                e == null ? url.url().toString() : job.target().uri()))
                .toList();
        context.then(
                Futures.then(
                        Futures.all(links),
                        signed -> publish.apply(
                                report.plan().topic(),
                                Message.of(
                                        SnsRules.asSubject(text(report.plan().subject(), report, List.of())),
                                        text(report.plan().message(), report, signed)))),
                id -> context.notice()
                        .set(Texts.get("publish.done", report.plan().topic().name(), id)),
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
        long bytes = report.done().stream()
                .filter(job -> job.direction() != TransferJob.Direction.DELETE) // Of which it is the objects.
                .mapToLong(TransferJob::size)
                .sum();
        return template.replace("{count}", String.valueOf(report.done().size()))
                .replace("{failed}", String.valueOf(report.failed().size()))
                .replace("{bytes}", Formats.bytes(bytes))
                .replace("{place}", first.target().parent().uri())
                .replace("{links}", lines);
    }
}
