package app.bellhop.ui.tables;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.ui.AppRobot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects as one table, as a user's hands have it; what is saved as another client sees it. */
class TablesTest {

    private static AppRobot robot;
    private static int buckets;

    @TempDir
    Path folder;

    private String bucket;
    private String root;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#notificationsTab").queryAll().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    @BeforeEach
    void open() throws Exception {
        bucket = "reports-" + ++buckets;
        root = "s3://" + bucket + "/";
        robot.createBucket(bucket);
        put("in/a.csv", "kind,n\nPothole,10\nLeak,9\nPothole,2\n");
        put("in/b.tsv", "kind\tn\tstreet\nTree\t-1\tElm\nLeak\n");
        robot.go(root + "in/");
        robot.until(() -> robot.column("objectTable", "nameColumn").size() == 2);
    }

    @AfterEach
    void closeDialogs() {
        robot.closeDialogs();
    }

    private void put(String key, String text) throws Exception {
        robot.put(new S3Location(bucket, key), text);
    }

    private String text(String key) throws Exception {
        return new String(
                await(robot.server()
                                .s3()
                                .content()
                                .read(ObjectIdentifier.current(new S3Location(bucket, key)), 0, 1 << 20))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private void openTable() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.until(() -> !robot.lookup("#tableStatus").queryAll().isEmpty()
                && robot.text("tableStatus").startsWith("5 rows"));
    }

    /** What a column of the data shows, row by row. */
    private List<String> data(String name) {
        return cells("dataTable", name);
    }

    private List<String> cells(String id, String name) {
        TableView<?> table = robot.node(id);
        TableColumn<?, ?> column = table.getColumns().stream()
                .filter(c -> name.equals(c.getText()))
                .findFirst()
                .orElse(null);
        return column == null
                ? List.of()
                : java.util.stream.IntStream.range(0, table.getItems().size())
                        .mapToObj(row -> String.valueOf(column.getCellData(row)))
                        .toList();
    }

    private List<String> headers() {
        TableView<?> table = robot.node("dataTable");
        return table.getColumns().stream().map(TableColumn::getText).toList();
    }

    private <T> void choose(String id, String text) throws Exception {
        robot.interact(() -> {
            ComboBox<T> box = robot.node(id);
            box.setValue(box.getItems().stream()
                    .filter(item -> text.equals(
                            box.getConverter() == null
                                    ? item.toString()
                                    : box.getConverter().toString(item)))
                    .findFirst()
                    .orElseThrow());
        });
    }

    /** Checks a column in the list that a button opens. */
    private void chooseColumn(String button, String name) throws Exception {
        robot.clickOn("#" + button).clickOn("#columnSearchField").write(name);
        robot.until(() -> listed(name) != null);
        robot.clickOn(listed(name).lookup(".check-box"));
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#columnList").queryAll().isEmpty());
    }

    private static Node listed(String column) {
        return robot.lookup("#columnList .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> column.equals(cell.getText()))
                .findFirst()
                .orElse(null);
    }

    private void tab(int index) {
        robot.interact(() -> {
            Node node = robot.node("dataTable");
            while (!(node instanceof TabPane)) {
                node = node.getParent();
            }
            ((TabPane) node).getSelectionModel().select(index);
        });
    }

    @Test
    void tablesAreReadSearchedAndFiltered() throws Exception {
        openTable();
        robot.until(() -> data("kind").equals(List.of("Pothole", "Leak", "Pothole", "Tree", "Leak")));
        robot.type("tableSearchField", "leak");
        robot.until(() -> data("n").equals(List.of("9", "")));
        robot.press("filterMenu");
        robot.clickOn("#filterColumn")
                .write("n")
                .push(KeyCode.DOWN)
                .push(KeyCode.DOWN)
                .push(KeyCode.ENTER);
        choose("filterCondition", "is greater than");
        robot.type("filterValueField", "1");
        robot.press("addFilter");
        robot.until(() ->
                data("n").equals(List.of("9")) && robot.text("tableStatus").equals("1 of 5 rows · 1 problem"));
        robot.clickOn((Node) robot.lookup(".filter-chip").query());
        robot.type("tableSearchField", "");
        robot.until(() -> data("n").size() == 5);
        robot.interact(() -> {
            TableView<Integer> table = robot.node("dataTable");
            TableColumn<Integer, ?> n = table.getColumns().stream()
                    .filter(c -> "n".equals(c.getText()))
                    .findFirst()
                    .orElseThrow();
            n.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(n));
        });
        robot.until(() -> data("n").equals(List.of("10", "9", "2", "-1", "")));
        tab(3);
        robot.until(() -> robot.column("problemTable", "problemSourceColumn").equals(List.of("in/b.tsv")));
    }

    @Test
    void columnIsFilteredAtItsHeader() throws Exception {
        openTable();
        robot.until(() -> data("kind").size() == 5);
        TableView<?> table = robot.node("dataTable");
        robot.interact(() -> table.getColumns().stream()
                .filter(column -> "n".equals(column.getText()))
                .findFirst()
                .orElseThrow()
                .getContextMenu()
                .getItems()
                .get(0)
                .fire());
        robot.until(() -> robot.lookup("#filterValueField").queryAll().stream().anyMatch(Node::isFocused));
        assertTrue(robot.node("addFilter").isDisabled(), "there is no value yet");
        robot.clickOn("#filterValueField").write("9").push(KeyCode.ENTER);
        robot.until(() -> data("n").equals(List.of("9")));
        assertTrue(robot.lookup("#filterColumn").queryAll().isEmpty());
        assertEquals("n contains 9", ((Button) robot.lookup(".filter-chip").query()).getText());
    }

    @Test
    void rightClickOnAHeaderDoesNotSort() throws Exception {
        put("one/a.csv", "kind,request_id\nPothole,10\nLeak,9\n");
        robot.go(root + "one/");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("a.csv")));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.until(() -> !robot.lookup("#tableStatus").queryAll().isEmpty()
                && robot.text("tableStatus").startsWith("2 rows"));
        TableView<?> table = robot.node("dataTable");
        Node header = robot.lookup(".table-view .column-header")
                .lookup((Node node) -> node instanceof Label label && "kind".equals(label.getText()))
                .query();
        robot.clickOn(header, MouseButton.SECONDARY);
        assertEquals(List.of(), table.getSortOrder());
        robot.clickOn(header);
        robot.until(() -> table.getSortOrder().size() == 1);
        robot.clickOn("#filterMenu");
        choose("filterColumn", "request_id");
        robot.clickOn("#filterValueField").write("9").push(KeyCode.ENTER);
        robot.until(() -> robot.lookup(".filter-chip").queryAll().size() == 1);
        assertEquals("request_id contains 9", shown(robot.lookup(".filter-chip").query()));
    }

    /** A button's text as drawn: without the letter that mnemonic parsing would take away. */
    private static String shown(Button button) {
        return ((Text) button.lookup(".text")).getText();
    }

    @Test
    void columnsAreFoundAndHiddenInAPopover() throws Exception {
        openTable();
        robot.until(() -> data("kind").size() == 5);
        robot.clickOn("#columnsMenu").clickOn("#columnSearchField").write("kin");
        robot.until(() -> robot.<ListView<?>>node("columnList").getItems().size() == 1);
        robot.push(KeyCode.ENTER);
        robot.until(() -> !headers().contains("kind"));
        robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
        robot.until(() -> headers().contains("kind"));
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#columnList").queryAll().isEmpty());
    }

    @Test
    void firstColumnStaysInSightWhenItIsFrozen() throws Exception {
        openTable();
        TableView<?> table = robot.node("dataTable");
        robot.interact(() -> table.getColumns().get(2).setPrefWidth(3000));
        robot.clickOn("#tableMenu").clickOn("#freezeFirstColumn");
        scroll(table, 2000);
        robot.until(() -> firstCells(table).stream().allMatch(x -> x < 5));
        assertEquals(6, firstCells(table).size(), "the header and five rows");
        robot.clickOn("#tableMenu").clickOn("#freezeFirstColumn");
        scroll(table, 100);
        robot.until(
                () -> !firstCells(table).isEmpty() && firstCells(table).stream().allMatch(x -> x < -90));
    }

    private static void scroll(TableView<?> table, double to) {
        robot.interact(() -> table.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .forEach(bar -> bar.setValue(to)));
    }

    /** Where the first column's header and cells begin, from the left side of the table. */
    private static List<Double> firstCells(TableView<?> table) {
        double left = table.localToScene(0, 0).getX();
        return Stream.concat(
                        Stream.of(table.getColumns().get(0).getStyleableNode()),
                        table.lookupAll(".data-cell").stream()
                                .filter(node -> node instanceof TableCell<?, ?> cell
                                        && !cell.isEmpty()
                                        && cell.isVisible()
                                        && cell.getTableColumn()
                                                == table.getColumns().get(0)))
                .map(node -> node.localToScene(0, 0).getX() - left)
                .toList();
    }

    @Test
    void emptyAndFailingTablesSayWhy() throws Exception {
        put("none/notes.txt", "x");
        robot.go(root + "none/");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("notes.txt")));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.until(() -> !robot.lookup("#tablePlaceholder").queryAll().isEmpty()
                && robot.text("tablePlaceholder").startsWith("No CSV"));
        robot.press("dialogCancel");
        put("odd/picture.csv", "\0\1\2\0\0\0");
        robot.go(root + "odd/");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("picture.csv")));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.until(() -> !robot.lookup("#tablePlaceholder").queryAll().isEmpty()
                && robot.text("tablePlaceholder").equals("This object isn’t text."));
        tab(3);
        robot.until(
                () -> robot.column("problemTable", "problemReasonColumn").equals(List.of("This object isn’t text.")));
    }

    @Test
    void columnsAreAsWideAsTheirTextsAtFirst() throws Exception {
        String words = "A lamp that is out since the storm";
        put("wide/lamps.csv", "n,what\n1," + words + "\n2,-\n");
        robot.go(root + "wide/");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("lamps.csv")));
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.until(() -> robot.lookup("#dataTable .data-cell .text").queryAllAs(Text.class).stream()
                .anyMatch(text -> text.getText().equals(words)));
        TableView<?> table = robot.node("dataTable");
        assertTrue(table.getColumns().get(0).getWidth() < 100, "a narrow one");
        assertTrue(table.getColumns().get(1).getWidth() > 200, "a wide one");
        robot.until(() -> robot.lookup("#dataTable .align-right > .label").queryAllAs(Label.class).stream()
                .anyMatch(head -> head.getText().equals("n")));
        robot.until(() ->
                robot.lookup("#dataTable .data-cell.align-right").tryQuery().isPresent());
    }

    @Test
    void whatIsShownIsSavedAndPublished() throws Exception {
        openTable();
        robot.type("tableSearchField", "pothole");
        robot.until(() -> data("n").equals(List.of("10", "2")));
        Path file = folder.resolve("saved.csv");
        robot.press("saveTable");
        robot.type("targetField", file.toString());
        robot.press("dialogOk");
        robot.until(() -> robot.text("tableNotice").startsWith("2 rows saved")
                && robot.lookup("#targetField").queryAll().isEmpty());
        assertEquals("kind,n,street\r\nPothole,10,\r\nPothole,2,\r\n", Files.readString(file));
        robot.fire("publishReport");
        robot.type("targetField", root + "out/report.html");
        robot.type("titleField", "Potholes");
        robot.press("dialogOk");
        robot.untilOnServer(() -> robot.keys(bucket).contains("out/report.html"));
        Document page = Jsoup.parse(text("out/report.html"));
        assertEquals("Potholes", page.title());
        assertEquals(2, page.select("tbody tr").size());
        robot.until(() -> robot.text("tableNotice").contains(root + "out/report.html"));
        robot.press("dialogOk");
    }

    @Test
    void rowsAreGroupedAndTheChartSaved() throws Exception {
        openTable();
        tab(1);
        robot.until(() -> !robot.node("groupChart").isVisible()); // It is empty.
        chooseColumn("groupByField", "kind");
        chooseColumn("groupOfField", "n");
        choose("groupFigureField", "Sum");
        robot.press("runGrouping");
        robot.until(robot.node("groupChart")::isVisible);
        robot.until(() -> cells("groupTable", "Sum").contains("12") && !robot.scrollsSideways("groupTable"));
        Path chart = folder.resolve("chart.png");
        robot.press("saveChart");
        robot.type("dialogField", chart.toString());
        robot.press("dialogOk");
        robot.until(() -> Files.exists(chart));
        assertTrue(javax.imageio.ImageIO.read(chart.toFile()).getWidth() > 200);
    }

    @Test
    void prefixBecomesAPageAndTheBucketAWebsite() throws Exception {
        robot.menu("File", "publishIndex");
        robot.type("titleField", "What is in");
        robot.press("dialogOk");
        robot.untilOnServer(() -> robot.keys(bucket).contains("in/index.html"));
        Document page = Jsoup.parse(text("in/index.html"));
        assertEquals(List.of("a.csv", "b.tsv"), page.select("td:first-child").eachText());
        assertEquals(2, page.select("td:first-child a[href*=X-Amz-Signature]").size());
        robot.press("dialogOk");
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<h1>Welcome");
        robot.menu("File", "makeWebsite");
        robot.type("folderField", site.toString());
        robot.interact(() -> ((javafx.scene.control.CheckBox) robot.node("openField")).setSelected(false));
        robot.press("dialogOk");
        robot.until(() -> !robot.lookup("#workTable").queryAll().isEmpty());
        robot.until(() -> robot.column("workTable", "workStateColumn").contains("Pending"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        robot.untilOnServer(() -> robot.keys(bucket).contains("index.html"));
        assertTrue(await(robot.server().s3().buckets().get(bucket, BucketSection.WEBSITE))
                .isPresent());
        assertTrue(await(robot.server().s3().buckets().policyIsPublic(bucket)).orElse(false));
    }
}
