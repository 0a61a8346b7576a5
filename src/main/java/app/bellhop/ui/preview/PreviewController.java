package app.bellhop.ui.preview;

import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.DiffCell;
import app.bellhop.ui.base.Pictures;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.ui.editor.CodeEditor;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.preview.PreviewViewModel;
import app.bellhop.viewmodel.preview.TextEditViewModel;
import app.bellhop.work.objects.TextDiff;
import app.bellhop.work.preview.ImageSize;
import app.bellhop.work.preview.Preview;
import app.bellhop.work.preview.Preview.View;
import app.bellhop.work.preview.Rasters;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The Preview tab: text, table, document, image or bytes. Text can be edited in place. */
public final class PreviewController {

    private static final double IMAGE_MARGIN = 16;

    /** Widths of columns, in pixels, and how many rows they are judged by. */
    private static final double MIN_COLUMN = 60;

    private static final double MAX_COLUMN = 360;
    private static final double LETTER = 8;
    private static final double HEADING_LETTER = 9.5; // Headings are bold.
    private static final double CELL_PADDING = 24;
    private static final int SEEN_ROWS = 100;

    private final PreviewViewModel model;
    private final Commands commands;
    private final TextEditViewModel editing;

    @FXML
    private Label previewStatus;

    @FXML
    private CheckBox previewFormatted;

    @FXML
    private ListView<Preview.Line> previewText;

    @FXML
    private Node editPane;

    @FXML
    private CodeEditor editArea;

    @FXML
    private TableView<List<String>> previewTable;

    @FXML
    private ScrollPane previewDocument;

    @FXML
    private StackPane previewImagePane;

    @FXML
    private ImageView previewImage;

    @FXML
    private Label previewNoImage;

    @FXML
    private Label editProblem;

    @FXML
    private ListView<TextDiff.Line> conflictList;

    @FXML
    private FlowPane previewActions;

    public PreviewController(PreviewViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
        this.editing = model.editing();
    }

    @FXML
    private void initialize() {
        previewStatus.textProperty().bind(model.status());
        Theme.failed(previewStatus, model.failed());
        previewFormatted.selectedProperty().bindBidirectional(model.formatted());
        previewFormatted
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get(rowsAndSchema(model.preview().get()) ? "preview.rows" : "preview.formatted"),
                        model.preview()));
        BooleanBinding viewing = editing.active().not();
        VisibleWhen.bind(previewTable, shows(Preview.Table.class).and(viewing));
        VisibleWhen.bind(previewImagePane, shows(Preview.Picture.class).and(viewing));
        VisibleWhen.bind(previewDocument, shows(Preview.Document.class).and(viewing));
        VisibleWhen.bind(
                previewText,
                shows(Preview.Plain.class)
                        .or(shows(Preview.Reformatted.class))
                        .or(shows(Preview.Dump.class))
                        .and(viewing));
        VisibleWhen.bind(editPane, editing.active().and(editing.conflict().not()));
        VisibleWhen.bind(conflictList, editing.conflict());
        VisibleWhen.bind(
                previewFormatted,
                viewing.and(Bindings.createBooleanBinding(
                        () -> twoViews(model.preview().get()), model.preview())));
        previewText.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        previewTable.setSelectionModel(
                new RowSelectionModel<>(previewTable, row -> row, row -> RowSelectionModel.UNKNOWN));
        copies(previewText, previewText.getSelectionModel().getSelectedItems(), line -> line);
        copies(previewTable, previewTable.getSelectionModel().getSelectedItems(), Preview::line);
        previewText.setCellFactory(list -> new LineCell());
        editArea.bindText(editing.text());
        editing.active()
                .addListener((o, before, now) -> editArea.getUndoManager().forgetHistory());
        VisibleWhen.says(editProblem, editing.problem());
        DiffCell.show(conflictList, editing.differences());
        model.view().subscribe(this::show);
        for (String id : List.of(
                CommandIds.PREVIEW_MORE,
                CommandIds.EDIT_TEXT,
                CommandIds.SAVE_TEXT,
                CommandIds.CANCEL_EDIT,
                CommandIds.TAKE_THEIRS,
                CommandIds.KEEP_MINE,
                CommandIds.KEEP_BOTH)) {
            Button button = CommandNodes.button(commands.get(id));
            // Save stays visible, but disabled, while there is nothing to save.
            VisibleWhen.bind(
                    button,
                    id.equals(CommandIds.SAVE_TEXT)
                            ? editing.active()
                            : button.disabledProperty().not());
            previewActions.getChildren().add(button);
        }
        Observable[] shown =
                previewActions.getChildren().stream().map(Node::visibleProperty).toArray(Observable[]::new);
        VisibleWhen.bind(
                previewActions,
                Bindings.createBooleanBinding(
                        () -> previewActions.getChildren().stream().anyMatch(Node::isVisible), shown));
    }

    /** Of the list and the table, only the one that is shown has a selection. */
    private <T> void copies(Control view, ObservableList<T> selected, Function<T, Preview.Line> line) {
        selected.addListener((ListChangeListener<T>)
                c -> model.selectedLines().setAll(selected.stream().map(line).toList()));
        Command copy = commands.get(CommandIds.COPY_LINES);
        CommandKeys.bind(view, copy);
        view.setContextMenu(new ContextMenu(CommandNodes.contextItem(copy)));
    }

    private BooleanBinding shows(Class<? extends View> kind) {
        return Bindings.createBooleanBinding(() -> kind.isInstance(model.view().get()), model.view());
    }

    private static boolean rowsAndSchema(@Nullable Preview preview) {
        return preview != null && preview.view() instanceof Preview.Parquet;
    }

    private static boolean twoViews(@Nullable Preview preview) {
        return preview != null
                && (rowsAndSchema(preview) || preview.source() != null && !(preview.view() instanceof Preview.Plain));
    }

    private void show(@Nullable View view) {
        previewTable.getColumns().clear();
        previewTable.getItems().clear();
        previewImage.setImage(null);
        previewDocument.setContent(null);
        previewText.getItems().clear();
        if (view instanceof Preview.Table table) {
            showTable(table.rows());
        } else if (view instanceof Preview.Document document) {
            previewDocument.setContent(MarkdownPane.of(document.blocks()));
        } else if (view instanceof Preview.Picture) {
            previewNoImage.setText("");
            model.decode(model.preview().get(), PreviewController::decode, this::showImage);
        } else if (view != null) {
            // A list lays out only its visible lines, while a text area would lay out megabytes.
            previewText.getItems().setAll(Preview.lines(text(view)));
        }
    }

    private String text(View view) {
        return view instanceof Preview.Reformatted pretty
                ? pretty.text()
                : model.preview().get().text();
    }

    /** Decodes an image. Returns null for what can't be read. Any thread. */
    private static @Nullable Image decode(Preview preview) {
        if (Rasters.draws(preview)) {
            BufferedImage drawn = Rasters.draw(preview);
            return drawn == null ? null : Pictures.of(drawn);
        }
        byte[] bytes = ((Preview.Picture) preview.view()).bytes();
        // A requested size would also scale smaller images up, so it is set only for larger ones.
        double side = ImageSize.longerSide(bytes) > Rasters.MAX_SIDE ? Rasters.MAX_SIDE : 0;
        Image image = new Image(new ByteArrayInputStream(bytes), side, side, true, true);
        return image.isError() ? null : image;
    }

    private void showImage(@Nullable Image image) {
        previewNoImage.setText(image == null ? Texts.get("preview.noImage") : "");
        if (image != null) {
            scaleDown(previewImage.fitWidthProperty(), previewImagePane.widthProperty(), image.getWidth());
            scaleDown(previewImage.fitHeightProperty(), previewImagePane.heightProperty(), image.getHeight());
        }
        previewImage.setImage(image); // It would be shown in its own size until it is scaled.
    }

    /** Shows the image at its own size, or smaller if there is less room. */
    private static void scaleDown(DoubleProperty side, ReadOnlyDoubleProperty room, double pixels) {
        side.bind(Bindings.createDoubleBinding(() -> Math.max(1, Math.min(pixels, room.get() - IMAGE_MARGIN)), room));
    }

    /** As wide as the heading and the longest of the first values, within reason. */
    private static double width(List<List<String>> rows, int column) {
        int longest = rows.stream()
                .limit(SEEN_ROWS)
                .mapToInt(row -> column < row.size() ? row.get(column).length() : 0)
                .max()
                .orElse(0);
        double heading = rows.get(0).get(column).length() * HEADING_LETTER;
        return Math.max(MIN_COLUMN, Math.min(MAX_COLUMN, Math.max(heading, longest * LETTER) + CELL_PADDING));
    }

    private void showTable(List<List<String>> rows) {
        List<String> header = rows.get(0);
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            TableColumn<List<String>, String> column = new TableColumn<>(header.get(i));
            column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                    index < cell.getValue().size() ? cell.getValue().get(index) : ""));
            column.setPrefWidth(width(rows, i));
            column.setSortable(false); // Sorting would mislead, because only the start of the object is loaded.
            previewTable.getColumns().add(column);
        }
        previewTable.getItems().setAll(rows.subList(1, rows.size()));
    }
}
