package app.bellhop.viewmodel.athena;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import app.bellhop.cloud.athena.Workgroup;
import app.bellhop.cloud.policy.LeastPolicy;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Preferences.QueryPlace;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.athena.QueryRun;
import app.bellhop.work.athena.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Runs SQL in Amazon Athena, says what it scans and costs, and opens the result as a table. FX thread. */
public final class AthenaViewModel implements ScreenModel {

    private static final String DATABASE = "default";
    private static final String WORKGROUP = "primary";
    private static final String SCHEME = "s3://";

    private final UiContext context;
    private final Session session;
    private final Athena athena;
    private final BiConsumer<S3Location, ObjectEntry> results;
    private final Consumer<String> keptResults;
    private final ScanEstimate estimate;
    private final LatestRequest workgroupRequest;
    private final LatestRequest request;
    private final StringProperty sql;
    private final StringProperty database;
    private final StringProperty workgroup;
    private final StringProperty output;
    private final ReadOnlyStringWrapper statements = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper workgroupFacts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper missingPolicy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Runnable tick = this::showProgress;
    private @Nullable QueryRun run;
    private int count;
    private boolean closed;

    /**
     * @param sql to begin with
     * @param location what the table that is queried reads
     * @param results opens an object with rows, by its place and entry
     * @param keptResults opens rows that Athena keeps, by the ID of their query
     */
    public AthenaViewModel(
            Session session,
            UiContext context,
            String sql,
            S3Location location,
            BiConsumer<S3Location, ObjectEntry> results,
            Consumer<String> keptResults) {
        this.session = session;
        this.context = context;
        this.athena = session.athena().orElseThrow();
        this.results = results;
        this.keptResults = keptResults;
        this.estimate = new ScanEstimate(session.s3(), context, location);
        this.workgroupRequest = new LatestRequest(context.ui());
        this.request = new LatestRequest(context.ui());
        this.sql = new SimpleStringProperty(sql);
        Optional<QueryPlace> last = context.settings().get().queries().stream()
                .filter(place -> place.connection().equals(session.connection().id()))
                .findFirst();
        database = new SimpleStringProperty(last.map(QueryPlace::database).orElse(DATABASE));
        workgroup = new SimpleStringProperty(last.map(QueryPlace::workgroup).orElse(WORKGROUP));
        output = new SimpleStringProperty(last.map(QueryPlace::output).orElse(""));
        this.sql.addListener((o, before, now) -> showStatements());
        showStatements();
    }

    private void showStatements() {
        List<SqlScript.Statement> all = SqlScript.parse(sql.get()).statements();
        count = all.size();
        statements.set(Texts.get(
                "athena.statements",
                count,
                all.stream().map(SqlScript.Statement::kind).collect(Collectors.joining(" · "))));
    }

    @Override
    public String title() {
        return Texts.get("athena.title", athena.region());
    }

    public StringProperty sql() {
        return sql;
    }

    public StringProperty database() {
        return database;
    }

    public StringProperty workgroup() {
        return workgroup;
    }

    /** Where results are written, {@code s3://…}; empty for the workgroup's own location. */
    public StringProperty output() {
        return output;
    }

    /** What will run. */
    public ReadOnlyStringProperty statements() {
        return statements.getReadOnlyProperty();
    }

    /** What reading the whole table scans and costs. */
    public ReadOnlyStringProperty estimate() {
        return estimate.text();
    }

    /** Where the workgroup writes results, and what it limits; empty until known. */
    public ReadOnlyStringProperty workgroupFacts() {
        return workgroupFacts.getReadOnlyProperty();
    }

    /** How far the run is, or what it has scanned and cost. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Why it failed; empty if it didn't. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Looks what reading the table costs, and how the workgroup is set up. */
    public void load() {
        estimate.load();
        lookUpWorkgroup();
    }

    /** Shows the settings of the workgroup that is entered (GetWorkGroup). */
    public void lookUpWorkgroup() {
        workgroupFacts.set("");
        if (!workgroup.get().isBlank()) {
            workgroupRequest.ask(
                    athena.workgroup(workgroup.get().strip()),
                    found -> workgroupFacts.set(facts(found)),
                    e -> workgroupFacts.set(ErrorTexts.sentence(e)));
        }
    }

    private static String facts(Workgroup found) {
        if (found.managed()) {
            return Texts.get("athena.managed", found.name());
        }
        List<String> all = new ArrayList<>();
        if (!found.output().isEmpty()) {
            all.add(Texts.get(found.enforced() ? "athena.enforced" : "athena.ownOutput", found.output()));
        }
        if (found.cutoff() > 0) {
            all.add(Texts.get("athena.cutoff", Formats.bytes(found.cutoff())));
        }
        return String.join(" ", all);
    }

    public List<Command> commands() {
        BooleanBinding complete = Bindings.createBooleanBinding(
                () -> count > 0
                        && !database.get().isBlank()
                        && !workgroup.get().isBlank()
                        && (output.get().isBlank() || output.get().strip().startsWith(SCHEME)),
                statements,
                database,
                workgroup,
                output);
        return List.of(
                Command.of(CommandIds.RUN_QUERY)
                        .icon("fth-play")
                        .key("Shortcut+Enter")
                        .enabledWhen(complete.and(running.not()), Texts.get("needs.query"))
                        .does(this::run),
                Command.of(CommandIds.STOP_QUERY)
                        .icon("fth-square")
                        .enabledWhen(running)
                        .does(this::stop),
                Command.of(CommandIds.OPEN_QUERY_RESULT)
                        .icon("fth-grid")
                        .enabledWhen(result.isNotEmpty())
                        .does(this::openResult),
                Command.of(CommandIds.COPY_QUERY_POLICY)
                        .icon("fth-copy")
                        .enabledWhen(missingPolicy.isNotEmpty())
                        .does(() -> context.desktop().copy(missingPolicy.get())));
    }

    private void run() {
        problem.set("");
        missingPolicy.set("");
        result.set("");
        running.set(true);
        status.set(Texts.get("athena.starting"));
        NewQuery place = new NewQuery(
                "",
                database.get().strip(),
                workgroup.get().strip(),
                output.get().strip());
        SqlScript script = SqlScript.parse(sql.get());
        // Who may not look at the workgroup may still use it.
        request.<Optional<Workgroup>>ask(
                Futures.recover(
                        Futures.map(athena.workgroup(place.workgroup()), found -> Optional.of(found)),
                        e -> e.kind() == ErrorKind.ACCESS_DENIED,
                        Optional.empty()),
                group -> begin(script, place, group),
                this::failed);
    }

    private void begin(SqlScript script, NewQuery place, Optional<Workgroup> group) {
        boolean managed = group.filter(Workgroup::managed).isPresent();
        String refusal = group.filter(found ->
                        !managed && found.output().isEmpty() && place.output().isEmpty())
                .map(found -> Texts.get("athena.noOutput", found.name()))
                .orElse("");
        if (!refusal.isEmpty()) {
            running.set(false);
            status.set("");
            problem.set(refusal);
            return;
        }
        remember(place);
        // Athena refuses an output location where it keeps results.
        NewQuery settings = managed ? new NewQuery("", place.database(), place.workgroup(), "") : place;
        QueryRun begun = new QueryRun(athena, context.later(), script, settings);
        run = begun;
        context.ticker().add(tick);
        context.ended(begun.start(), (outcome, e) -> ended(outcome, place));
    }

    private void remember(NewQuery place) {
        QueryPlace now = new QueryPlace(session.connection().id(), place.database(), place.workgroup(), place.output());
        context.settings()
                .update(p -> p.withQueries(Stream.concat(
                                Stream.of(now),
                                p.queries().stream()
                                        .filter(other -> !other.connection().equals(now.connection())))
                        .toList()));
    }

    private void showProgress() {
        if (run == null) {
            return;
        }
        QueryRun.Progress now = run.progress();
        status.set(Texts.get(
                now.state() == QueryExecution.State.RUNNING ? "athena.running" : "athena.queued",
                now.statement(),
                count,
                Formats.bytes(now.scanned())));
    }

    private void stop() {
        QueryRun now = run;
        if (now == null) {
            request.drop();
            running.set(false);
            status.set(Texts.get("work.stopped"));
            return;
        }
        context.ended(now.stop(), (done, e) -> {
            if (e != null) {
                problem.set(ErrorTexts.sentence(e));
            }
        });
    }

    private void ended(QueryRun.Outcome outcome, NewQuery place) {
        run = null;
        String left = outcome.left().isEmpty() ? "" : Texts.get("athena.left", outcome.left(), place.database());
        if (closed) {
            if (!left.isEmpty()) {
                context.notice().set(left);
            }
            return;
        }
        context.ticker().remove(tick);
        running.set(false);
        List<String> parts = new ArrayList<>();
        if (outcome.stopped()) {
            parts.add(Texts.get("work.stopped"));
        }
        parts.add(Texts.get(
                "athena.scanned",
                Formats.bytes(outcome.scanned()),
                Formats.duration(outcome.took().toSeconds()),
                ScanEstimate.dollars(outcome.price())));
        if (!left.isEmpty()) {
            parts.add(left);
        }
        status.set(String.join(" ", parts));
        outcome.failed().ifPresent(this::failed);
        outcome.error().ifPresent(this::failed);
        result.set(outcome.kept().isEmpty() ? outcome.output() : outcome.kept());
        if (!result.get().isEmpty()) {
            openResult();
        }
    }

    private void failed(QueryExecution execution) {
        problem.set(execution.reason().isBlank() ? Texts.get("athena.failed") : execution.reason());
        if (execution.missing() != null) {
            missingPolicy.set(LeastPolicy.of(
                    execution.missing().action(), execution.missing().resource()));
        }
    }

    private void failed(CloudException e) {
        if (running.get()) {
            running.set(false);
            status.set("");
        }
        problem.set(ErrorTexts.sentence(e));
        missingPolicy.set(ErrorTexts.missingPolicy(e).orElse(""));
    }

    /** Looks for the object with the rows (HeadObject), and opens it; or opens the rows that Athena keeps. */
    private void openResult() {
        if (!result.get().startsWith(SCHEME)) {
            keptResults.accept(result.get());
            return;
        }
        S3Location.parse(result.get())
                .ifPresent(object -> request.ask(
                        session.objects().find(object),
                        found -> found.ifPresentOrElse(
                                entry -> results.accept(object.parent(), entry),
                                () -> problem.set(Texts.get("athena.noResult", object.uri()))),
                        this::failed));
    }

    /** Stops a query under way: nobody would see its result. */
    @Override
    public void close() {
        closed = true;
        estimate.stop();
        workgroupRequest.drop();
        request.drop();
        context.ticker().remove(tick);
        if (run != null) {
            run.stop();
        }
    }
}
