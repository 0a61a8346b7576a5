package app.bellhop.ui.inspector;

import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.SelectionKeeper;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inspector.VersionsViewModel;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;

public final class VersionsController {

    private static final List<String> COMMANDS = List.of(
            CommandIds.DOWNLOAD_VERSION,
            CommandIds.COPY_VERSION_URL,
            CommandIds.RESTORE_VERSION,
            CommandIds.UNDELETE,
            CommandIds.DELETE_VERSION);

    private final VersionsViewModel model;
    private final Commands commands;

    @FXML
    private TableView<ObjectVersion> versionTable;

    @FXML
    private TableColumn<ObjectVersion, String> versionKeyColumn;

    @FXML
    private TableColumn<ObjectVersion, String> versionModifiedColumn;

    @FXML
    private TableColumn<ObjectVersion, String> versionSizeColumn;

    @FXML
    private TableColumn<ObjectVersion, String> versionIdColumn;

    @FXML
    private Label versionStatus;

    @FXML
    private FlowPane versionActions;

    public VersionsController(VersionsViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(versionTable);
        versionTable.setItems(model.versions());
        Columns.status(versionTable, versionStatus, model.status(), model.failed());
        Columns.text(versionKeyColumn, model::name);
        Columns.text(versionModifiedColumn, version -> Formats.time(version.modified()));
        Columns.text(versionSizeColumn, VersionsController::size);
        Columns.text(versionIdColumn, VersionsController::id);
        Columns.names(versionKeyColumn);
        Columns.tooltips(versionSizeColumn);
        Columns.tooltips(versionIdColumn);
        versionKeyColumn.setVisible(model.severalKeys());
        model.versions().addListener((InvalidationListener) list -> versionKeyColumn.setVisible(model.severalKeys()));
        new SelectionKeeper<>(
                versionTable, version -> version, chosen -> model.selected().setAll(chosen), version -> {});
        ContextMenu menu = new ContextMenu();
        COMMANDS.forEach(id -> menu.getItems().add(CommandNodes.contextItem(commands.get(id))));
        versionTable.setContextMenu(menu);
        CommandKeys.bind(versionTable, commands.get(CommandIds.DELETE_VERSION));
        COMMANDS.forEach(id -> versionActions.getChildren().add(CommandNodes.button(commands.get(id))));
    }

    private static String size(ObjectVersion version) {
        return version.deleteMarker() ? Texts.get("versions.deleteMarker") : Formats.bytes(version.size());
    }

    private static String id(ObjectVersion version) {
        String id = String.valueOf(version.object().versionId());
        return version.latest() ? Texts.get("versions.latest") + " · " + id : id;
    }
}
