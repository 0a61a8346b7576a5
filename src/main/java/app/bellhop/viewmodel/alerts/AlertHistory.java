package app.bellhop.viewmodel.alerts;

import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertRun;
import app.bellhop.work.alerts.AlertStates;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The runs of the alert being edited. FX thread. */
final class AlertHistory {

    private final UiContext context;
    private final AlertStates states;
    private final LatestRequest reading;
    private final ObservableList<AlertRun> runs = FXCollections.observableArrayList();
    private final ObservableList<AlertRun> view = FXCollections.unmodifiableObservableList(runs);
    private @Nullable Alert shown;

    AlertHistory(UiContext context, AlertStates states) {
        this.context = context;
        this.states = states;
        this.reading = new LatestRequest(context.ui());
    }

    /** Oldest first. */
    ObservableList<AlertRun> runs() {
        return view;
    }

    /** @param alert null for one that isn't saved yet */
    void show(@Nullable Alert alert) {
        shown = alert;
        runs.clear();
        if (alert != null) {
            reading.ask(
                    states.runs(alert),
                    this::replace,
                    failure -> context.errors().show(failure, null));
        }
    }

    private void replace(List<AlertRun> latest) {
        runs.setAll(latest);
    }

    /** Called after a saved alert has run by itself. */
    void ran(Alert alert) {
        if (shown != null && shown.id().equals(alert.id())) {
            show(shown);
        }
    }

    /** Adds a run made by hand; one of an alert that isn't saved is not kept. */
    void add(Alert alert, AlertRun run) {
        change(alert, saved -> states.add(saved, run));
    }

    /** The message of a run made by hand was published. */
    void published(Alert alert, AlertRun run) {
        change(alert, saved -> states.published(saved, run));
    }

    private void change(Alert alert, Function<Alert, CompletableFuture<List<AlertRun>>> change) {
        Alert saved = shown;
        if (saved != null && saved.id().equals(alert.id())) {
            reading.ask(
                    change.apply(saved),
                    this::replace,
                    failure -> context.errors().show(failure, null));
        }
    }
}
