package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.RowReader;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.alerts.AggregateResult;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertRun;
import app.bellhop.work.alerts.AlertStates;
import app.bellhop.work.alerts.AlertText;
import app.bellhop.work.alerts.AlertWatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Threshold alerts publish a message if a value computed from CSV objects passes a threshold. Alerts can be tested, run,
 * sent and saved, and saved ones can run when objects arrive. FX thread.
 */
public final class AlertsViewModel implements ScreenModel {

    private final Session session;
    private final UiContext context;
    private final AlertPublisher publisher;
    private final AlertStates states;
    private final AlertHistory history;
    private final AlertForm form;
    private final AlertWatch watch;
    private final AlertTrial trial;
    private final ObservableList<Alert> alerts = FXCollections.observableArrayList();
    private final ObservableList<Alert> alertsView = FXCollections.unmodifiableObservableList(alerts);
    private final ObjectProperty<Alert> current = new SimpleObjectProperty<>();
    private final ObservableList<String> topicNames = FXCollections.observableArrayList();
    private final ObservableList<String> topicNamesView = FXCollections.unmodifiableObservableList(topicNames);

    /**
     * @param publish publishes a message and adds it to the history
     */
    public AlertsViewModel(
            Session session, UiContext context, BiFunction<Topic, Message, CompletableFuture<String>> publish) {
        this(session, context, publish, Clock.systemDefaultZone());
    }

    /** @param clock tells the time for quiet hours */
    AlertsViewModel(
            Session session,
            UiContext context,
            BiFunction<Topic, Message, CompletableFuture<String>> publish,
            Clock clock) {
        this.session = session;
        this.context = context;
        this.publisher = new AlertPublisher(session.sns().topics(), publish);
        this.states = new AlertStates(context.stores().alertStates());
        this.history = new AlertHistory(context, states);
        this.form = new AlertForm(session.connection().id());
        this.watch = new AlertWatch(
                session.s3(),
                states,
                context.ui(),
                context.background(),
                clock,
                this::announce,
                this::ran,
                failure -> context.errors().show(failure, null));
        this.trial = new AlertTrial(session.s3(), context, form, history, publisher);
        current.addListener((o, before, now) -> {
            history.show(now);
            if (now != null && !form.shows(now)) { // Else it was only saved.
                form.show(now);
                trial.clear();
            }
        });
        context.then(context.stores().alerts().list(), this::show);
    }

    @Override
    public String title() {
        return Texts.get("alerts.title");
    }

    public ObservableList<Alert> alerts() {
        return alertsView;
    }

    /** The alert being edited; null for a new one. Set by the list. */
    public ObjectProperty<Alert> current() {
        return current;
    }

    public AlertForm form() {
        return form;
    }

    public ObservableList<String> topicNames() {
        return topicNamesView;
    }

    /**
     * Lists the topics (ListTopics) before the window opens, and suggests what to fill in.
     *
     * @param place the selected object, or where the user is
     * @param topic the selected topic; if null, the account's only one
     */
    public void open(Optional<S3Location> place, @Nullable Topic topic) {
        trial.open();
        place.filter(object -> RowReader.readable(object.key())).ifPresent(this::begin);
        if (current.get() == null) {
            place.filter(prefix -> prefix.key().endsWith("/")).ifPresent(form::suggest);
        }
        context.then(session.sns().topics().all(), found -> {
            form.know(found);
            topicNames.setAll(found.stream().map(Topic::name).sorted().toList());
            if (topic != null) {
                form.suggestTopic(topic.name());
            } else if (topicNames.size() == 1) {
                form.suggestTopic(topicNames.get(0));
            }
        });
    }

    /** Why the last run failed, or its message could not be published. */
    public ReadOnlyStringProperty failure() {
        return trial.failure();
    }

    /** The progress or result of the last run. */
    public ReadOnlyStringProperty result() {
        return trial.result();
    }

    /** The message with the values of the last run. */
    public ReadOnlyStringProperty preview() {
        return trial.preview();
    }

    /** Whether the last run met the alert's condition. */
    public ReadOnlyBooleanProperty triggered() {
        return trial.triggered();
    }

    public ReadOnlyBooleanProperty running() {
        return trial.running();
    }

    /** The runs of the saved alert being edited, oldest first. */
    public ObservableList<AlertRun> runs() {
        return history.runs();
    }

    /** Starts a new alert on an object or prefix. */
    private void begin(S3Location source) {
        begin();
        form.suggest(source);
    }

    private void begin() {
        current.set(null);
        form.clear();
        trial.clear();
    }

    private void show(List<Alert> all) {
        alerts.setAll(all.stream()
                .filter(alert -> alert.connection().equals(session.connection().id()))
                .toList());
        watch.watch(alerts.stream().filter(Alert::watch).toList());
    }

    public List<Command> commands() {
        BooleanBinding valid = form.valid().and(running().not());
        return List.of(
                Command.of(CommandIds.NEW_ALERT).icon("fth-plus").does(() -> begin()),
                Command.of(CommandIds.TRY_ALERT)
                        .icon("fth-eye")
                        .enabledWhen(valid)
                        .does(() -> trial.run(form.alert(), false)),
                Command.of(CommandIds.RUN_ALERT)
                        .icon("fth-play")
                        .enabledWhen(valid)
                        .does(() -> trial.run(form.alert(), true)),
                Command.of(CommandIds.SEND_ALERT)
                        .icon("fth-send")
                        .enabledWhen(valid)
                        .does(() -> trial.askSend(form.alert())),
                Command.of(CommandIds.SAVE_ALERT)
                        .icon("fth-save")
                        .enabledWhen(form.valid())
                        .does(this::save),
                Command.of(CommandIds.DELETE_ALERT)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(Bindings.isNotNull(current))
                        .does(this::delete),
                Command.of(CommandIds.STOP_ALERT)
                        .icon("fth-square")
                        .enabledWhen(running())
                        .does(trial::stop));
    }

    private void save() {
        Alert alert = form.alert();
        context.then(
                context.stores().alerts().update(all -> {
                    List<Alert> more = new ArrayList<>(all);
                    more.removeIf(other -> other.id().equals(alert.id()));
                    more.add(alert);
                    return more;
                }),
                all -> {
                    show(all);
                    if (form.shows(alert)) {
                        current.set(alert);
                    }
                    trial.tell(Texts.get("alerts.saved", alert.name()));
                    if (alert.watch()) {
                        trial.look(alert);
                    }
                });
    }

    private void delete() {
        Alert going = current.get();
        context.ask(
                AlertQuestions.delete(going),
                yes -> context.then(
                        context.stores()
                                .alerts()
                                .update(all -> all.stream()
                                        .filter(other -> !other.id().equals(going.id()))
                                        .toList()),
                        all -> {
                            context.then(states.remove(going.id()), done -> {});
                            begin();
                            show(all);
                        }));
    }

    /** Publishes by itself after the threshold was crossed. */
    private CompletableFuture<String> announce(Alert alert, AggregateResult aggregate) {
        return publisher
                .publish(alert, aggregate)
                .thenApplyAsync(
                        sentence -> {
                            context.notice().set(sentence);
                            context.desktop()
                                    .announce(
                                            alert.name(),
                                            AlertText.render(alert.subject(), alert, aggregate, Instant.now()),
                                            () -> {});
                            return sentence;
                        },
                        context.ui());
    }

    /** Called after a saved alert has run on new objects. */
    private void ran(Alert alert, AlertRun run) {
        if (!run.over()) {
            context.notice()
                    .set(Texts.get(run.value() == null ? "alerts.arrivedNoValue" : "alerts.quiet", alert.name()));
        } else if (!run.published()) {
            context.notice().set(Texts.get(run.held() ? "alerts.held" : "alerts.stillOver", alert.name()));
        }
        history.ran(alert);
    }

    /** Checks for new objects at intervals. Called about once a second. */
    public void tick() {
        watch.tick();
    }

    /** Called when this window changed objects; their alerts are checked at the next tick. */
    public void changed(S3Location place) {
        watch.changed(place);
    }

    @Override
    public void close() {
        trial.close();
    }

    /** Called when the session ends. */
    public void leave() {
        close();
        watch.close();
    }
}
