package app.bellhop.ui.main;

import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An additional running operation in the menu: its description, its progress and a Stop button. */
final class ActivityItem extends CustomMenuItem {

    private static final double WIDTH = 460;

    ActivityItem(Activities.Activity activity) {
        Label text = new Label();
        text.textProperty().bind(activity.text());
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(activity.progress());
        progress.getStyleClass().add("transfer-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        VBox words = new VBox(text, progress);
        words.getStyleClass().add("activity-words");
        words.setPrefWidth(WIDTH);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button stop = new Button(Texts.get("main.activity.cancel"));
        stop.getStyleClass().add("small");
        stop.setMinWidth(Button.USE_PREF_SIZE);
        stop.setOnAction(e -> activity.stop());
        HBox row = new HBox(words, stop);
        row.getStyleClass().add("activity");
        setContent(row);
        setHideOnClick(false);
    }
}
