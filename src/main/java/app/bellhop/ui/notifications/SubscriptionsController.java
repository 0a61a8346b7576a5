package app.bellhop.ui.notifications;

import app.bellhop.cloud.Subscription;
import app.bellhop.ui.CommandNodes;
import app.bellhop.viewmodel.MainViewModel;
import app.bellhop.viewmodel.SubscriptionsViewModel;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/** The subscriptions of the topic that is selected. */
public final class SubscriptionsController {

    private final MainViewModel main;
    private final SubscriptionsViewModel model;

    @FXML
    private HBox subscriptionActions;

    @FXML
    private TableView<Subscription> subscriptionTable;

    @FXML
    private TableColumn<Subscription, String> protocolColumn;

    @FXML
    private TableColumn<Subscription, String> endpointColumn;

    @FXML
    private TableColumn<Subscription, String> subscriptionStateColumn;

    @FXML
    private Label placeholder;

    public SubscriptionsController(MainViewModel main) {
        this.main = main;
        this.model = main.notifications().subscriptions();
    }

    @FXML
    private void initialize() {
        protocolColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().protocol()));
        endpointColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().endpoint()));
        subscriptionStateColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(SubscriptionsViewModel.state(cell.getValue())));
        subscriptionTable.setItems(model.shown());
        var selection = subscriptionTable.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        selection.getSelectedItems().addListener((ListChangeListener<Subscription>)
                change -> model.selected().setAll(selection.getSelectedItems()));
        placeholder.textProperty().bind(model.placeholder());
        ContextMenu menu = new ContextMenu();
        for (String id : List.of("newSubscription", "unsubscribe")) {
            subscriptionActions.getChildren().add(CommandNodes.iconButton(main.command(id)));
            menu.getItems().add(CommandNodes.contextItem(main.command(id)));
        }
        subscriptionTable.setContextMenu(menu);
    }
}
