package app.bellhop.ui.form;

import app.bellhop.ui.base.ScreenDialog;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields of a dialog behind a line that sums them up, until they are asked for. FX thread. */
final class FoldedFields {

    /** What the line above them needs of the screen, in pixels. */
    private static final double LINE = 70;

    /** What a scroll bar takes from the fields, in pixels. */
    private static final double SCROLL_BAR = 20;

    private final Label line;
    private final VBox fields = new VBox();
    private final FontIcon chevron = new FontIcon();

    FoldedFields(Label line, List<Label> details, Node columns) {
        this.line = line;
        line.setId("dialogLine");
        line.setMaxWidth(Double.MAX_VALUE);
        fields.getStyleClass().add("form-folded");
        fields.getChildren().addAll(details);
        fields.getChildren().add(columns);
        fields.managedProperty().bind(fields.visibleProperty());
    }

    List<Node> parts() {
        return List.of(line, fields);
    }

    /**
     * Once they stand in their dialog.
     *
     * @param button shows and hides them
     * @param room for the dialog's content, in pixels
     * @param shown runs when they were shown or hidden
     */
    void install(DialogPane pane, Button button, boolean open, double room, Runnable shown) {
        pane.applyCss();
        Region content = new VBox(fields.getSpacing(), fields.getChildren().toArray(Node[]::new));
        fields.getChildren().setAll(content);
        pane.applyCss();
        ScreenDialog.scrolled(content, content.prefHeight(content.prefWidth(-1)), room - LINE)
                .ifPresent(scroll -> {
                    scroll.setMinViewportWidth(content.minWidth(-1) + SCROLL_BAR);
                    fields.getChildren().setAll(scroll);
                });
        button.setGraphic(chevron);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.addEventFilter(ActionEvent.ACTION, e -> {
            e.consume(); // The dialog stays open.
            show(!open());
            fit(pane);
            shown.run();
        });
        show(open);
    }

    boolean open() {
        return fields.isVisible();
    }

    void say(String text) {
        line.setText(text);
    }

    private void show(boolean open) {
        fields.setVisible(open);
        chevron.setIconLiteral(open ? "fth-chevron-up" : "fth-chevron-down");
    }

    /** The window grows and shrinks about its middle, and stays on the screen. */
    private static void fit(DialogPane pane) {
        Window window = pane.getScene().getWindow();
        pane.setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        double wider = pane.prefWidth(-1) - pane.getWidth();
        double higher = pane.prefHeight(pane.prefWidth(-1)) - pane.getHeight();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double x = window.getX() - wider / 2;
        double y = Math.min(window.getY() - higher / 2, screen.getMaxY() - window.getHeight() - higher);
        window.sizeToScene();
        window.setX(Math.max(screen.getMinX(), x));
        window.setY(Math.max(screen.getMinY(), y));
    }
}
