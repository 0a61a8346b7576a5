package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Columns of {@link Columns#fit}, in a window that becomes narrower and wider. */
class ColumnsFitTest {

    private static final String LONG = "Everything that has more words than there is room for";

    private final FxRobot robot = new FxRobot();
    private TableView<String> table;
    private StackPane window;

    @BeforeEach
    void show() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Theme.apply(false);
            table = new TableView<>();
            for (int width : new int[] {300, 100, 100}) {
                TableColumn<String, String> column = new TableColumn<>("C" + width);
                column.setPrefWidth(width);
                column.setMinWidth(80);
                Columns.text(column, row -> row);
                table.getColumns().add(column);
            }
            IntStream.range(0, 50).forEach(i -> table.getItems().add("row " + i));
            Columns.fit(table);
            window = new StackPane(table);
            Scene scene = new Scene(window, 700, 300);
            scene.getStylesheets().add(Theme.stylesheet());
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private void width(double width) {
        robot.interact(() -> {
            table.setMaxWidth(width);
            window.requestLayout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean scrolls() {
        return table.lookupAll(".scroll-bar").stream()
                .anyMatch(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL && bar.isVisible());
    }

    private double columns() {
        return table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    }

    @Test
    void columnsShareTheWidthAndScrollWhereItIsTooLittle() {
        for (int again = 0; again < 2; again++) {
            width(600);
            assertFalse(scrolls(), "all columns fit");
            assertTrue(columns() > 580 && columns() <= 600, columns() + " of 600");
            width(270);
            assertFalse(scrolls(), "they fit, though less wide");
            assertTrue(columns() <= 270, columns() + " of 270");
            width(200);
            assertTrue(scrolls(), "the last column can be scrolled to");
            assertEquals(240, columns());
        }
    }

    @Test
    void headingsAreNeverCut() {
        robot.interact(() -> table.getColumns().get(1).setText("A heading in another language"));
        table.getColumns().get(1).setMaxWidth(90);
        width(270);
        assertTrue(
                table.lookupAll(".column-header .label").stream()
                        .flatMap(label -> label.lookupAll(".text").stream())
                        .anyMatch(text -> ((Text) text).getText().equals("A heading in another language")),
                "the whole heading");
        assertTrue(scrolls(), "the other columns keep what they need");
    }

    @Test
    void lastHeadingEndsBeforeTheButtonOfTheColumnsMenu() {
        robot.interact(() -> {
            Columns.menu(table);
            table.getColumns().get(2).setText("A heading in another language");
            table.getColumns().get(2).getStyleClass().add("align-right");
        });
        width(600);
        Node button = table.lookup(".show-hide-columns-button");
        Node heading = table.lookupAll(".column-header .text").stream()
                .filter(text -> ((Text) text).getText().startsWith("A heading"))
                .findFirst()
                .orElseThrow();
        double ends = heading.localToScene(heading.getLayoutBounds()).getMaxX();
        assertEquals("A heading in another language", ((Text) heading).getText());
        assertTrue(ends <= button.localToScene(button.getLayoutBounds()).getMinX(), "the heading ends at " + ends);
    }

    @Test
    void sentencesAreCutAtTheirEndAndNamesInTheMiddle() {
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // All columns are of texts.
            TableColumn<String, String> first =
                    (TableColumn<String, String>) table.getColumns().get(0);
            Columns.tooltips(first);
            table.getItems()
                    .setAll(
                            "This is a sentence. ".repeat(9),
                            "arn:aws:sns:us-east-1:000000000000:" + "a-topic-".repeat(9));
        });
        WaitForAsyncUtils.waitForFxEvents();
        List<String> shown = robot.lookup(".table-cell .text").queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList();
        assertTrue(shown.stream().anyMatch(text -> text.startsWith("This is a sentence.") && text.endsWith("…")));
        assertTrue(
                shown.stream().anyMatch(text -> text.startsWith("arn:") && text.endsWith("a-topic-")), shown::toString);
    }

    @Test
    void namesWithSpacesAreCutInTheMiddleToo() {
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // All columns are of texts.
            TableColumn<String, String> first =
                    (TableColumn<String, String>) table.getColumns().get(0);
            Columns.names(first);
            table.getItems().setAll("a name with spaces ".repeat(9) + ".csv");
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup(".table-cell .text").queryAllAs(Text.class).stream()
                .anyMatch(text ->
                        text.getText().startsWith("a name") && text.getText().endsWith(".csv")));
    }

    @Test
    void statusIsSaidOnceAndWholeWhereverThereIsRoom() {
        String why = "This is why there is nothing here. ".repeat(20).strip();
        StringProperty status = new SimpleStringProperty(why);
        BooleanProperty failed = new SimpleBooleanProperty();
        Label below = new Label();
        robot.interact(() -> {
            table.getItems().clear();
            Columns.status(table, below, status, failed);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Label instead = (Label) table.lookup(".placeholder .label");
        assertEquals(why, ((Text) instead.lookup(".text")).getText());
        assertFalse(below.isVisible());
        Paint normal = instead.getTextFill();
        robot.interact(() -> failed.set(true));
        WaitForAsyncUtils.waitForFxEvents();
        Label error = new Label();
        error.getStyleClass().add("error-text");
        robot.interact(() -> {
            window.getChildren().add(error);
            window.applyCss();
        });
        assertNotEquals(normal, instead.getTextFill());
        assertEquals(error.getTextFill(), instead.getTextFill());
        robot.interact(() -> table.getItems().add("row"));
        assertTrue(below.isVisible());
        assertEquals(why, below.getText());
    }

    @Test
    void whatIsCutEndsInAnEllipsis() {
        robot.interact(() -> {
            List<Labeled> all = List.of(
                    new Label(LONG),
                    new Button(LONG),
                    new ToggleButton(LONG),
                    new CheckBox(LONG),
                    new RadioButton(LONG),
                    new Hyperlink(LONG),
                    new MenuButton(LONG),
                    new SplitMenuButton(new MenuItem(LONG)),
                    new ListCell<>());
            all.forEach(labeled -> labeled.setText(LONG));
            VBox narrow = new VBox(all.toArray(Node[]::new));
            narrow.setMaxWidth(120);
            TabPane tabs = new TabPane(new Tab(LONG));
            tabs.setTabMaxWidth(100);
            window.getChildren().setAll(narrow, tabs);
        });
        WaitForAsyncUtils.waitForFxEvents();
        List<String> shown = window.lookupAll(".text").stream()
                .map(text -> ((Text) text).getText())
                .filter(text -> !text.isEmpty())
                .toList();
        assertEquals(10, shown.size(), shown::toString);
        shown.forEach(text -> assertTrue(text.endsWith("…"), text));
    }

    @Test
    void emojiAreNeverCutInHalf() {
        List<Label> labels = Stream.of(
                        "a😀b😀c😀d😀e😀f.jpg", "👩‍👩‍👧‍👦 family 🇩🇪.jpg", "שלום 😀 עולם 😀 report.txt")
                .flatMap(name -> IntStream.range(20, 200).mapToObj(width -> narrow(name, width)))
                .toList();
        robot.interact(() -> window.getChildren().setAll(new VBox(labels.toArray(Label[]::new))));
        WaitForAsyncUtils.waitForFxEvents();
        for (Label label : labels) {
            String shown = ((Text) label.lookup(".text")).getText();
            assertEquals(
                    shown,
                    new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                    "at " + label.getMaxWidth());
        }
    }

    private static Label narrow(String name, int width) {
        Label label = new Label(name);
        label.setMinWidth(0);
        label.setMaxWidth(width);
        Columns.cut(label, OverrunStyle.CENTER_ELLIPSIS);
        return label;
    }

    @Test
    void hiddenColumnNeedsNoRoom() {
        width(200);
        assertTrue(scrolls());
        robot.interact(() -> table.getColumns().get(2).setVisible(false));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(scrolls());
    }
}
