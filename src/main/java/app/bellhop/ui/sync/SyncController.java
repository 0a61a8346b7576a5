package app.bellhop.ui.sync;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.EnumTexts;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.sync.SyncChoices;
import app.bellhop.viewmodel.sync.SyncViewModel;
import app.bellhop.work.sync.SyncComparison;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncFile;
import app.bellhop.work.sync.SyncItem;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/** The window that syncs a folder with a prefix. */
public final class SyncController {

    private final SyncViewModel model;
    private final Runnable close;

    @FXML
    private TextField syncFolderField;

    @FXML
    private Button chooseSyncFolder;

    @FXML
    private TextField syncPrefixField;

    @FXML
    private ComboBox<SyncDirection> syncDirectionField;

    @FXML
    private ComboBox<SyncComparison> syncComparisonField;

    @FXML
    private TextField syncIncludeField;

    @FXML
    private TextField syncExcludeField;

    @FXML
    private CheckBox syncDeleteField;

    @FXML
    private CheckBox syncShowSameField;

    @FXML
    private Button compareSync;

    @FXML
    private TableView<SyncItem> syncTable;

    @FXML
    private TableColumn<SyncItem, String> syncStateColumn;

    @FXML
    private TableColumn<SyncItem, String> syncNameColumn;

    @FXML
    private TableColumn<SyncItem, String> syncSourceSizeColumn;

    @FXML
    private TableColumn<SyncItem, String> syncSourceTimeColumn;

    @FXML
    private TableColumn<SyncItem, String> syncTargetSizeColumn;

    @FXML
    private TableColumn<SyncItem, String> syncTargetTimeColumn;

    @FXML
    private Label syncStatus;

    @FXML
    private Button stopWork;

    @FXML
    private Button dialogOk;

    public SyncController(SyncViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        Columns.fit(syncTable);
        SyncChoices choices = model.choices();
        syncFolderField.textProperty().bindBidirectional(choices.folder());
        syncPrefixField.textProperty().bindBidirectional(choices.prefix());
        syncIncludeField.textProperty().bindBidirectional(choices.include());
        syncExcludeField.textProperty().bindBidirectional(choices.exclude());
        syncDeleteField.selectedProperty().bindBidirectional(choices.delete());
        syncShowSameField.selectedProperty().bindBidirectional(model.showSame());
        EnumTexts.fill(syncDirectionField, SyncDirection.values());
        syncDirectionField.valueProperty().bindBidirectional(choices.direction());
        EnumTexts.fill(syncComparisonField, SyncComparison.values());
        syncComparisonField.valueProperty().bindBidirectional(choices.comparison());
        CommandNodes.bind(chooseSyncFolder, model.chooseFolder());
        CommandNodes.bind(compareSync, model.compare());
        CommandNodes.bind(stopWork, model.stop());
        CommandNodes.bind(dialogOk, model.apply(close));
        Columns.sortedBy(syncTable, model.items(), model::sort);
        Columns.status(syncTable, syncStatus, model.status(), model.failed());
        Columns.text(
                syncStateColumn,
                item -> item.failure() == null ? Texts.of(item.state()) : ErrorTexts.sentence(item.failure()));
        Columns.tooltips(syncStateColumn);
        Columns.text(syncNameColumn, SyncItem::name);
        Columns.names(syncNameColumn);
        side(syncSourceSizeColumn, SyncItem::source, file -> Formats.bytes(file.size()));
        side(syncSourceTimeColumn, SyncItem::source, file -> Formats.time(file.modified()));
        side(syncTargetSizeColumn, SyncItem::target, file -> Formats.bytes(file.size()));
        side(syncTargetTimeColumn, SyncItem::target, file -> Formats.time(file.modified()));
    }

    private static void side(
            TableColumn<SyncItem, String> column, Function<SyncItem, SyncFile> side, Function<SyncFile, String> text) {
        Columns.text(column, item -> side.apply(item) == null ? "" : text.apply(side.apply(item)));
        column.setSortable(false); // A text of bytes or times does not sort by value.
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
