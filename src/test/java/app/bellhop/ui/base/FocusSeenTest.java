package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** What has the keyboard's focus is seen, in light and dark. */
class FocusSeenTest extends ThemeTestBase {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whateverHasTheFocusShowsIt(boolean dark) {
        Button plain = new Button("Plain");
        Button main = new Button("Default");
        main.setDefaultButton(true);
        Button flat = new Button("", new FontIcon("fth-x"));
        flat.getStyleClass().addAll("flat", "button-icon");
        Hyperlink link = new Hyperlink("Link");
        ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("one"));
        TabPane tabs = new TabPane(new Tab("First", new Label("first")), new Tab("Second"));
        List<Node> controls = List.of(
                plain,
                main,
                flat,
                new ToggleButton("Toggle"),
                new MenuButton("Menu"),
                new SplitMenuButton(),
                link,
                new CheckBox("Check"),
                new RadioButton("Radio"),
                combo,
                new TextField("text"),
                tabs,
                new ListView<>(),
                new TreeView<>(),
                new TableView<>());
        controls.forEach(node -> node.getStyleClass().add("tried"));
        VBox all = new VBox(12);
        all.getStyleClass().add("pane");
        all.setStyle("-fx-padding: 12");
        all.getChildren().setAll(controls);
        controls.stream()
                .filter(node -> !(node instanceof Button || node instanceof Hyperlink))
                .filter(javafx.scene.layout.Region.class::isInstance)
                .forEach(node -> ((javafx.scene.layout.Region) node).setMaxHeight(60));
        show(dark, all);
        robot.interact(controls.get(controls.size() - 1)::requestFocus);
        for (Node control : controls) {
            robot.interact(plain.getScene().getRoot()::requestFocus);
            WritableImage before = snapshot();
            Node previous = controls.get((controls.indexOf(control) + controls.size() - 1) % controls.size());
            robot.interact(previous::requestFocus);
            robot.push(KeyCode.TAB);
            assertEquals(control, stage.getScene().getFocusOwner(), "Tab goes on");
            int seen = changed(before, snapshot(), control);
            assertTrue(seen > 40, control + " shows its focus with " + seen + " pixels, dark " + dark);
        }
    }

    private static TableView<String> table(String... rows) {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList(rows));
        TableColumn<String, String> column = new TableColumn<>("Name");
        Columns.text(column, row -> row);
        table.getColumns().add(column);
        table.getStyleClass().addAll("dense", "striped", "edge-to-edge");
        return table;
    }

    /** As a view that is chosen with a key, or a table that is walked to, takes it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listsThatGetTheFocusWithoutASelectionShowIt(boolean dark) {
        TreeItem<String> root = new TreeItem<>("root");
        TreeView<String> tree = new TreeView<>(root);
        ListView<String> list = new ListView<>(FXCollections.observableArrayList("first", "second"));
        ListView<String> empty = new ListView<>();
        empty.setPlaceholder(new Label("Nothing here"));
        Button other = new Button("Other");
        List<Control> lists = List.of(tree, list, empty, table("first", "second"), table());
        VBox all = new VBox(12, other);
        all.setStyle("-fx-padding: 12");
        lists.forEach(each -> each.setMaxHeight(90));
        all.getChildren().addAll(lists);
        show(dark, all);
        for (Control each : lists) {
            robot.interact(other::requestFocus);
            WritableImage before = snapshot();
            robot.interact(each::requestFocus);
            int seen = changed(before, snapshot(), each);
            assertTrue(seen > 300, each + " shows its focus with " + seen + " pixels, dark " + dark);
        }
    }

    /** The pixels in and around a node that differ from before by 3 : 1. */
    private int changed(WritableImage before, WritableImage after, Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        int count = 0;
        for (int y = (int) bounds.getMinY() - 4; y < bounds.getMaxY() + 4; y++) {
            for (int x = (int) bounds.getMinX() - 4; x < Math.min(before.getWidth(), bounds.getMaxX() + 4); x++) {
                if (y >= 0 && y < before.getHeight() && Contrast.of(color(before, x, y), color(after, x, y)) >= SHAPE) {
                    count++;
                }
            }
        }
        return count;
    }
}
