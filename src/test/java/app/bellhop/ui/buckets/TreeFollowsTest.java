package app.bellhop.ui.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import app.bellhop.viewmodel.buckets.PrefixNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bucket tree shows where the object table is, however one gets there. */
class TreeFollowsTest {

    private AppRobot robot;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.createBucket("deep");
        robot.put(new S3Location("deep", "2026/11/28/a.csv"), "a");
        robot.put(new S3Location("deep", "2026/12/b.csv"), "b");
        robot.put(new S3Location("deep", "other/c.csv"), "c");
    }

    @AfterEach
    void stop() throws Exception {
        robot.close();
    }

    @SuppressWarnings("unchecked")
    private TreeItem<PrefixNode> selected() {
        return ((TreeView<PrefixNode>) robot.node("bucketTree"))
                .getSelectionModel()
                .getSelectedItem();
    }

    private boolean selected(String uri) {
        return selected() != null && selected().getValue().location().uri().equals(uri);
    }

    @Test
    void typedPlaceIsOpenedInTheTree() throws Exception {
        robot.go("s3://deep/2026/11/28/");
        robot.until(() -> selected("s3://deep/2026/11/28/"));
        TreeItem<PrefixNode> month = selected().getParent();
        assertTrue(month.isExpanded() && month.getParent().isExpanded());
        assertEquals(2, month.getParent().getChildren().size(), "the other month is there, too");
        assertEquals("s3://deep/2026/11/28/", ((TextField) robot.node("locationField")).getText());
        robot.fire("goUp");
        robot.until(() -> selected("s3://deep/2026/11/"));
        TableView<?> table = robot.node("objectTable");
        robot.until(() -> table.getSelectionModel().getSelectedIndex() == 0
                && robot.column("objectTable", "nameColumn").get(0).equals("28/"));
        robot.fire("goUp");
        robot.fire("goUp");
        robot.until(() -> selected("s3://deep/"));
        robot.until(() -> table.getSelectionModel().getSelectedIndex() == 0);
        assertEquals("2026/", robot.column("objectTable", "nameColumn").get(0));
        robot.go("s3://deep/other/");
        robot.until(() -> selected("s3://deep/other/"));
        robot.fire("goBack");
        robot.until(() -> selected("s3://deep/"));
    }

    @Test
    void clickOnTheOpenBucketShowsAllOfIt() throws Exception {
        robot.go("s3://deep/ot");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("other/")));
        robot.clickOn(robot.lookup("#bucketTree .tree-cell")
                .match((TreeCell<?> cell) -> "deep".equals(cell.getText()))
                .<Node>query());
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("2026/", "other/")));
    }

    @Test
    void menuDeletesWhatIsSelected() throws Exception {
        robot.go("s3://deep/");
        robot.until(() -> selected("s3://deep/"));
        assertEquals(List.of("emptyBucket", "deleteBucket"), deletes());
        robot.go("s3://deep/other/");
        robot.until(() -> selected("s3://deep/other/"));
        assertEquals(List.of("deleteFolder"), deletes());
    }

    /** What the end of the menu shows. */
    private List<String> deletes() {
        return ((TreeView<?>) robot.node("bucketTree"))
                .getContextMenu().getItems().stream()
                        .filter(MenuItem::isVisible)
                        .map(item -> String.valueOf(item.getId()))
                        .filter(Set.of("deleteFolder", "emptyBucket", "deleteBucket")::contains)
                        .toList();
    }

    @Test
    void titlesOfTheBucketsSectionsAreWholeBesideTheirButtons() throws Exception {
        robot.go("s3://deep/");
        robot.until(() -> selected("s3://deep/"));
        robot.menu("View", "inspectBucket");
        robot.until(() -> robot.lookup("#deleteEncryption").queryAll().stream().anyMatch(Node::isVisible));
        robot.interact(() -> robot.<SplitPane>node("treeSplit").setDividerPositions(0.2, 0.8));
        robot.interact(
                () -> robot.lookup(".section-name").queryAllAs(Label.class).forEach(this::whole));
    }

    private void whole(Label title) {
        assertEquals(title.getText(), ((Text) title.getChildrenUnmodifiable().get(0)).getText());
    }
}
