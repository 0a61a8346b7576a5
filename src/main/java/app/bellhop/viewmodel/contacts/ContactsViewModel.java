package app.bellhop.viewmodel.contacts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.CsvDocument;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.contacts.ContactsPlanner;
import app.bellhop.work.contacts.ContactsSetup;
import app.bellhop.work.contacts.ContactsSource;
import app.bellhop.work.contacts.DesiredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Creates topics and subscriptions from a contacts table: choose the table, its columns and the topic names, then review
 * the plan and apply it. FX thread.
 */
public final class ContactsViewModel implements ScreenModel {

    private static final int MAX_REMEMBERED = 20;

    private final Session session;
    private final UiContext context;
    private final Runnable done;
    private final ContactsSource sources;
    private final LatestRequest loading;
    private final LatestRequest planning;
    private final LatestRequest previewing;
    private final ContactsFields fields;
    private final StringProperty source = new SimpleStringProperty("");
    private final ObservableList<String> columns = FXCollections.observableArrayList();
    private final ObservableList<String> columnsView = FXCollections.unmodifiableObservableList(columns);
    private final ObservableList<List<String>> sample = FXCollections.observableArrayList();
    private final ObservableList<List<String>> sampleView = FXCollections.unmodifiableObservableList(sample);
    private final StatusLine status = new StatusLine(Texts.get("contacts.choose"));
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final TopicNameChoices names;
    /** The source that the table was read from. */
    private final StringProperty loaded = new SimpleStringProperty("");

    private @Nullable CsvDocument document;
    private String read = "";

    /** @param done called after a plan was applied */
    public ContactsViewModel(Session session, UiContext context, Optional<S3Location> selected, Runnable done) {
        this.session = session;
        this.context = context;
        this.done = done;
        this.sources = new ContactsSource(session.s3(), context.background());
        this.loading = new LatestRequest(context.ui());
        this.planning = new LatestRequest(context.ui());
        this.previewing = new LatestRequest(context.ui());
        this.names = new TopicNameChoices(context, this::updatePreview);
        this.fields = new ContactsFields(this::updatePreview);
        selected.filter(object -> object.key().matches("(?is).*\\.csv(\\.gz)?")).ifPresent(object -> {
            source.set(object.uri());
            load();
        });
    }

    @Override
    public String title() {
        return Texts.get("contacts.title");
    }

    /** A file path or {@code s3://bucket/key}. */
    public StringProperty source() {
        return source;
    }

    /** The table's columns, starting with an empty one for none. */
    public ObservableList<String> columns() {
        return columnsView;
    }

    /** What the columns are, and which topics are made. */
    public ContactsFields fields() {
        return fields;
    }

    /** The header and first rows of the table. */
    public ObservableList<List<String>> sample() {
        return sampleView;
    }

    /** What was read, or why reading failed. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    /** The number of topics and subscriptions the settings result in, without asking the server. */
    public ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    /** What is wrong with the settings; empty if they are valid. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Opens the system's file chooser. */
    public void browse() {
        context.dialogs()
                .chooseFiles(Texts.get("contacts.title"))
                .thenAccept(files -> files.stream().findFirst().ifPresent(file -> {
                    source.set(file.toString());
                    load();
                }));
    }

    /** Reads the table. */
    public void load() {
        String wanted = source.get().strip();
        document = null;
        planning.drop();
        previewing.drop();
        columns.clear();
        sample.clear();
        preview.set("");
        status.set(Texts.get("contacts.loading", source.get()));
        busy.set(true);
        loading.ask(
                Futures.then(
                        sources.read(wanted),
                        found -> Futures.map(context.stores().contacts().list(), known ->
                                (Runnable) () -> show(wanted, found, known))),
                show -> {
                    busy.set(false);
                    show.run();
                },
                this::failed);
    }

    private void failed(CloudException e) {
        busy.set(false);
        status.fail(e);
    }

    private void show(String from, CsvDocument found, List<ContactsSetup> known) {
        read = Texts.get(
                "contacts.read",
                found.rows().size(),
                found.header().size(),
                found.charset(),
                found.problems().size());
        status.set(read);
        columns.add("");
        columns.addAll(found.header());
        sample.add(found.header());
        found.rows().stream().limit(50).forEach(row -> sample.add(row.cells()));
        Optional<ContactsSetup> last =
                known.stream().filter(setup -> setup.source().equals(from)).findFirst();
        if (last.isPresent()) {
            names.choose(last.get().names());
            fields.restore(last.get(), found);
        } else {
            fields.guess(found);
        }
        document = found;
        loaded.set(from);
        updatePreview();
    }

    private ContactsSetup setup() {
        return fields.setup(source.get().strip(), names.chosen());
    }

    /** Validates the settings and previews the result, in the background because a table may have ten thousand rows. */
    private void updatePreview() {
        if (document == null) {
            return;
        }
        CsvDocument contacts = document;
        ContactsSetup setup = setup();
        problem.set(ContactsRules.problem(contacts, setup));
        if (!problem.get().isEmpty()) {
            preview.set("");
            return;
        }
        previewing.ask(
                context.inBackground(() -> DesiredState.of(contacts, setup)),
                wanted -> {
                    names.show(wanted.names());
                    preview.set(Texts.get(
                            "contacts.preview",
                            wanted.topics().size(),
                            wanted.subscriptions().size(),
                            wanted.rejected().size()));
                },
                e -> preview.set(ErrorTexts.sentence(e)));
    }

    /** Changes how cells are written in topic names. */
    public Command changeNames() {
        return names.change();
    }

    /** Compares the table with the existing topics and subscriptions, and opens the plan. */
    public Command plan() {
        BooleanBinding ready = Bindings.createBooleanBinding(
                () -> !busy.get()
                        && !preview.get().isEmpty()
                        && problem.get().isEmpty()
                        && source.get().strip().equals(loaded.get()),
                busy,
                preview,
                problem,
                source,
                loaded);
        return Command.of(CommandIds.SHOW_PLAN)
                .icon("fth-list")
                .enabledWhen(ready, Texts.get("needs.contacts"))
                .does(this::makePlan);
    }

    private void makePlan() {
        ContactsSetup setup = setup();
        CsvDocument contacts = Objects.requireNonNull(document);
        busy.set(true);
        status.set(Texts.get("contacts.comparing"));
        remember(setup);
        planning.ask(
                new ContactsPlanner(session.sns(), context.background(), context.later()).plan(contacts, setup),
                plan -> {
                    busy.set(false);
                    status.set(read);
                    // Another order of the rows, or a new one, must not give a numbered name to another department.
                    remember(setup.withNames(TopicNameChoices.kept(setup.names(), plan.names())));
                    context.dialogs()
                            .show(new PlanViewModel(new ContactsWork(session.sns(), setup).of(plan), context, done));
                },
                this::failed);
    }

    private void remember(ContactsSetup setup) {
        CompletableFuture<List<ContactsSetup>> kept = context.stores()
                .contacts()
                .update(known -> {
                    List<ContactsSetup> more = new ArrayList<>();
                    more.add(setup);
                    known.stream()
                            .filter(other -> !other.source().equals(setup.source()))
                            .limit(MAX_REMEMBERED - 1)
                            .forEach(more::add);
                    return more;
                });
        context.then(kept, saved -> {});
    }

    @Override
    public void close() {
        loading.drop();
        planning.drop();
        previewing.drop();
    }
}
