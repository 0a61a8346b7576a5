package app.bellhop.ui.main;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.keys.FirstFocus;
import app.bellhop.ui.keys.PaneKey;
import app.bellhop.ui.transfers.TransfersController;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inbox.InboxViewModel;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.LayoutViewModel;
import app.bellhop.viewmodel.transfers.TransfersViewModel;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;

/** The main window: menus, the sidebar, and what it shows. */
public final class MainController {

    private static final String SEPARATOR = CommandNodes.SEPARATOR;

    private final AppViewModel app;
    private final LayoutViewModel layout;
    private final InboxViewModel inbox;
    private final TransfersViewModel transferring;
    private final Commands commands;
    private final Supplier<Parent> notificationsScreen;
    private final Supplier<Parent> activityScreen;

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
    private Menu helpMenu;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab notificationsTab;

    @FXML
    private Tab transfersTab;

    @FXML
    private Tab activityTab;

    @FXML
    private ObjectsController objectsController;

    @FXML
    private Node transfers;

    @FXML
    private TransfersController transfersController;

    /**
     * @param notificationsScreen loads what the Notifications tab holds, once it is shown
     * @param activityScreen the same for the Activity tab
     */
    public MainController(
            AppViewModel app,
            LayoutViewModel layout,
            InboxViewModel inbox,
            TransfersViewModel transferring,
            Commands commands,
            Supplier<Parent> notificationsScreen,
            Supplier<Parent> activityScreen) {
        this.app = app;
        this.layout = layout;
        this.inbox = inbox;
        this.transferring = transferring;
        this.commands = commands;
        this.notificationsScreen = notificationsScreen;
        this.activityScreen = activityScreen;
    }

    @FXML
    private void initialize() {
        fill(
                fileMenu,
                List.of(
                        CommandIds.UPLOAD_FILES,
                        CommandIds.UPLOAD_FOLDER,
                        CommandIds.UPLOAD_WITH_OPTIONS,
                        CommandIds.UPLOAD_FOLDER_WITH_OPTIONS,
                        CommandIds.DOWNLOAD,
                        CommandIds.SAVE_AS,
                        CommandIds.SYNC_FOLDER,
                        CommandIds.TRANSFER_RULES,
                        SEPARATOR,
                        CommandIds.NEW_FOLDER,
                        CommandIds.NEW_OBJECT,
                        CommandIds.NEW_BUCKET,
                        CommandIds.EMPTY_BUCKET,
                        CommandIds.UNFINISHED_UPLOADS,
                        CommandIds.DELETE_BUCKET,
                        SEPARATOR,
                        CommandIds.OPEN_AS_TABLE,
                        CommandIds.PUBLISH_INDEX,
                        CommandIds.MAKE_WEBSITE,
                        SEPARATOR,
                        CommandIds.CONNECTIONS,
                        CommandIds.SIGN_IN,
                        CommandIds.UNSUPPORTED_OPERATIONS,
                        CommandIds.CLOSE_CONNECTION,
                        SEPARATOR,
                        CommandIds.PREFERENCES,
                        CommandIds.QUIT));
        fill(
                editMenu,
                List.of(
                        CommandIds.UNDO,
                        SEPARATOR,
                        CommandIds.COPY_PRESIGNED_URL,
                        CommandIds.COPY_PRESIGNED_URL_FOR,
                        CommandIds.COPY_PUBLIC_URL,
                        CommandIds.COPY_S3_URI,
                        CommandIds.COPY_ARN,
                        SEPARATOR,
                        CommandIds.CUT_OBJECTS,
                        CommandIds.COPY_OBJECTS,
                        CommandIds.PASTE_OBJECTS,
                        CommandIds.RENAME,
                        CommandIds.OPEN_EXTERNALLY,
                        CommandIds.DELETE_OBJECTS));
        fill(
                goMenu,
                List.of(
                        CommandIds.GO_BACK,
                        CommandIds.GO_FORWARD,
                        CommandIds.GO_UP,
                        CommandIds.EDIT_LOCATION,
                        SEPARATOR,
                        CommandIds.NEXT_PANE,
                        CommandIds.PREVIOUS_PANE,
                        SEPARATOR,
                        CommandIds.GO_ANYWHERE,
                        CommandIds.FOCUS_FILTER,
                        CommandIds.FIND_OBJECTS));
        fill(
                notificationsMenu,
                List.of(
                        CommandIds.NEW_TOPIC,
                        CommandIds.TOPIC_SETTINGS,
                        CommandIds.TOPIC_POLICY,
                        CommandIds.PROTECT_TOPICS,
                        CommandIds.COPY_TOPIC_ARN,
                        CommandIds.LISTEN_TO_TOPIC,
                        CommandIds.TOPIC_USAGE,
                        CommandIds.DELETE_TOPICS,
                        SEPARATOR,
                        CommandIds.NEW_SUBSCRIPTION,
                        CommandIds.SUBSCRIBE_MANY,
                        CommandIds.CONFIRM_BY_TOKEN,
                        CommandIds.UNSUBSCRIBE,
                        CommandIds.UNSUBSCRIBE_SHOWN,
                        SEPARATOR,
                        CommandIds.PUBLISH_MANY,
                        CommandIds.PUBLISH_SMS,
                        CommandIds.SMS_SANDBOX,
                        CommandIds.CONTACTS_TO_TOPICS,
                        CommandIds.ALERTS,
                        CommandIds.BUCKET_EVENTS,
                        CommandIds.PUBLISH_WHEN_DONE));
        // Without submenus, it would be higher than a small screen.
        CommandNodes.before(
                notificationsMenu.getItems(),
                CommandIds.PROTECT_TOPICS,
                CommandNodes.submenu(
                        "topicDelivery",
                        Texts.get("menu.delivery"),
                        commands,
                        CommandIds.DELIVERY_POLICY,
                        CommandIds.DELIVERY_LOGGING));
        CommandNodes.before(
                notificationsMenu.getItems(),
                CommandIds.UNSUBSCRIBE,
                CommandNodes.submenu(
                        "subscriptionSettings",
                        Texts.get("menu.subscription"),
                        commands,
                        CommandIds.FILTER_POLICY,
                        CommandIds.DELIVERY_SETTINGS,
                        CommandIds.RESEND_CONFIRMATION));
        CommandNodes.before(
                notificationsMenu.getItems(),
                CommandIds.PUBLISH_MANY,
                CommandNodes.submenu(
                        "messageTemplates",
                        Texts.get("menu.templates"),
                        commands,
                        CommandIds.USE_TEMPLATE,
                        CommandIds.SAVE_TEMPLATE,
                        CommandIds.DELETE_TEMPLATE));
        fill(
                viewMenu,
                List.of(
                        CommandIds.REFRESH,
                        CommandIds.STOP_LISTING,
                        CommandIds.FLAT_VIEW,
                        CommandIds.FOLDER_SIZE,
                        SEPARATOR,
                        CommandIds.TOGGLE_INSPECTOR,
                        CommandIds.PROPERTIES,
                        CommandIds.CUSTOMER_KEY,
                        CommandIds.PREVIEW,
                        CommandIds.QUICK_LOOK,
                        CommandIds.VERSIONS,
                        CommandIds.SHARING,
                        CommandIds.MAKE_PUBLIC,
                        CommandIds.MAKE_PRIVATE,
                        CommandIds.INSPECT_BUCKET,
                        SEPARATOR,
                        CommandIds.SHOW_OBJECTS,
                        CommandIds.SHOW_NOTIFICATIONS,
                        CommandIds.SHOW_TRANSFERS,
                        CommandIds.SHOW_ACTIVITY,
                        CommandIds.TOGGLE_TRANSFERS,
                        SEPARATOR));
        viewMenu.getItems().add(appearanceMenu());
        fill(
                helpMenu,
                List.of(
                        CommandIds.COMMAND_PALETTE,
                        CommandIds.KEYBOARD_SHORTCUTS,
                        SEPARATOR,
                        CommandIds.NEEDED_RIGHTS,
                        CommandIds.ABOUT));
        transfersController.openedBy(commands.get(CommandIds.TOGGLE_TRANSFERS));
        sidebar();
    }

    private void sidebar() {
        SidebarItem.show(
                tabs,
                new SidebarItem("fth-hard-drive", Texts.get("main.objects")),
                new SidebarItem("fth-bell", Texts.get("main.notifications")).counting(inbox.unread()),
                new SidebarItem("fth-repeat", Texts.get("main.transfers")).counting(transferring.moving()),
                new SidebarItem("fth-activity", Texts.get("main.activity")));
        notificationsTab.textProperty().bind(inbox.unread().map(count -> tabText(count.intValue())));
        var selection = tabs.getSelectionModel();
        selection
                .selectedIndexProperty()
                .subscribe(now -> layout.view().set(LayoutViewModel.View.values()[now.intValue()]));
        layout.view().subscribe(now -> {
            if (now == LayoutViewModel.View.NOTIFICATIONS && notificationsTab.getContent() == null) {
                notificationsTab.setContent(notificationsScreen.get());
            }
            if (now == LayoutViewModel.View.ACTIVITY && activityTab.getContent() == null) {
                activityTab.setContent(activityScreen.get());
            }
            selection.select(now.ordinal());
            placeTransfers();
        });
        layout.transfersOpen().subscribe(open -> placeTransfers());
        layout.asked().addListener((o, before, now) -> FirstFocus.in(tabs));
        layout.pane()
                .addListener((o, before, now) ->
                        PaneKey.walk(tabs.getScene().getRoot(), now.intValue() - before.intValue()));
        tabs.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (tabs.isFocused()) { // By the click, which was on the sidebar.
                FirstFocus.in(tabs);
            }
        });
    }

    /** There is one list of transfers: in the view of its own, and otherwise below the objects. */
    private void placeTransfers() {
        boolean alone = layout.view().get() == LayoutViewModel.View.TRANSFERS;
        boolean open = layout.transfersOpen().get();
        transfersController.show(alone || open, alone);
        transfersTab.setContent(null);
        if (alone) {
            objectsController.hideTransfers(transfers);
            transfersTab.setContent(transfers);
        } else {
            objectsController.showTransfers(transfers, open);
        }
    }

    private void fill(Menu menu, List<String> ids) {
        for (String id : ids) {
            menu.getItems()
                    .add(id.equals(SEPARATOR) ? new SeparatorMenuItem() : CommandNodes.menuItem(commands.get(id)));
        }
    }

    private static String tabText(int unread) {
        return unread == 0 ? Texts.get("main.notifications") : Texts.get("main.notificationsUnread", unread);
    }

    private Menu appearanceMenu() {
        Menu menu = new Menu(Texts.get("menu.appearance"));
        ToggleGroup group = new ToggleGroup();
        RadioMenuItem light = appearanceItem(CommandIds.APPEARANCE_LIGHT, "menu.appearance.light", group);
        RadioMenuItem dark = appearanceItem(CommandIds.APPEARANCE_DARK, "menu.appearance.dark", group);
        menu.getItems().addAll(light, dark);
        // Another tab's menu may have changed it.
        menu.setOnShowing(e -> group.selectToggle(app.dark().get() ? dark : light));
        return menu;
    }

    private RadioMenuItem appearanceItem(String id, String label, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(Texts.get(label));
        item.setId(id);
        item.setToggleGroup(group);
        item.setOnAction(e -> commands.get(id).run());
        return item;
    }
}
