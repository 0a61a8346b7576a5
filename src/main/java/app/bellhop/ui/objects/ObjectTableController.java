package app.bellhop.ui.objects;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectListing;
import app.bellhop.viewmodel.objects.ObjectOrder;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.VBox;

public final class ObjectTableController {

    /** Larger selections are assumed to contain an object, because searching them might take too long. */
    private static final int MAX_INSPECTED = 10_000;

    private final ObjectTableViewModel objects;
    private final LocationViewModel location;
    private final Commands commands;
    private final ObjectListing listing;

    @FXML
    private TableView<ObjectRow> objectTable;

    @FXML
    private TableColumn<ObjectRow, String> nameColumn;

    @FXML
    private TableColumn<ObjectRow, Long> sizeColumn;

    @FXML
    private TableColumn<ObjectRow, Instant> modifiedColumn;

    @FXML
    private TableColumn<ObjectRow, String> storageClassColumn;

    @FXML
    private Label placeholder;

    @FXML
    private ProgressIndicator loading;

    @FXML
    private VBox waiting;

    public ObjectTableController(ObjectTableViewModel objects, LocationViewModel location, Commands commands) {
        this.objects = objects;
        this.location = location;
        this.commands = commands;
        this.listing = objects.listing();
    }

    @FXML
    private void initialize() {
        Columns.fit(objectTable);
        columns();
        objectTable.setItems(listing.rows());
        objectTable.setSelectionModel(
                new RowSelectionModel<>(objectTable, row -> row.entry().key(), listing.rows()::find));
        objectTable.setSortPolicy(table -> sort());
        ColumnLayout.keep(objectTable, objects);
        Columns.menu(objectTable);
        objectTable.setRowFactory(table -> new ObjectTableRow(objects));
        objectTable.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ObjectRow>)
                change -> reportSelection());
        objects.selection().cleared().addListener((o, before, now) -> {
            int row = objectTable.getFocusModel().getFocusedIndex();
            objectTable.getSelectionModel().clearSelection();
            objectTable.getFocusModel().focus(row); // Or nothing shows where the keys go.
        });
        listing.rows().addListener((ListChangeListener<ObjectRow>) change -> selectSought());
        location.sought().addListener((o, before, now) -> selectSought());
        TypeToFilter.install(objectTable, listing.filter(), listing::endSearch);
        CommandKeys.bind(
                objectTable,
                commands.get(CommandIds.OPEN_OBJECT),
                commands.get(CommandIds.GO_UP),
                commands.get(CommandIds.DELETE_OBJECTS),
                commands.get(CommandIds.QUICK_LOOK),
                commands.get(CommandIds.RENAME),
                commands.get(CommandIds.COPY_OBJECTS),
                commands.get(CommandIds.CUT_OBJECTS));
        DropTarget.accept(objectTable, () -> location.current().get(), objects);
        EventHandler<DragEvent> outside = e -> objects.drag().outside();
        objectTable.sceneProperty().addListener((o, before, now) -> {
            if (before != null) {
                before.removeEventHandler(DragEvent.DRAG_EXITED, outside);
            }
            if (now != null) {
                now.addEventHandler(DragEvent.DRAG_EXITED, outside);
            }
        });
        objectTable.setContextMenu(contextMenu());
        VisibleWhen.bind(loading, listing.loading());
        Button stop = CommandNodes.button(commands.get(CommandIds.STOP_LISTING));
        stop.visibleProperty().bind(listing.loading());
        waiting.getChildren().add(stop);
        placeholder
                .textProperty()
                .bind(Bindings.createStringBinding(
                        this::placeholderText,
                        listing.placeholder(),
                        listing.filter(),
                        listing.loading(),
                        location.current()));
    }

    /** Gives the table the keys. */
    public void focus() {
        objectTable.requestFocus();
    }

    private void selectSought() {
        int row = objects.soughtRow();
        if (row >= 0) {
            objects.soughtSelected();
            objectTable.getSelectionModel().clearAndSelect(row);
            objectTable.scrollTo(row);
        }
    }

    private String placeholderText() {
        if (location.current().get() == null) {
            return Texts.get("objects.noBucket");
        }
        String filter = listing.filter().get();
        if (filter.isBlank() || listing.loading().get()) {
            return listing.placeholder().get();
        }
        return Texts.get(filter.contains("/") ? "objects.noMatchPrefix" : "objects.noMatch");
    }

    private void columns() {
        nameColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().name()));
        sizeColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().size()));
        modifiedColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().entry().modified()));
        storageClassColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().entry().storageClass()));
        NameCell.Names names = new NameCell.Names();
        nameColumn.setCellFactory(column -> new NameCell(objects, names));
        Columns.words(sizeColumn, size -> size < 0 ? null : Formats.bytes(size)); // A prefix has none.
        Columns.words(modifiedColumn, Formats::time);
    }

    private ContextMenu contextMenu() {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .add(CommandNodes.submenu(
                        "openMenu",
                        Texts.get("menu.open"),
                        commands,
                        CommandIds.OPEN_OBJECT,
                        CommandIds.QUICK_LOOK,
                        CommandIds.PREVIEW,
                        CommandIds.OPEN_AS_TABLE,
                        CommandIds.OPEN_EXTERNALLY,
                        CommandIds.VERSIONS,
                        CommandIds.CUSTOMER_KEY));
        menu.getItems()
                .addAll(CommandNodes.items(
                        commands,
                        CommandIds.DOWNLOAD,
                        CommandIds.SAVE_AS,
                        CommandNodes.SEPARATOR,
                        CommandIds.SHARING,
                        CommandIds.MAKE_PUBLIC,
                        CommandIds.MAKE_PRIVATE,
                        CommandIds.COPY_PRESIGNED_URL));
        menu.getItems()
                .add(CommandNodes.submenu(
                        "copyMenu",
                        Texts.get("menu.copy"),
                        commands,
                        CommandIds.COPY_OBJECTS,
                        CommandIds.CUT_OBJECTS,
                        CommandNodes.SEPARATOR,
                        CommandIds.COPY_PRESIGNED_URL_FOR,
                        CommandIds.COPY_PUBLIC_URL,
                        CommandIds.COPY_S3_URI,
                        CommandIds.COPY_ARN));
        menu.getItems()
                .addAll(CommandNodes.items(
                        commands, CommandNodes.SEPARATOR, CommandIds.RENAME, CommandIds.PASTE_OBJECTS));
        menu.getItems()
                .add(CommandNodes.submenu(
                        "newMenu",
                        Texts.get("menu.new"),
                        commands,
                        CommandIds.UPLOAD_FILES,
                        CommandIds.UPLOAD_FOLDER,
                        CommandIds.UPLOAD_WITH_OPTIONS,
                        CommandNodes.SEPARATOR,
                        CommandIds.NEW_FOLDER,
                        CommandIds.NEW_OBJECT));
        menu.getItems()
                .addAll(CommandNodes.items(
                        commands, CommandIds.PROPERTIES, CommandNodes.SEPARATOR, CommandIds.DELETE_OBJECTS));
        return menu;
    }

    /** JavaFX's own sort would take minutes for a million rows; the listing sorts in the background instead. */
    private boolean sort() {
        if (objectTable.getSortOrder().isEmpty()) {
            listing.sort(ObjectOrder.BY_NAME);
            return true;
        }
        TableColumn<ObjectRow, ?> by = objectTable.getSortOrder().get(0);
        ObjectOrder.Column column = ObjectOrder.Column.NAME;
        if (by == sizeColumn) {
            column = ObjectOrder.Column.SIZE;
        } else if (by == modifiedColumn) {
            column = ObjectOrder.Column.MODIFIED;
        } else if (by == storageClassColumn) {
            column = ObjectOrder.Column.STORAGE_CLASS;
        }
        listing.sort(new ObjectOrder(column, by.getSortType() == TableColumn.SortType.ASCENDING));
        return true;
    }

    private void reportSelection() {
        var selection = (RowSelectionModel<ObjectRow>) objectTable.getSelectionModel();
        int count = selection.getSelectedIndices().size();
        boolean hasObject =
                count > MAX_INSPECTED || selection.getSelectedItems().stream().anyMatch(row -> !row.prefix());
        objects.selected(count, hasObject, selection::snapshot);
    }
}
