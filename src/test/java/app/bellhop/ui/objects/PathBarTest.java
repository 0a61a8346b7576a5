package app.bellhop.ui.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.pictures.LongTexts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The navigation bar: places that are typed or clicked, and how little room it takes. */
class PathBarTest {

    @TempDir
    static Path home;

    private static AppRobot robot;

    @BeforeAll
    static void start() throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.createBucket("typed");
        for (String key : new String[] {"in/a.csv", "in/b.csv", "in/c.csv", "in/other.txt"}) {
            robot.put(new S3Location("typed", key), "x");
        }
        for (int i = 0; i < 40; i++) {
            robot.put(new S3Location("typed", "a/long/way/through/many/folders/%02d.csv".formatted(i)), "x");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    private static TextField address() {
        return robot.node("locationField");
    }

    private static List<String> crumbs() {
        Set<Hyperlink> links =
                robot.lookup(".crumbs > .hyperlink").match(Node::isVisible).queryAllAs(Hyperlink.class);
        return robot.node("crumbs").isVisible()
                ? links.stream().map(Hyperlink::getText).toList()
                : List.of();
    }

    @Test
    void allToolsAreInSightInALanguageOfLongWords() {
        Stage stage = (Stage) robot.window(0);
        double before = stage.getWidth();
        Pane bar = robot.lookup(".navigation-bar").query();
        Map<Button, String> words = new HashMap<>();
        robot.lookup(".navigation-bar .tools .button")
                .queryAllAs(Button.class)
                .forEach(tool -> words.put(tool, tool.getText()));
        robot.interact(() -> words.forEach((tool, word) -> tool.setText(LongTexts.of(word))));
        for (int width = (int) stage.getMinWidth(); width < 1400; width += 40) {
            int now = width;
            robot.interact(() -> stage.setWidth(now));
            robot.interact(() -> {
                stage.getScene().getRoot().layout();
                Node last = robot.node("toggleInspector");
                double end = bar.sceneToLocal(last.localToScene(last.getLayoutBounds()))
                        .getMaxX();
                assertTrue(end <= bar.getWidth(), end + " of " + bar.getWidth() + " in " + now);
            });
        }
        robot.interact(() -> {
            words.forEach(Button::setText);
            stage.setWidth(before);
        });
    }

    @Test
    void aTypedObjectIsSelectedAndABeginningFilters() throws Exception {
        robot.go("arn:aws:s3:::typed/in/b.csv");
        TableView<?> table = (TableView<?>) robot.node("objectTable");
        robot.until(() -> table.getSelectionModel().getSelectedIndex() == 1);
        assertEquals(4, table.getItems().size());
        robot.go("s3://typed/in/o");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("other.txt")));
        assertEquals("o", ((TextField) robot.node("filterField")).getText());
        robot.type("filterField", "");
    }

    /** Names in a folder have no slash; the address takes any prefix. */
    @Test
    void whoFiltersByAPrefixIsToldWhereToEnterIt() throws Exception {
        robot.go("s3://typed/");
        robot.until(() -> robot.column("objectTable", "nameColumn").size() == 2);
        robot.type("filterField", "in/o");
        TableView<?> table = (TableView<?>) robot.node("objectTable");
        robot.until(() -> table.getItems().isEmpty());
        Label said = (Label) table.getPlaceholder().lookup("#placeholder");
        assertEquals("No objects match the filter. To list a prefix, enter it in the address.", said.getText());
        robot.type("filterField", "out");
        robot.until(() -> said.getText().equals("No objects match the filter."));
        robot.type("filterField", "");
    }

    @Test
    void anAddressInTheFolderThatIsOpenIsLeftToo() throws Exception {
        robot.go("s3://typed/in/");
        robot.until(() -> robot.column("objectTable", "nameColumn").size() == 4);
        TableView<?> table = (TableView<?>) robot.node("objectTable");
        robot.go("s3://typed/in/nothing");
        robot.until(() -> robot.text("errorBanner").contains("Not found"));
        robot.go("s3://typed/in/b.csv");
        robot.until(() -> table.getSelectionModel().getSelectedIndex() == 1);
        robot.until(table::isFocused);
        assertEquals(List.of("typed", "in"), crumbs());
        assertEquals("", robot.text("errorBanner"));
    }

    @Test
    void linksBecomeTheAddressWhileItIsEdited() throws Exception {
        // As programs do it: without a look at the bar.
        robot.interact(() -> {
            address().setText("s3://typed/in/");
            address().fireEvent(new ActionEvent());
        });
        robot.until(() -> crumbs().equals(List.of("typed", "in")));
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.until(() -> address().isFocused() && crumbs().isEmpty());
        assertEquals("s3://typed/in/", address().getSelectedText());
        robot.write("nonsense");
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertEquals("nonsense", address().getSelectedText());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> crumbs().equals(List.of("typed", "in")));
        assertEquals("s3://typed/in/", address().getText());
        robot.until(() -> robot.node("objectTable").isFocused());
        robot.clickOn(".crumbs > .hyperlink");
        robot.until(() -> crumbs().equals(List.of("typed")));
    }

    @Test
    void aClickSelectsTheWholeAddressAndTheNextOneSetsTheCaret() throws Exception {
        robot.go("s3://typed/in/");
        robot.until(() -> crumbs().equals(List.of("typed", "in")));
        Bounds field = address().localToScreen(address().getLayoutBounds());
        Point2D free = new Point2D(field.getMaxX() - 20, field.getCenterY());
        robot.clickOn(free);
        robot.until(() -> address().getSelectedText().equals("s3://typed/in/"));
        robot.clickOn(field.getMaxX() - 60, field.getCenterY());
        assertEquals("", address().getSelectedText());
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void theFilterIsSelectedWheneverItIsAskedFor() throws Exception {
        TextField filter = robot.node("filterField");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("b");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        assertEquals("b", filter.getSelectedText());
        robot.type("filterField", "");
    }

    @Test
    void escapeLeadsBackFromASearchInSubfolders() throws Exception {
        robot.go("s3://typed/");
        List<String> folders = List.of("a/", "in/");
        robot.until(() -> names().equals(folders));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.write("other");
        robot.until(() -> names().equals(List.of("in/other.txt")));
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> names().equals(folders));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        robot.until(() -> names().size() == 44);
        robot.interact(() -> robot.node("objectTable").requestFocus());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> names().equals(folders));
    }

    @Test
    void rowsStayWhereTheyAreWhenAnErrorIsShown() throws Exception {
        robot.go("s3://typed/in/");
        robot.until(() -> names().size() == 4);
        Node table = robot.node("objectTable");
        double before = table.localToScene(0, 0).getY();
        robot.go("s3://typed/in/nothing");
        robot.until(() -> robot.text("errorBanner").contains("Not found"));
        assertEquals(before, table.localToScene(0, 0).getY());
        robot.fire("errorDismiss");
    }

    private static List<String> names() {
        return robot.column("objectTable", "nameColumn");
    }

    @Test
    void theFirstRowIsNearTheTopAndManyAreSeen() throws Exception {
        robot.interact(() -> {
            Stage stage = (Stage) robot.node("objectTable").getScene().getWindow();
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        robot.go("s3://typed/a/long/way/through/many/folders/");
        robot.until(() -> robot.column("objectTable", "nameColumn").size() == 40);
        Node clipped = robot.lookup("#objectTable .clipped-container").query();
        Bounds rows = clipped.localToScene(clipped.getLayoutBounds());
        assertTrue(rows.getMinY() <= 120, "the first row begins at " + rows.getMinY());
        double seen = rows.getHeight() / ((TableView<?>) robot.node("objectTable")).getFixedCellSize();
        assertTrue(seen >= 22, "rows in view: " + seen);
        Bounds bar = robot.node("bar").localToScene(robot.node("bar").getLayoutBounds());
        for (String tool : List.of("goBack", "locationField", "filterField", "uploadFiles", "toggleInspector")) {
            Node node = robot.node(tool);
            assertTrue(bar.contains(node.localToScene(node.getLayoutBounds())), tool);
        }
        assertFalse(crumbs().isEmpty());
        assertEquals("folders", crumbs().get(crumbs().size() - 1));
    }

    @Test
    void everyToolIsSeenInTheNarrowestWindow() throws Exception {
        Stage stage = (Stage) robot.window(0);
        double width = stage.getWidth();
        robot.interact(() -> stage.setWidth(stage.getMinWidth()));
        Node last = robot.node("toggleInspector");
        robot.until(() -> last.localToScene(last.getLayoutBounds()).getMaxX()
                <= stage.getScene().getWidth());
        robot.interact(() -> stage.setWidth(width));
    }

    @Test
    void namesAreWholeWhereThereIsRoom() {
        robot.interact(() -> {
            Crumbs crumbs = new Crumbs();
            new Scene(new Pane(crumbs));
            crumbs.show(Stream.of("", "service-requests-of-all-districts-by-day-and-hour/", "archive/")
                    .map(key -> new S3Location("a-bucket-with-a-name-that-is-as-long-as-names-of-buckets-may-be", key))
                    .toList());
            crumbs.applyCss();
            crumbs.resize(1200, 30);
            crumbs.layout();
            crumbs.getChildren().stream()
                    .filter(link -> link instanceof Hyperlink && link.isVisible())
                    .map(Hyperlink.class::cast)
                    .forEach(link -> assertEquals(link.prefWidth(-1), link.getWidth(), 1, link.getText()));
        });
    }

    @Test
    void namesThatAreCutFillTheBar() {
        robot.interact(() -> {
            Crumbs crumbs = new Crumbs();
            new Scene(new Pane(crumbs));
            crumbs.show(List.of(new S3Location("a-bucket-with-a-name-that-is-as-long-as-names-of-buckets-may-be", "")));
            crumbs.applyCss();
            crumbs.resize(400, 30);
            crumbs.layout();
            Hyperlink bucket = (Hyperlink) crumbs.getChildren().get(0);
            double room =
                    400 - crumbs.getInsets().getLeft() - crumbs.getInsets().getRight();
            assertEquals(room, bucket.getWidth(), 2);
        });
    }

    @Test
    void whereOneIsStaysReadableWhereThereIsLittleRoom() {
        robot.interact(() -> {
            Crumbs crumbs = new Crumbs();
            new Scene(new Pane(crumbs));
            crumbs.show(Stream.of("", "requests/", "requests/2026/", "requests/2026/by-district/")
                    .map(key -> new S3Location("a-bucket-with-a-name-that-is-long", key))
                    .toList());
            crumbs.applyCss();
            List<Hyperlink> links = crumbs.getChildren().stream()
                    .filter(Hyperlink.class::isInstance)
                    .map(Hyperlink.class::cast)
                    .toList();
            Hyperlink here = links.get(links.size() - 1);
            crumbs.resize(here.prefWidth(-1) + 110, 30);
            crumbs.layout();
            assertEquals(here.prefWidth(-1), here.getWidth(), 1);
            assertTrue(links.get(0).getWidth() < 100, "the bucket gives way");
        });
    }
}
