package app.bellhop.ui.transfers;

import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.transfers.TransferRow;
import javafx.css.PseudoClass;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Cells of the transfer queue. */
final class TransferCells {

    private TransferCells() {}

    /** The file name, with an arrow for the direction. */
    static final class Name extends TableCell<TransferRow, String> {
        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            TransferRow row = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : name);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(row.upload() ? "fth-arrow-up-circle" : "fth-arrow-down-circle");
            setGraphic(icon);
        }
    }

    /** A progress bar. */
    static final class Progress extends TableCell<TransferRow, Number> {
        private final ProgressBar bar = new ProgressBar();

        Progress() {
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("transfer-progress");
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

    /** The transfer's state. Failures are red, with the full message as a tooltip. */
    static final class State extends TableCell<TransferRow, String> {
        private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
        private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
        private final Tooltip tooltip = new Tooltip();

        State() {
            getStyleClass().add("transfer-state");
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(480);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            TransferRow row = getTableRow() == null ? null : getTableRow().getItem();
            TransferState state = empty || row == null ? null : row.state().get();
            setText(empty ? null : text);
            pseudoClassStateChanged(FAILED, state == TransferState.FAILED || state == TransferState.WAITING);
            pseudoClassStateChanged(DONE, state == TransferState.DONE);
            tooltip.setText(text);
            setTooltip(empty || text == null ? null : tooltip);
        }
    }
}
