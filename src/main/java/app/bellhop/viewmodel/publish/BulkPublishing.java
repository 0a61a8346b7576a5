package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.CsvDocument;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.contacts.ContactsSource;
import app.bellhop.work.messages.MessageBatch;
import app.bellhop.work.messages.MessageMerge;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishes a message for each row of a CSV: a plan first, then ten to a request. FX thread. */
final class BulkPublishing {

    private static final int REQUESTS_PER_SECOND = 20;
    private static final int MAX_SHOWN = 100;

    private final Messages messages;
    private final ContactsSource source;
    private final UiContext context;
    private final HistoryViewModel history;

    BulkPublishing(Messages messages, ContactsSource source, UiContext context, HistoryViewModel history) {
        this.messages = messages;
        this.source = source;
        this.context = context;
        this.history = history;
    }

    /** @param draft the message in the publish form, whose attributes and texts by protocol are filled in, too */
    void ask(Topic topic, Message draft) {
        ask(topic, draft, "", Texts.get("bulk.text", "{name}"));
    }

    /** @param saying what it is about, or what was wrong with what was typed before */
    private void ask(Topic topic, Message draft, String path, String saying) {
        Field<String> file = Field.openFile("csvFile", Texts.get("bulk.file"), path);
        Field<String> subject = Field.text("subject", Texts.get("publish.subject"), draft.subject());
        Field<String> text = Field.longText("message", Texts.get("publish.message"), draft.text());
        Form form = Form.of(Texts.get("bulk.title", topic.name()), saying, Texts.get("subscribeMany.ok"))
                .fields(file, subject, text)
                .check(file, typed -> typed.get(file).isBlank() ? Texts.get("bulk.noFile") : "")
                .check(text, typed -> typed.get(text).isBlank() ? Texts.get("publish.badMessage") : "");
        context.ask(
                form,
                typed -> read(
                        topic,
                        typed.get(file).strip(),
                        new Message(
                                typed.get(subject),
                                typed.get(text),
                                draft.texts(),
                                draft.attributes(),
                                topic.fifo() && draft.groupId().isEmpty() ? PublishViewModel.GROUP : draft.groupId(),
                                "")));
    }

    private void read(Topic topic, String file, Message template) {
        context.then(
                source.read(file)
                        .thenApplyAsync(table -> plan(topic, template, table), context.background())
                        .exceptionally(e -> new Made(null, ErrorTexts.sentence(CloudException.of(e)))),
                made -> {
                    if (made.plan() == null) {
                        ask(topic, template, file, made.problem());
                    } else {
                        context.dialogs().show(new PlanViewModel(made.plan(), context, () -> {}));
                    }
                });
    }

    private Made plan(Topic topic, Message template, CsvDocument table) {
        MessageMerge merge = new MessageMerge(template);
        List<String> missing = merge.columns().stream()
                .filter(column -> table.column(column) < 0)
                .toList();
        if (!missing.isEmpty()) {
            return new Made(
                    null, Texts.get("bulk.missing", String.join(", ", missing), String.join(", ", table.header())));
        }
        String action = Texts.get("command.publishButton");
        List<PlanItem> items = new ArrayList<>();
        List<MessageBatch.Line> lines = new ArrayList<>();
        table.problems()
                .forEach(problem -> items.add(PlanItem.rejected(
                        action, Texts.get("bulk.line", problem.line()), "", Texts.of(problem.reason()))));
        for (CsvDocument.Row row : table.rows()) {
            Message message = merge.fill(table.header(), row.cells());
            String problem = problem(message);
            if (problem.isEmpty()) {
                lines.add(new MessageBatch.Line(row.line(), topic.fifo() ? once(message) : message));
            } else {
                items.add(PlanItem.rejected(action, Texts.get("bulk.line", row.line()), shown(message), problem));
            }
        }
        List<MessageBatch> batches =
                MessageBatch.of(messages, topic, lines, sent -> context.ui().execute(() -> history.add(topic, sent)));
        for (int i = 0; i < batches.size(); i++) {
            MessageBatch batch = batches.get(i);
            if (topic.fifo() && i > 0) {
                MessageBatch before = batches.get(i - 1);
                items.add(item(action, batch, i, () -> after(before, batch, topic)));
            } else {
                items.add(item(action, batch, 0, batch::send));
            }
        }
        String text = Texts.get("bulk.plan", lines.size(), topic.name(), batches.size());
        return new Made(
                new Plan(Texts.get("bulk.title", topic.name()), text, items, action, false, REQUESTS_PER_SECOND), "");
    }

    /** @param phase keeps the order of a FIFO topic's messages */
    private static PlanItem item(String action, MessageBatch batch, int phase, Supplier<CompletableFuture<Void>> send) {
        List<MessageBatch.Line> lines = batch.open();
        MessageBatch.Line first = lines.get(0);
        String which = lines.size() == 1
                ? Texts.get("bulk.line", first.line())
                : Texts.get(
                        "bulk.lines", first.line(), lines.get(lines.size() - 1).line());
        return PlanItem.toDo(action, which, shown(first.message()), phase, send::get);
    }

    /** What failed is sent again before what follows it. */
    private static CompletableFuture<Void> after(MessageBatch before, MessageBatch batch, Topic topic) {
        return before.open().isEmpty()
                ? batch.send()
                : CompletableFuture.failedFuture(CloudException.because(
                        ErrorKind.CONFLICT, "PublishBatch", topic.arn(), WorkProblem.EARLIER_NOT_PUBLISHED));
    }

    /** With an ID of its own, so that it arrives once, however often it is sent. */
    private static Message once(Message message) {
        return new Message(
                message.subject(),
                message.text(),
                message.texts(),
                message.attributes(),
                message.groupId(),
                UUID.randomUUID().toString());
    }

    private static String problem(Message message) {
        if (!SnsRules.subject(message.subject())) {
            return Texts.get("publish.badSubject", message.subject().length());
        }
        if (message.text().isBlank()) {
            return Texts.get("publish.badMessage");
        }
        for (Map.Entry<String, MessageAttribute> attribute :
                message.attributes().entrySet()) {
            String type = attribute.getValue().type();
            if (!MessageAttributesViewModel.fits(type, attribute.getValue().value())) {
                return Texts.get("attributes.badValue", attribute.getKey(), type);
            }
        }
        int bytes = message.bytes();
        return bytes > SnsRules.MAX_MESSAGE_BYTES ? Texts.get("publish.tooLong", Formats.bytes(bytes)) : "";
    }

    private static String shown(Message message) {
        String all = (message.subject() + " " + message.text()).strip().replaceAll("\\s+", " ");
        return all.length() > MAX_SHOWN ? all.substring(0, MAX_SHOWN) + "…" : all;
    }

    private record Made(@Nullable Plan plan, String problem) {}
}
