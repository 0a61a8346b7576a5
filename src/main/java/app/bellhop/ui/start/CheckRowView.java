package app.bellhop.ui.start;

import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.start.CheckRow;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A step of testing a connection: how it went, its name, what it found. */
final class CheckRowView extends HBox {

    CheckRowView(CheckRow row) {
        getStyleClass().add("check-row");
        setId("check" + row.step().name());
        StackPane state = new StackPane(state(row));
        state.getStyleClass().add("check-state");
        Label name = new Label(row.name());
        name.getStyleClass().add("text-bold");
        VBox words = new VBox(name, wrapped(row.text(), "check-text"), wrapped(row.certificate(), "text-muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(state, words);
        setAccessibleText(
                row.state() == null ? row.name() : row.name() + ": " + Texts.of(row.state()) + ". " + row.text());
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        VisibleWhen.hasText(label);
        return label;
    }

    private static Node state(CheckRow row) {
        if (row.state() == null) {
            return icon("fth-circle", "pending");
        }
        String style = row.state().name().toLowerCase(Locale.ROOT);
        return switch (row.state()) {
            case RUNNING -> {
                ProgressIndicator running = new ProgressIndicator();
                running.getStyleClass().add("cell-spinner");
                yield running;
            }
            case OK -> icon("fth-check-circle", style);
            case FAILED -> icon("fth-x-circle", style);
            case SKIPPED -> icon("fth-minus-circle", style);
        };
    }

    private static FontIcon icon(String literal, String style) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add("check-" + style);
        return icon;
    }
}
