package app.bellhop.viewmodel.transfers;

import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A row of the transfer table. FX thread. */
public final class TransferRow {

    private final TransferJob job;
    private final ReadOnlyObjectWrapper<TransferState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper stateText = new ReadOnlyStringWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper bytes = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper();

    TransferRow(TransferSnapshot first) {
        job = first.job();
        show(first);
    }

    void show(TransferSnapshot now) {
        state.set(now.state());
        stateText.set(stateText(now));
        progress.set(now.fraction());
        bytes.set(
                now.job().tree()
                        ? ""
                        : now.state() == TransferState.RUNNING
                                ? Texts.get("transfer.bytes", Formats.bytes(now.bytes()), Formats.bytes(now.total()))
                                : Formats.bytes(now.total()));
        boolean moving = now.state() == TransferState.RUNNING && now.rate() >= 1;
        rate.set(moving ? Texts.get("transfer.rate", Formats.bytes(now.rate())) : "");
        timeLeft.set(now.secondsLeft() < 0 ? "" : Formats.duration(now.secondsLeft()));
    }

    private static String stateText(TransferSnapshot s) {
        String why = s.failure() == null ? "" : ErrorTexts.sentence(s.failure());
        return switch (s.state()) {
            case QUEUED -> Texts.get("transfer.queued");
            case PREPARING -> Texts.get("transfer.preparing");
            case RUNNING ->
                s.total() > 0 && s.bytes() >= s.total()
                        ? Texts.get("transfer.finishing")
                        : Texts.get("transfer.running");
            case PAUSED -> s.failure() == null ? Texts.get("transfer.paused") : Texts.get("transfer.signIn", why);
            case WAITING ->
                s.retrySeconds() < 0
                        ? Texts.get("transfer.noNetwork", why)
                        : Texts.get("transfer.retrying", s.retrySeconds(), s.attempt(), TransferSnapshot.ATTEMPTS, why);
            case DONE -> Texts.get("transfer.done");
            case FAILED -> Texts.get("transfer.failed", why);
            case CANCELLED -> Texts.get("transfer.cancelled");
        };
    }

    public String id() {
        return job.id();
    }

    /** The name of the file or folder. */
    public String name() {
        Path name = job.file().getFileName();
        return name == null ? job.file().toString() : name.toString();
    }

    public boolean upload() {
        return job.direction() == TransferJob.Direction.UPLOAD;
    }

    /** The S3 URI written to or read from. */
    public String remote() {
        return job.target().uri();
    }

    public Path file() {
        return job.file();
    }

    public ReadOnlyObjectProperty<TransferState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stateText() {
        return stateText.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty bytes() {
        return bytes.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty rate() {
        return rate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty timeLeft() {
        return timeLeft.getReadOnlyProperty();
    }
}
