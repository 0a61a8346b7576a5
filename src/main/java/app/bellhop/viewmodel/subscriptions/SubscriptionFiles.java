package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.CsvDocument;
import app.bellhop.table.CsvFile;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.FileReplacement;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.contacts.ContactsSource;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import app.bellhop.work.subscriptions.SubscriptionCsv;
import app.bellhop.work.subscriptions.SubscriptionDetail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;

/** Exports subscriptions to CSV with all their attributes, and subscribes those of such a file. FX thread. */
public final class SubscriptionFiles {

    static final int PER_SECOND = 30;
    private static final String PENDING = Subscription.State.PENDING.name().toLowerCase(Locale.ROOT);
    private static final String DELETED = Subscription.State.DELETED.name().toLowerCase(Locale.ROOT);

    private final Sns sns;
    private final UiContext context;
    private final Activities activities;
    private final ContactsSource source;

    /** @param source reads the files to import */
    public SubscriptionFiles(Sns sns, UiContext context, Activities activities, ContactsSource source) {
        this.sns = sns;
        this.context = context;
        this.activities = activities;
        this.source = source;
    }

    public List<Command> commands(SubscriptionsViewModel model) {
        return List.of(
                Command.of(CommandIds.EXPORT_SUBSCRIPTIONS)
                        .icon("fth-share")
                        .enabledWhen(Bindings.isNotEmpty(model.shown()), Texts.get("needs.subscriptions"))
                        .does(() -> askExport(model)),
                Command.of(CommandIds.IMPORT_SUBSCRIPTIONS)
                        .icon("fth-inbox")
                        .enabledWhen(Bindings.isNotNull(model.topic()), Texts.get("needs.topic"))
                        .does(() -> askImport(model)));
    }

    private void askExport(SubscriptionsViewModel model) {
        List<Subscription> listed = model.listed();
        Topic topic = model.topic().get();
        String name = topic == null || model.everyTopic().get() ? "all-topics" : topic.name();
        Field<Path> file = Field.saveFile(
                Field.ONLY,
                Texts.get("exportSubscriptions.file"),
                Path.of(System.getProperty("user.home"), "subscriptions-" + name + ".csv"),
                Texts.get("work.export.noFile"));
        Form form = Form.of(
                        Texts.get("exportSubscriptions.title"),
                        Texts.get("exportSubscriptions.text", listed.size()),
                        Texts.get("exportSubscriptions.ok"))
                .details(model.leftOut())
                .fields(file);
        context.ask(
                form,
                typed -> FileReplacement.ask(
                        context, typed.get(file), replace -> export(listed, typed.get(file), replace)));
    }

    private void export(List<Subscription> listed, Path file, boolean replace) {
        CompletableFuture<List<SubscriptionDetail>> loaded = LoadingDetails.of(
                sns.subscriptions(), context, activities, Texts.get("exportSubscriptions.title"), listed);
        context.then(
                loaded.thenApplyAsync(
                        details -> {
                            CsvFile.write(file, replace, SubscriptionCsv.rows(details, ErrorTexts::sentence));
                            return details.stream()
                                    .map(SubscriptionDetail::failure)
                                    .filter(Objects::nonNull)
                                    .toList();
                        },
                        context.background()),
                failures -> exported(listed.size(), failures, file));
    }

    private void exported(int count, List<CloudException> failures, Path file) {
        if (failures.isEmpty()) {
            context.notice().set(Texts.get("exportSubscriptions.done", count, file));
        } else {
            context.errors()
                    .show(Texts.get(
                            "exportSubscriptions.partly",
                            failures.size(),
                            count,
                            file,
                            ErrorTexts.sentence(failures.get(0))));
        }
    }

    private void askImport(SubscriptionsViewModel model) {
        Topic topic = model.topic().get();
        Field<String> file = Field.openFile(Field.ONLY, Texts.get("importSubscriptions.file"), "");
        Form form = Form.of(
                        Texts.get("importSubscriptions.title"),
                        Texts.get("importSubscriptions.text", topic.name()),
                        Texts.get("importSubscriptions.ok"))
                .fields(file)
                .check(file, typed -> typed.get(file).isBlank() ? Texts.get("work.export.noFile") : "");
        context.ask(form, typed -> read(topic, typed.get(file).strip(), () -> model.reload(List.of(topic))));
    }

    private void read(Topic topic, String file, Runnable done) {
        context.then(source.read(file), table -> {
            Optional<List<SubscriptionCsv.Line>> lines = SubscriptionCsv.read(table);
            if (lines.isEmpty()) {
                context.errors().show(Texts.get("importSubscriptions.noColumns", file));
            } else {
                review(topic, table, lines.get(), done);
            }
        });
    }

    /** Lists existing subscriptions first, so that no one gets a second confirmation request. */
    private void review(Topic topic, CsvDocument table, List<SubscriptionCsv.Line> lines, Runnable done) {
        CompletableFuture<List<Subscription>> existing = sns.subscriptions().all(topic);
        context.then(
                Futures.then(existing, there -> context.inBackground(() -> plan(topic, table, lines, there))),
                plan -> context.dialogs().show(new PlanViewModel(plan, context, done)));
    }

    private Plan plan(Topic topic, CsvDocument table, List<SubscriptionCsv.Line> lines, List<Subscription> existing) {
        SubscribeSteps steps = new SubscribeSteps(topic, existing, sns);
        List<PlanItem> items = new ArrayList<>();
        lines.forEach(line -> items.add(step(steps, topic, line)));
        table.problems()
                .forEach(problem -> items.add(PlanItem.rejected(
                        Texts.get("newSubscription.ok"),
                        topic.name(),
                        Texts.get("importSubscriptions.line", problem.line()),
                        Texts.of(problem.reason()))));
        return new Plan(
                Texts.get("importSubscriptions.title"),
                Texts.get("subscribeSteps.plan", topic.name(), steps.toConfirm()),
                items,
                Texts.get("newSubscription.ok"),
                false,
                PER_SECOND);
    }

    private static PlanItem step(SubscribeSteps steps, Topic topic, SubscriptionCsv.Line line) {
        NewSubscription wanted = new NewSubscription(
                line.protocol(), Endpoints.plain(line.protocol(), line.endpoint()), line.attributes());
        String action = Texts.get("newSubscription.ok");
        String detail = wanted.protocol() + "  " + wanted.endpoint();
        if (line.status().equals(DELETED)) {
            return PlanItem.kept(action, topic.name(), detail, Texts.get("importSubscriptions.deleted"));
        }
        if (!line.problem().isEmpty()) { // Without its filter policy, it would get every message.
            return PlanItem.rejected(
                    action, topic.name(), detail, Texts.get("importSubscriptions.incomplete", line.problem()));
        }
        return line.status().equals(PENDING) && line.attributes().isEmpty() ? steps.bare(wanted) : steps.step(wanted);
    }
}
