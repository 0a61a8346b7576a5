package app.bellhop.ui.buckets;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.buckets.UnfinishedUpload;
import app.bellhop.viewmodel.buckets.UnfinishedUploadsViewModel;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

public final class UnfinishedUploadsController {

    private final UnfinishedUploadsViewModel model;
    private final Runnable close;

    @FXML
    private Label unfinishedTitle;

    @FXML
    private TableView<UnfinishedUpload> unfinishedTable;

    @FXML
    private TableColumn<UnfinishedUpload, String> unfinishedKeyColumn;

    @FXML
    private TableColumn<UnfinishedUpload, String> unfinishedInitiatedColumn;

    @FXML
    private TableColumn<UnfinishedUpload, Long> unfinishedPartsColumn;

    @FXML
    private TableColumn<UnfinishedUpload, Long> unfinishedBytesColumn;

    @FXML
    private TableColumn<UnfinishedUpload, String> unfinishedClassColumn;

    @FXML
    private TableColumn<UnfinishedUpload, String> unfinishedNoteColumn;

    @FXML
    private Label unfinishedInstead;

    @FXML
    private Label unfinishedStatus;

    @FXML
    private TextField unfinishedDays;

    @FXML
    private Button refreshUploads;

    @FXML
    private Button abortUploads;

    @FXML
    private Button abortOldUploads;

    @FXML
    private Button addAbortRule;

    public UnfinishedUploadsController(UnfinishedUploadsViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        Columns.fit(unfinishedTable);
        unfinishedTitle.setText(model.title());
        unfinishedStatus.textProperty().bind(model.status());
        unfinishedDays.textProperty().bindBidirectional(model.days());
        Columns.text(unfinishedKeyColumn, UnfinishedUpload::key);
        Columns.names(unfinishedKeyColumn);
        Columns.text(unfinishedInitiatedColumn, UnfinishedUpload::initiated);
        Columns.text(unfinishedClassColumn, UnfinishedUpload::storageClass);
        Columns.text(unfinishedNoteColumn, UnfinishedUpload::note);
        number(unfinishedPartsColumn, UnfinishedUpload::partCount, Formats::count);
        number(unfinishedBytesColumn, UnfinishedUpload::bytes, Formats::bytes);
        Columns.sortedBy(unfinishedTable, model.uploads(), model::sort);
        unfinishedInstead.textProperty().bind(model.instead());
        RowSelectionModel<UnfinishedUpload> selection =
                new RowSelectionModel<>(unfinishedTable, UnfinishedUpload::upload, upload -> RowSelectionModel.UNKNOWN);
        unfinishedTable.setSelectionModel(selection);
        selection.getSelectedItems().addListener((ListChangeListener<UnfinishedUpload>)
                change -> model.selected().setAll(selection.getSelectedItems()));
        CommandKeys.bind(unfinishedTable, model.abortSelected());
        CommandNodes.bind(refreshUploads, model.reload());
        CommandNodes.bind(abortUploads, model.abortSelected());
        CommandNodes.bind(abortOldUploads, model.abortOld());
        CommandNodes.bind(addAbortRule, model.addRule());
        model.load();
    }

    /** A right-aligned number; empty while it isn't known. */
    private static void number(
            TableColumn<UnfinishedUpload, Long> column,
            Function<UnfinishedUpload, @Nullable Long> value,
            Function<Long, String> format) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        Columns.words(column, format);
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
