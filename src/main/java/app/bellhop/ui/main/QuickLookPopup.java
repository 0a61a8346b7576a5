package app.bellhop.ui.main;

import app.bellhop.ui.base.Screens;
import app.bellhop.ui.preview.PreviewController;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inspector.QuickLookViewModel;
import app.bellhop.viewmodel.preview.PreviewViewModel;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Popup;

/**
 * The Quick Look: a preview floating over the object table, which keeps the focus, so that its arrow keys walk through the
 * objects and Space closes it again.
 */
final class QuickLookPopup {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 540;

    private final QuickLookViewModel model;
    private final Node under;
    private final Popup popup = new Popup();

    /** @param under what it floats over */
    QuickLookPopup(QuickLookViewModel model, Node under) {
        this.model = model;
        this.under = under;
        popup.setHideOnEscape(false);
        popup.getScene().addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                model.close();
                e.consume();
            }
        });
        model.shown().addListener((o, before, now) -> show(now));
        popup.setOnHidden(e -> {
            if (!model.unsaved()) {
                model.shown().set(false);
            }
        });
        // The screen leaves the window while another connection is in front.
        under.sceneProperty().addListener((o, before, now) -> {
            show(now != null && model.shown().get());
        });
    }

    private void show(boolean shown) {
        if (shown) {
            show();
        } else {
            popup.hide();
        }
    }

    private void show() {
        if (popup.getContent().isEmpty()) {
            popup.getContent().add(content());
        }
        Bounds over = under.localToScreen(under.getLayoutBounds());
        popup.show(under, over.getCenterX() - WIDTH / 2, over.getCenterY() - HEIGHT / 2);
    }

    private Node content() {
        PreviewViewModel preview = model.preview();
        Commands commands =
                new Commands(Stream.concat(preview.commands().stream(), preview.editing().commands().stream())
                        .toList());
        Parent shown = new Screens(Map.of(PreviewController.class, () -> new PreviewController(preview, commands)))
                .load("preview/preview");
        shown.lookupAll("*").forEach(node -> node.setFocusTraversable(false));
        Label title = new Label();
        title.setId("quickLookTitle");
        title.getStyleClass().add("title-4");
        title.textProperty().bind(model.title());
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox column = new VBox(title, shown);
        column.getStyleClass().add("quick-look-content");
        // What is larger for a moment, before it is laid out, would move the popup.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(column.widthProperty());
        clip.heightProperty().bind(column.heightProperty());
        column.setClip(clip);
        StackPane content = new StackPane(column);
        content.setId("quickLookPane");
        content.getStyleClass().add("quick-look");
        content.setPrefSize(WIDTH, HEIGHT);
        return content;
    }
}
