package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.base.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A column is never so narrow that its heading is cut, whatever the window's size and the screen's scale. */
class ColumnHeadsTest {

    private static final Pattern COLUMN = Pattern.compile("<TableColumn ([^>]*)>");
    private static final Pattern TABLE = Pattern.compile("<TableView fx:id=\"(\\w+)\"[^>]*>\\s*<columns>");
    private static final Pattern CONTROLLER = Pattern.compile("fx:controller=\"([^\"]+)\"");
    private static final Pattern TEXT = Pattern.compile("text=\"%([^\"]+)\"");
    private static final Pattern MIN_WIDTH = Pattern.compile("minWidth=\"([0-9.]+)\"");

    private static final double FONT = 14;

    /** Left and right of the heading, as the stylesheet has it. */
    private static final double PADDING = 18;

    /** The same of tables with the style class {@code narrow-heads}. */
    private static final double NARROW_FONT = 0.8 * FONT;

    private static final double NARROW_PADDING = 10;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static double needed(String heading, boolean narrow) {
        Text text = new Text(heading);
        text.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, narrow ? NARROW_FONT : FONT));
        return Math.ceil(text.getLayoutBounds().getWidth() + (narrow ? NARROW_PADDING : PADDING));
    }

    private static List<String> cut(Path screen) throws IOException {
        List<String> cut = new ArrayList<>();
        String fxml = Files.readString(screen);
        Matcher columns = COLUMN.matcher(fxml);
        for (MatchResult column : columns.results().toList()) {
            Matcher text = TEXT.matcher(column.group(1));
            Matcher width = MIN_WIDTH.matcher(column.group(1));
            if (text.find()) {
                boolean narrow = fxml.lastIndexOf("narrow-heads", column.start())
                        > fxml.lastIndexOf("<TableView ", column.start());
                double needed = needed(Texts.get(text.group(1)), narrow);
                if (!width.find() || Double.parseDouble(width.group(1)) < needed) {
                    cut.add(screen + " " + text.group(1) + " needs " + (int) needed);
                }
            }
        }
        return cut;
    }

    private static List<Path> screens() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/app/bellhop/ui"))) {
            List<Path> screens =
                    files.filter(file -> file.toString().endsWith(".fxml")).toList();
            assertTrue(screens.size() > 20, screens.toString());
            return screens;
        }
    }

    /** In other languages, headings need more room than the screen gives their columns. */
    @Test
    void everyTableSharesItsWidthOut() throws IOException {
        List<String> others = new ArrayList<>();
        for (Path screen : screens()) {
            String fxml = Files.readString(screen);
            List<MatchResult> tables = TABLE.matcher(fxml).results().toList();
            for (MatchResult table : tables) {
                String controller = CONTROLLER
                        .matcher(fxml)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                String code = Files.readString(Path.of("src/main/java", controller.replace('.', '/') + ".java"));
                if (!code.contains("Columns.fit(" + table.group(1) + ")")) {
                    others.add(table.group(1));
                }
            }
        }
        assertEquals(List.of(), others);
    }

    @Test
    void everyHeadingFitsAtTheColumnsMinimum() throws IOException {
        List<String> cut = new ArrayList<>();
        for (Path screen : screens()) {
            cut.addAll(cut(screen));
        }
        assertEquals("", String.join("\n", cut));
    }

    @Test
    void menusOfHeadingsLookLikeOthers() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxRobot robot = new FxRobot();
        ContextMenu menu = new ContextMenu(new MenuItem("Read as"));
        robot.interact(() -> {
            Theme.apply(false);
            TableView<String> table = new TableView<>();
            table.getColumns().add(new TableColumn<>("Column"));
            Scene scene = new Scene(table, 300, 200);
            scene.getStylesheets().add(Theme.stylesheet());
            stage.setScene(scene);
            stage.show();
            table.applyCss();
            menu.show(table.lookup(".column-header"), Side.BOTTOM, 0, 0);
        });
        Labeled item = (Labeled) menu.getScene().getRoot().lookup(".menu-item > .label");
        robot.interact(() -> {
            assertEquals("Regular", item.getFont().getStyle());
            menu.hide();
            stage.close();
        });
    }
}
