package app.bellhop.ui.notifications;

import app.bellhop.cloud.Topic;
import app.bellhop.ui.CommandNodes;
import app.bellhop.viewmodel.MainViewModel;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.TopicsViewModel;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** The topics. */
public final class TopicsController {

    private final MainViewModel main;
    private final TopicsViewModel model;

    @FXML
    private HBox topicActions;

    @FXML
    private TextField topicFilterField;

    @FXML
    private TableView<Topic> topicTable;

    @FXML
    private TableColumn<Topic, String> topicNameColumn;

    @FXML
    private TableColumn<Topic, String> topicTypeColumn;

    @FXML
    private Label placeholder;

    public TopicsController(MainViewModel main) {
        this.main = main;
        this.model = main.notifications().topics();
    }

    @FXML
    private void initialize() {
        topicNameColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().name()));
        topicTypeColumn.setCellValueFactory(cell ->
                new ReadOnlyObjectWrapper<>(Texts.get(cell.getValue().fifo() ? "topics.fifo" : "topics.standard")));
        topicTable.setItems(model.shown());
        var selection = topicTable.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        selection.getSelectedItems().addListener((ListChangeListener<Topic>) change -> {
            model.selected().setAll(selection.getSelectedItems());
            model.current().set(selection.getSelectedItem());
        });
        model.current().addListener((o, before, now) -> {
            if (now != null && now != selection.getSelectedItem()) {
                selection.clearAndSelect(model.shown().indexOf(now));
            }
        });
        topicFilterField.textProperty().bindBidirectional(model.filter());
        placeholder.textProperty().bind(model.placeholder());
        ContextMenu menu = new ContextMenu();
        for (String id : List.of("newTopic", "deleteTopics", "publishSms")) {
            topicActions.getChildren().add(CommandNodes.iconButton(main.command(id)));
        }
        for (String id : List.of("newSubscription", "newTopic", "deleteTopics")) {
            menu.getItems().add(CommandNodes.contextItem(main.command(id)));
        }
        topicTable.setContextMenu(menu);
    }
}
