package app.bellhop.ui.main;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.MainViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;

/** The main window: menus, tabs, the transfer queue below. */
public final class MainController {

    private static final String SEPARATOR = CommandNodes.SEPARATOR;

    private final AppViewModel app;
    private final MainViewModel model;

    @FXML
    private Menu fileMenu;

    @FXML
    private Menu editMenu;

    @FXML
    private Menu viewMenu;

    @FXML
    private Menu goMenu;

    @FXML
    private Menu notificationsMenu;

    @FXML
    private Node demoBanner;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab notificationsTab;

    @FXML
    private SplitPane transfersSplit;

    public MainController(AppViewModel app, MainViewModel model) {
        this.app = app;
        this.model = model;
    }

    @FXML
    private void initialize() {
        fill(
                fileMenu,
                List.of(
                        "uploadFiles",
                        "uploadFolder",
                        "download",
                        SEPARATOR,
                        "newFolder",
                        "newObject",
                        "newBucket",
                        "emptyBucket",
                        "deleteBucket",
                        SEPARATOR,
                        "openAsTable",
                        "publishIndex",
                        "makeWebsite",
                        SEPARATOR,
                        "connections"));
        fill(
                editMenu,
                List.of(
                        "copyPresignedUrl",
                        "copyPresignedUrlFor",
                        "copyPublicUrl",
                        "copyS3Uri",
                        "copyArn",
                        SEPARATOR,
                        "copyObjects",
                        "pasteObjects",
                        "rename",
                        "openExternally",
                        "deleteObjects"));
        fill(goMenu, List.of("goBack", "goForward", "goUp"));
        fill(
                notificationsMenu,
                List.of(
                        "newTopic",
                        "topicSettings",
                        "topicPolicy",
                        "deliveryPolicy",
                        "protectTopics",
                        "copyTopicArn",
                        "deleteTopics",
                        SEPARATOR,
                        "newSubscription",
                        "subscribeMany",
                        "confirmByToken",
                        "resendConfirmation",
                        "filterPolicy",
                        "deliverySettings",
                        "unsubscribe",
                        "unsubscribeShown",
                        SEPARATOR,
                        "publishSms",
                        "contactsToTopics",
                        "alerts",
                        "bucketEvents",
                        "publishWhenDone"));
        fill(
                viewMenu,
                List.of(
                        "refresh",
                        SEPARATOR,
                        "toggleInspector",
                        "properties",
                        "preview",
                        "versions",
                        "sharing",
                        "inspectBucket",
                        SEPARATOR));
        viewMenu.getItems().add(appearanceMenu());
        demoBanner.setVisible(model.demo());
        demoBanner.setManaged(model.demo());
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((o, before, now) -> model.notificationsShown().set(now == notificationsTab));
        notificationsTab
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> tabText(model.notifications().inbox().unread().get()),
                        model.notifications().inbox().unread()));
        transfersSplit
                .getDividers()
                .get(0)
                .positionProperty()
                .bindBidirectional(model.layout().transfersDivider());
    }

    private void fill(Menu menu, List<String> ids) {
        for (String id : ids) {
            menu.getItems()
                    .add(id.equals(SEPARATOR) ? new SeparatorMenuItem() : CommandNodes.menuItem(model.command(id)));
        }
    }

    private static String tabText(int unread) {
        return unread == 0 ? Texts.get("main.notifications") : Texts.get("main.notificationsUnread", unread);
    }

    private Menu appearanceMenu() {
        Menu menu = new Menu(Texts.get("menu.appearance"));
        ToggleGroup group = new ToggleGroup();
        menu.getItems().add(appearanceItem(false, Texts.get("menu.appearance.light"), "appearanceLight", group));
        menu.getItems().add(appearanceItem(true, Texts.get("menu.appearance.dark"), "appearanceDark", group));
        return menu;
    }

    private RadioMenuItem appearanceItem(boolean dark, String label, String id, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(label);
        item.setId(id);
        item.setToggleGroup(group);
        item.setSelected(app.dark().get() == dark);
        item.setOnAction(e -> app.setDark(dark));
        return item;
    }

    @FXML
    private void connectToAws() {
        app.showConnections();
    }
}
