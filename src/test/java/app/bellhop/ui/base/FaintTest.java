package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Primer draws too faint to be seen is seen, in light and dark. */
class FaintTest extends ThemeTestBase {

    /** A pale blue on white, as macOS and Windows select: behind words that must be read. */
    private static final double GROUND = 1.3;

    private void showAll(boolean dark, Node... nodes) {
        VBox all = new VBox(12, nodes);
        all.getStyleClass().add("pane");
        all.setStyle("-fx-padding: 12");
        show(dark, all);
    }

    private WritableImage picture(Scene scene) {
        WritableImage[] taken = {null};
        robot.interact(() -> taken[0] = scene.snapshot(null));
        return taken[0];
    }

    /** The highest contrast of a node's pixels to what is behind it. */
    private double contrast(Node node, Color behind) {
        WritableImage image = picture(node.getScene());
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        double highest = 1;
        for (int y = (int) bounds.getMinY(); y < bounds.getMaxY(); y++) {
            for (int x = (int) bounds.getMinX(); x < bounds.getMaxX(); x++) {
                highest = Math.max(
                        highest, Contrast.of(behind, image.getPixelReader().getColor(x, y)));
            }
        }
        return highest;
    }

    private static Color ground(WritableImage image) {
        return image.getPixelReader().getColor(2, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void boxesThatAreNotTickedAreSeen(boolean dark) {
        CheckBox check = new CheckBox("Check");
        RadioButton radio = new RadioButton("Radio");
        CheckBox disabled = new CheckBox("Disabled");
        disabled.setDisable(true);
        TextField focus = new TextField();
        showAll(dark, focus, check, radio, disabled);
        Color ground = ground(picture(stage.getScene()));
        assertTrue(contrast(check.lookup(".box"), ground) >= SHAPE);
        assertTrue(contrast(radio.lookup(".radio"), ground) >= SHAPE);
        assertTrue(contrast(disabled.lookup(".box"), ground) >= 2, "paler, but there");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSelectionInAFieldIsSeen(boolean dark) {
        TextField field = new TextField("            ");
        showAll(dark, new CheckBox(), field);
        robot.interact(field::requestFocus);
        robot.interact(field::deselect);
        Node inside = field.lookup(".text").getParent();
        Bounds bounds = inside.localToScene(inside.getLayoutBounds());
        int x = (int) bounds.getMinX() + 12;
        int y = (int) bounds.getCenterY();
        Color before = picture(stage.getScene()).getPixelReader().getColor(x, y);
        robot.interact(field::selectAll);
        Color selected = picture(stage.getScene()).getPixelReader().getColor(x, y);
        double contrast = Contrast.of(before, selected);
        assertTrue(contrast >= GROUND, before + " and " + selected + " have " + contrast);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void menuItemsThatAreDisabledCanBeRead(boolean dark) {
        MenuItem item = new MenuItem("Copy ARN");
        item.setAccelerator(KeyCombination.valueOf("Shortcut+C"));
        item.setDisable(true);
        ContextMenu menu = new ContextMenu(new MenuItem("New"), item);
        CheckBox anchor = new CheckBox();
        showAll(dark, anchor);
        robot.interact(() -> menu.show(anchor, Side.BOTTOM, 0, 0));
        Parent root = menu.getScene().getRoot();
        robot.interact(root::applyCss);
        List<Node> words = root.lookupAll(".menu-item:disabled .text").stream()
                .filter(node -> !((Text) node).getText().isEmpty())
                .toList();
        assertTrue(words.size() >= 2, "the name and the key");
        for (Node word : words) {
            double contrast = contrast(word, behind(word));
            assertTrue(contrast >= SHAPE, ((Text) word).getText() + " has " + contrast);
        }
        robot.interact(menu::hide);
    }

    private Color behind(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return picture(node.getScene())
                .getPixelReader()
                .getColor((int) bounds.getMinX() - 2, (int) bounds.getMinY() + 1);
    }
}
