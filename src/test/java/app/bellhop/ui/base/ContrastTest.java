package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is selected is seen, and can be read, in light and dark: WCAG AA, 4.5 : 1 for text and 3 : 1 for shapes. */
class ContrastTest extends ThemeTestBase {

    private static final double TEXT = 4.5;

    /** A name with an icon, and a state in each of the colors that rows use. */
    private static final class Row extends HBox {

        Row(String name) {
            FontIcon folder = new FontIcon("fth-folder");
            folder.getStyleClass().add("prefix-icon");
            FontIcon file = new FontIcon("fth-file");
            file.getStyleClass().add("object-icon");
            getChildren().addAll(folder, file, new Label(name));
            for (String style : List.of(
                    "transfer-state:failed",
                    "transfer-state:waiting",
                    "transfer-state:done",
                    "subscription-state:pending",
                    "subscription-state:deleted",
                    "error-text",
                    "text-muted")) {
                getChildren().add(styled(new Label("abc"), style));
            }
        }
    }

    private static final class Cell extends ListCell<String> {

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setGraphic(empty ? null : new Row(name));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void selectionIsSeenAndReadWithTheFocusAndWithout(boolean dark) {
        ListView<String> list = new ListView<>(FXCollections.observableArrayList("first", "second", "third", "fourth"));
        list.setCellFactory(view -> new Cell());
        list.getStyleClass().add("striped");
        TextField other = new TextField();
        show(dark, new VBox(10, list, other));
        robot.interact(() -> {
            list.getSelectionModel().select(1);
            list.requestFocus();
        });
        assertReadable(list, 0);
        assertReadable(list, 1);
        Color plain = background(list, 0);
        Color focused = background(list, 1);
        assertContrast(SHAPE, plain, focused, "the selection");
        robot.interact(other::requestFocus);
        assertReadable(list, 1);
        Color unfocused = background(list, 1);
        assertTrue(!unfocused.equals(focused) && !unfocused.equals(plain), unfocused.toString());
        assertContrast(SHAPE, background(list, 0), edge(list, 1), "the bar of the selection without the focus");
        robot.moveTo(cell(list, 2));
        assertReadable(list, 2);
        assertReadable(list, 3); // Of the other stripe.
        Color hovered = background(list, 2);
        assertTrue(!hovered.equals(unfocused) && !hovered.equals(plain), hovered.toString());
        robot.moveTo(cell(list, 1));
        assertReadable(list, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void treesShowTheirSelectionInTheSameWay(boolean dark) {
        TreeItem<String> root = new TreeItem<>("root");
        root.getChildren().setAll(List.of(new TreeItem<>("first"), new TreeItem<>("second")));
        root.setExpanded(true);
        TreeView<String> tree = new TreeView<>(root);
        show(dark, new VBox(tree));
        robot.interact(() -> {
            tree.getSelectionModel().select(1);
            tree.requestFocus();
        });
        assertReadable(tree, 1);
        assertContrast(SHAPE, background(tree, 2), background(tree, 1), "the selection");
    }

    /** What stands on the window outside lists, as each is styled. */
    private static List<Node> words() {
        List<Node> all = new ArrayList<>();
        for (String style : List.of(
                "badge",
                "notice",
                "verdict",
                "verdict:open",
                "text-muted",
                "error-text",
                "form-problem",
                "form-hint",
                "section-summary",
                "section-summary:set",
                "section-summary:failed",
                "subscription-state:pending",
                "transfer-state:waiting",
                "publish-hint",
                "publish-hint:wrong",
                "transfer-state:done",
                "transfer-state:failed",
                "filter-chip",
                "diff diff-cell:added",
                "diff diff-cell:removed")) {
            Label label = styled(new Label(style), style.replaceAll(".* ", ""));
            all.add(style.startsWith("diff ") ? styled(new HBox(label), "diff") : label);
        }
        for (String bar :
                List.of("error-banner", "status-bar", "navigation-bar", "transfer-bar", "demo-notice", "start")) {
            Label muted = styled(new Label("muted"), "text-muted");
            all.add(styled(new HBox(8, new Label(bar), muted, new Hyperlink("link"), new Button("Button")), bar));
        }
        Button main = styled(new Button("Accent"), "accent");
        Button danger = styled(new Button("Danger"), "danger");
        Hyperlink visited = new Hyperlink("Visited");
        visited.setVisited(true);
        all.addAll(List.of(new Hyperlink("Link"), visited, new Button("Button"), main, danger, new CheckBox("Check")));
        return all;
    }

    private static <N extends Node> N styled(N node, String style) {
        String[] parts = style.split(":");
        node.getStyleClass().add(parts[0]);
        if (parts.length > 1) {
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass(parts[1]), true);
        }
        return node;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsCanBeReadWhereverTheyStandAlsoWhereTheyAreDisabled(boolean dark) {
        List<Node> words = words();
        FlowPane all = new FlowPane(12, 4);
        all.getStyleClass().add("pane");
        all.setStyle("-fx-padding: 8");
        all.getChildren().setAll(words);
        show(dark, all);
        words.forEach(node -> assertWords(node, TEXT));
        Node[] disabled = {new Button("Button"), new CheckBox("Check"), new TextField("text"), new Hyperlink("Link")};
        for (Node node : disabled) {
            node.setDisable(true);
        }
        robot.interact(() -> all.getChildren().setAll(disabled));
        List.of(disabled).forEach(node -> assertWords(node, SHAPE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wordsCanBeReadUnderThePointer(boolean dark) {
        Button tool = new Button("Upload files", new FontIcon("fth-upload"));
        Hyperlink crumb = new Hyperlink("city-data");
        Tab tab = new Tab("Objects");
        Label name = new Label("Objects");
        tab.setGraphic(styled(new VBox(name), "sidebar-item"));
        TabPane sidebar = styled(new TabPane(new Tab("First"), tab), "sidebar");
        sidebar.setSide(Side.LEFT);
        sidebar.setRotateGraphic(true);
        HBox bar = styled(new HBox(8, tool, styled(new HBox(crumb), "crumbs")), "navigation-bar");
        show(dark, new VBox(bar, sidebar));
        for (Node node : List.of(tool, crumb, name)) {
            robot.moveTo(node);
            assertWords(node, TEXT);
        }
    }

    /** All texts of a node, as they are blended with what is behind them. */
    private void assertWords(Node node, double least) {
        WritableImage image = snapshot();
        Set<Node> texts = call(() -> node.lookupAll(".text"));
        assertTrue(texts.size() > 0, node + " has no texts");
        for (Node text : texts) {
            Bounds bounds = text.localToScene(text.getLayoutBounds());
            Color behind = color(image, (int) bounds.getMinX() - 1, (int) bounds.getMinY() + 1);
            double opacity = 1;
            for (Node at = text; at != null; at = at.getParent()) {
                opacity *= at.getOpacity();
            }
            Color fill = behind.interpolate((Color) ((Text) text).getFill(), opacity);
            assertContrast(least, behind, fill, node + " with “" + ((Text) text).getText() + "”");
        }
    }

    private IndexedCell<?> cell(Node view, int index) {
        return view.lookupAll(".cell").stream()
                .filter(IndexedCell.class::isInstance)
                .map(node -> (IndexedCell<?>) node)
                .filter(cell -> cell.getIndex() == index && !cell.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Behind what the row shows, at its right end. */
    private Color background(Node view, int index) {
        Bounds bounds = cell(view, index).localToScene(cell(view, index).getLayoutBounds());
        return color(snapshot(), (int) bounds.getMaxX() - 12, (int) bounds.getCenterY());
    }

    private Color edge(Node view, int index) {
        Bounds bounds = cell(view, index).localToScene(cell(view, index).getLayoutBounds());
        return color(snapshot(), (int) bounds.getMinX() + 1, (int) bounds.getCenterY());
    }

    private void assertReadable(Node view, int index) {
        Color behind = background(view, index);
        IndexedCell<?> cell = cell(view, index);
        Set<Node> texts =
                call(() -> Stream.concat(cell.lookupAll(".text").stream(), cell.lookupAll(".ikonli-font-icon").stream())
                        .collect(Collectors.toSet()));
        assertTrue(texts.size() > 0, "no texts");
        for (Node node : texts) {
            Color fill = (Color) ((Text) node).getFill();
            assertContrast(node instanceof FontIcon ? SHAPE : TEXT, behind, fill, node + " in row " + index);
        }
    }

    private static void assertContrast(double least, Color one, Color other, String what) {
        double contrast = Contrast.of(one, other);
        assertTrue(contrast >= least, what + ": " + one + " and " + other + " have " + contrast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"palette", "quick-look", "context-menu", "tooltip"})
    void popupsHaveShadowsOnlyWhereWindowsAreTransparent(String popup) {
        VBox box = new VBox();
        box.getStyleClass().add(popup);
        show(true, new HBox(box));
        robot.interact(() -> {
            box.applyCss();
            assertNotNull(box.getEffect());
            Theme.makeOpaque(box.getScene());
            box.applyCss();
            assertNull(box.getEffect(), "it would be drawn on white");
        });
    }
}
