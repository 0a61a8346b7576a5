package app.bellhop.ui.sharing;

import app.bellhop.viewmodel.sharing.ReadAccessViewModel.Reason;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One reason for the access verdict: its source and its effect. */
final class ReasonRow extends HBox {

    ReasonRow(Reason reason) {
        getStyleClass().addAll("reason", "reason-" + reason.effect().name().toLowerCase(java.util.Locale.ROOT));
        FontIcon icon = new FontIcon(
                switch (reason.effect()) {
                    case OPENS -> "fth-unlock";
                    case CLOSES -> "fth-lock";
                    case UNKNOWN -> "fth-help-circle";
                    case NOTHING -> "fth-minus";
                });
        Label origin = new Label(reason.origin());
        origin.getStyleClass().add("reason-origin");
        Label text = new Label(reason.text().strip());
        text.setWrapText(true);
        VBox words = new VBox(origin, text);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(icon, words);
    }
}
