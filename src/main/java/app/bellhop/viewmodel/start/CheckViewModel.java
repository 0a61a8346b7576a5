package app.bellhop.viewmodel.start;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.cloud.check.CheckStep;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Tests a connection step by step. FX thread. */
public final class CheckViewModel implements ScreenModel {

    private final Connector connector;
    private final UiContext context;
    private final Connector.Edited edited;
    private final ObservableList<CheckRow> rows = FXCollections.observableArrayList();
    private final ObservableList<CheckRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private CompletableFuture<Void> test = CompletableFuture.completedFuture(null);

    CheckViewModel(Connector connector, UiContext context, Connector.Edited edited) {
        this.connector = connector;
        this.context = context;
        this.edited = edited;
        reset();
    }

    @Override
    public String title() {
        return Texts.get("checkConnection.title", edited.connection().name());
    }

    public ObservableList<CheckRow> rows() {
        return rowsView;
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** What the test showed; empty while it runs. */
    public ReadOnlyStringProperty verdict() {
        return verdict.getReadOnlyProperty();
    }

    public List<Command> commands() {
        return List.of(
                Command.of(CommandIds.TEST_AGAIN)
                        .icon("fth-refresh-cw")
                        .enabledWhen(running.not())
                        .does(this::start),
                Command.of(CommandIds.COPY_TEST_REPORT)
                        .icon("fth-copy")
                        .enabledWhen(running.not())
                        .does(this::copy));
    }

    private void reset() {
        rows.setAll(Arrays.stream(CheckStep.values()).map(CheckRow::pending).toList());
        verdict.set("");
    }

    void start() {
        reset();
        running.set(true);
        CompletableFuture<Void> run = connector.test(
                edited,
                result -> context.ui().execute(() -> rows.set(result.step().ordinal(), CheckRow.of(result))));
        test = run;
        context.ended(run, (done, e) -> {
            running.set(false);
            verdict.set(e == null ? verdict(rows) : failed(e));
        });
    }

    /** Stops the step under way. */
    public void stop() {
        test.cancel(true);
    }

    private static String verdict(List<CheckRow> rows) {
        return rows.stream().anyMatch(row -> row.state() == CheckResult.State.FAILED)
                ? Texts.get("checkConnection.problem")
                : Texts.get("checkConnection.fine");
    }

    /** What was under way or still to come did not happen. */
    private String failed(CloudException e) {
        rows.replaceAll(row ->
                row.state() == null || row.state() == CheckResult.State.RUNNING ? CheckRow.pending(row.step()) : row);
        return e.kind() == ErrorKind.CANCELLED ? Texts.get("checkConnection.stopped") : ErrorTexts.sentence(e);
    }

    private void copy() {
        String report = rows.stream().map(CheckRow::report).collect(Collectors.joining("\n"));
        context.desktop().copy(title() + "\n" + report + "\n" + verdict.get());
    }

    @Override
    public void close() {
        stop();
    }
}
