package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.alerts.AggregateResult;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertRun;
import app.bellhop.work.alerts.AlertScan;
import app.bellhop.work.alerts.AlertText;
import java.time.Instant;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Runs the alert being edited by hand, and publishes its message. What ends once another alert is being edited is not shown
 * there. FX thread.
 */
final class AlertTrial {

    private final S3 s3;
    private final UiContext context;
    private final AlertForm form;
    private final AlertHistory history;
    private final AlertPublisher publisher;
    private final LatestRequest request;
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper triggered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Runnable progress = this::showProgress;
    private @Nullable AlertScan scan;
    private @Nullable Alert scanned;
    private boolean closed;

    AlertTrial(S3 s3, UiContext context, AlertForm form, AlertHistory history, AlertPublisher publisher) {
        this.s3 = s3;
        this.context = context;
        this.form = form;
        this.history = history;
        this.publisher = publisher;
        this.request = new LatestRequest(context.ui());
    }

    ReadOnlyStringProperty result() {
        return result.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty triggered() {
        return triggered.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    void tell(String sentence) {
        result.set(sentence);
        failure.set("");
    }

    /** Says that there is nothing to read yet: a key that was mistyped would be watched without a word. */
    void look(Alert alert) {
        context.ended(AlertScan.objects(s3, alert), (found, e) -> {
            if (e == null && found.isEmpty() && form.shows(alert)) {
                result.set(result.get() + "\n" + Texts.get("alerts.nothingYet", alert.source()));
            }
        });
    }

    /** Called when another alert is edited. */
    void clear() {
        result.set("");
        failure.set("");
        preview.set("");
        triggered.set(false);
    }

    /** Reads the objects and shows the result; optionally publishes if the condition is met. */
    void run(Alert alert, boolean publishing) {
        scan(alert, (aggregate, run) -> {
            if (publishing && run.over()) {
                send(alert, aggregate, run);
            }
        });
    }

    /** Previews the message and sends it whether or not the condition is met. */
    void askSend(Alert alert) {
        scan(alert, (aggregate, run) -> {
            Form question = AlertQuestions.send(alert, run.over(), message(alert, aggregate));
            context.ask(question, yes -> send(alert, aggregate, run));
        });
    }

    private void scan(Alert alert, BiConsumer<AggregateResult, AlertRun> next) {
        clear();
        running.set(true);
        AlertScan begun = new AlertScan(s3, context.background(), alert);
        scan = begun;
        scanned = alert;
        context.ticker().add(progress);
        request.ask(
                begun.run(),
                aggregate -> {
                    ended();
                    AlertRun run = AlertRun.of(Instant.now(), alert.rule(), aggregate);
                    show(alert, aggregate, run.over());
                    history.add(alert, run);
                    next.accept(aggregate, run);
                },
                e -> {
                    ended();
                    failed(alert, e);
                });
        showProgress();
    }

    private void showProgress() {
        if (running.get() && scan != null && scanned != null && form.shows(scanned)) {
            result.set(Texts.get("alerts.running", scan.objects(), scan.rows()));
        }
    }

    private void ended() {
        context.ticker().remove(progress);
        running.set(false);
    }

    void stop() {
        if (scan != null) {
            scan.stop();
        }
        request.drop();
        ended();
        result.set(Texts.get("work.stopped"));
    }

    private static String message(Alert alert, AggregateResult aggregate) {
        Instant now = Instant.now();
        return AlertText.render(alert.subject(), alert, aggregate, now)
                + "\n\n"
                + AlertPublisher.text(alert, aggregate, now);
    }

    private void show(Alert alert, AggregateResult aggregate, boolean over) {
        if (form.shows(alert)) {
            triggered.set(over);
            result.set(AlertQuestions.result(alert, aggregate, over));
            preview.set(message(alert, aggregate));
        }
    }

    private void send(Alert alert, AggregateResult aggregate, AlertRun run) {
        context.ended(publisher.publish(alert, aggregate), (done, e) -> {
            if (e != null) {
                failed(alert, e);
                return;
            }
            context.notice().set(done);
            if (form.shows(alert)) {
                result.set(result.get() + "\n" + done);
            }
            history.published(alert, run);
        });
    }

    private void failed(Alert alert, CloudException e) {
        if (form.shows(alert)) {
            result.set(preview.get().isEmpty() ? "" : result.get());
            failure.set(ErrorTexts.sentence(e));
        }
        if (closed || !form.shows(alert)) {
            context.errors().show(e, null);
        }
    }

    void open() {
        closed = false;
    }

    void close() {
        closed = true;
        if (running.get()) {
            stop();
        }
    }
}
