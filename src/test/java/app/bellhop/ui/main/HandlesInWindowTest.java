package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts and tests outside this project find by its id in the running window. */
class HandlesInWindowTest {

    private static final List<String> TABS = List.of("objectsTab", "notificationsTab", "transfersTab", "activityTab");

    @TempDir
    Path folder;

    @Test
    void nodesAndCommandsAreFoundInTheMainWindow() throws Exception {
        try (AppRobot robot = new AppRobot(folder, "--demo")) {
            Set<String> found = new TreeSet<>();
            for (String tab : TABS) {
                robot.showTab(tab);
                robot.interact(() -> robot.lookup(node -> true).queryAll().forEach(node -> add(node, found)));
            }
            robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            robot.until(() -> !robot.lookup("#paletteField").queryAll().isEmpty());
            robot.interact(() -> robot.lookup(node -> true).queryAll().forEach(node -> add(node, found)));
            robot.push(KeyCode.ESCAPE);
            assertEquals(List.of(), missing(found, """
                    bucketTree objectTable nameColumn sizeColumn modifiedColumn storageClassColumn locationField filterField
                    transferTable transferNameColumn transferStateColumn transferProgressColumn objectsTab notificationsTab
                    topicTable subscriptionTable inboxTable publishSubjectField publishMessageArea publishButton statusLabel
                    errorBanner connectionTabs activityTable paletteField paletteList transferTotal
                    uploadFiles uploadFolder download deleteObjects newFolder newBucket deleteBucket refresh copyPresignedUrl
                    copyS3Uri copyPublicUrl properties rename copyObjects pasteObjects newTopic deleteTopics newSubscription
                    unsubscribe publishSms pauseTransfers resumeTransfers retryTransfers syncFolder unfinishedUploads saveAs
                    cutObjects makePublic makePrivate findObjects folderSize flatView commandPalette goAnywhere
                    signIn showAsCode saveActivityAsScript preferences about keyboardShortcuts quit
                    """));
        }
    }

    @Test
    void connectionsAreFoundOnTheStartScreen() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{ \"started\": true }");
        try (AppRobot robot = new AppRobot(folder)) {
            robot.until(() -> !robot.lookup("#connectionList").queryAll().isEmpty());
            Set<String> found = new TreeSet<>();
            robot.interact(() -> robot.lookup(node -> true).queryAll().forEach(node -> add(node, found)));
            assertEquals(List.of(), missing(found, "connectionList editConnection testConnection signIn errorBanner"));
        }
    }

    private static List<String> missing(Set<String> found, String wanted) {
        return Stream.of(wanted.trim().split("\\s+"))
                .filter(id -> !found.contains(id))
                .toList();
    }

    private static void add(Node node, Set<String> found) {
        if (node.getId() != null) {
            found.add(node.getId());
        }
        if (node instanceof TableView<?> table) {
            table.getColumns().forEach(column -> found.add(String.valueOf(column.getId())));
        }
        if (node instanceof MenuBar bar) {
            bar.getMenus().forEach(menu -> add(menu, found));
        }
        if (node instanceof Control control && control.getContextMenu() != null) {
            control.getContextMenu().getItems().forEach(item -> add(item, found));
        }
    }

    private static void add(MenuItem item, Set<String> found) {
        found.add(String.valueOf(item.getId()));
        if (item instanceof Menu menu) {
            menu.getItems().forEach(inside -> add(inside, found));
        }
    }
}
