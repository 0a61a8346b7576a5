package app.bellhop.viewmodel.transfers;

import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A row of the transfer table. Its texts are made when it is first drawn: most rows of a large batch never are. FX thread. */
public final class TransferRow {

    /** What a row is, beside others. */
    public enum Kind {
        FILE,
        CLOSED_BATCH,
        OPEN_BATCH,
        FILE_OF_BATCH
    }

    private final RowContent content;
    private final ReadOnlyObjectWrapper<Kind> kind;
    private final ReadOnlyObjectWrapper<TransferState> state;
    private @Nullable Drawn drawn;

    TransferRow(RowContent content, Kind kind) {
        this.content = content;
        this.kind = new ReadOnlyObjectWrapper<>(kind);
        this.state = new ReadOnlyObjectWrapper<>(content.state());
    }

    private static final class Drawn {
        private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper();
        private final ReadOnlyStringWrapper stateText = new ReadOnlyStringWrapper();
        private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
        private final ReadOnlyStringWrapper bytes = new ReadOnlyStringWrapper();
        private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper();
        private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper();

        private void show(RowContent content) {
            name.set(content.name());
            stateText.set(content.stateText());
            progress.set(content.fraction());
            bytes.set(content.bytes());
            rate.set(content.rateText());
            timeLeft.set(content.timeLeftText());
        }
    }

    private Drawn drawn() {
        if (drawn == null) {
            drawn = new Drawn();
            drawn.show(content);
        }
        return drawn;
    }

    /** Its content has changed. */
    void refresh() {
        state.set(content.state());
        if (drawn != null) {
            drawn.show(content);
        }
    }

    RowContent content() {
        return content;
    }

    void setKind(Kind value) {
        kind.set(value);
    }

    public String id() {
        return content.id();
    }

    /** The transfers that it stands for: one, or those of a batch. */
    List<String> ids() {
        return content.ids();
    }

    public ReadOnlyObjectProperty<Kind> kind() {
        return kind.getReadOnlyProperty();
    }

    /** The name of the file or folder, or the number of files of a batch. */
    public ReadOnlyStringProperty name() {
        return drawn().name.getReadOnlyProperty();
    }

    public TransferJob.Direction direction() {
        return content.direction();
    }

    /** The S3 URI written to or read from, or below which objects are deleted. */
    public String remote() {
        return content.remote();
    }

    /** The file or folder on this computer; empty if there is none. */
    public Optional<Path> file() {
        return content.file();
    }

    public ReadOnlyObjectProperty<TransferState> state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stateText() {
        return drawn().stateText.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    public ReadOnlyDoubleProperty progress() {
        return drawn().progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty bytes() {
        return drawn().bytes.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty rate() {
        return drawn().rate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty timeLeft() {
        return drawn().timeLeft.getReadOnlyProperty();
    }
}
