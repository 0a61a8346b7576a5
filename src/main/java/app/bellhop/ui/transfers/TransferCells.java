package app.bellhop.ui.transfers;

import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.LiveCell;
import app.bellhop.viewmodel.transfers.TransferRow;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

final class TransferCells {

    private static final double INDENT = 32;

    private TransferCells() {}

    /** The file name, with an icon for what is done; that of a batch opens it. */
    static final class Name extends LiveCell<TransferRow, String> {
        private final FontIcon direction = new FontIcon();
        private final FontIcon chevron = new FontIcon();
        private final HBox icons = new HBox(chevron, direction);
        private final Tooltip whole = new Tooltip();
        private Subscription kind = () -> {};

        Name(Consumer<TransferRow> toggle) {
            Columns.cut(this, OverrunStyle.CENTER_ELLIPSIS); // What tells long names apart is often at their end.
            icons.getStyleClass().add("transfer-icons");
            chevron.managedProperty().bind(chevron.visibleProperty());
            chevron.getStyleClass().add("transfer-chevron");
            chevron.setOnMouseClicked(e -> {
                toggle.accept(getTableRow().getItem());
                e.consume();
            });
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            kind.unsubscribe();
            kind = () -> {};
            TransferRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            whole.setText(name);
            setTooltip(whole);
            direction.setIconLiteral(icon(row.direction()));
            kind = row.kind().subscribe(this::show);
            setGraphic(icons);
        }

        private static String icon(TransferJob.Direction direction) {
            return switch (direction) {
                case UPLOAD -> "fth-arrow-up-circle";
                case DOWNLOAD -> "fth-arrow-down-circle";
                case COPY -> "fth-copy";
                case MOVE -> "fth-arrow-right-circle";
                case DELETE -> "fth-trash-2";
            };
        }

        private void show(TransferRow.Kind now) {
            boolean batch = now == TransferRow.Kind.CLOSED_BATCH || now == TransferRow.Kind.OPEN_BATCH;
            chevron.setVisible(batch);
            chevron.setIconLiteral(now == TransferRow.Kind.OPEN_BATCH ? "fth-chevron-down" : "fth-chevron-right");
            icons.setPadding(new Insets(0, 0, 0, now == TransferRow.Kind.FILE_OF_BATCH ? INDENT : 0));
        }
    }

    static final class Progress extends LiveCell<TransferRow, Number> {
        private final ProgressBar bar = new ProgressBar();

        Progress() {
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("transfer-progress");
        }

        @Override
        protected @Nullable String text(Number progress) {
            return null;
        }

        @Override
        protected void updateItem(Number progress, boolean empty) {
            super.updateItem(progress, empty);
            setGraphic(empty || progress == null ? null : bar);
            if (progress != null) {
                bar.setProgress(progress.doubleValue());
            }
        }
    }

    /** The transfer's state. Failures are red, what waits for its next attempt is yellow, with the full message as a tooltip. */
    static final class State extends LiveCell<TransferRow, String> {
        private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
        private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
        private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
        private @Nullable Tooltip tooltip;

        State() {
            getStyleClass().add("transfer-state");
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            TransferRow row = getTableRow() == null ? null : getTableRow().getItem();
            TransferState state = empty || row == null ? null : row.state().get();
            pseudoClassStateChanged(FAILED, state == TransferState.FAILED);
            pseudoClassStateChanged(WAITING, state == TransferState.WAITING);
            pseudoClassStateChanged(DONE, state == TransferState.DONE);
            setTooltip(empty || text == null ? null : tooltip(text));
        }

        /** Made when there is something to say: a tooltip is a window, and most cells of a short list stay empty. */
        private Tooltip tooltip(String text) {
            if (tooltip == null) {
                tooltip = new Tooltip();
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(480);
            }
            tooltip.setText(text);
            return tooltip;
        }
    }
}
