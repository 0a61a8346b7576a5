package app.bellhop.ui.form;

import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Choices;
import app.bellhop.viewmodel.form.Choices.Choice;
import app.bellhop.viewmodel.form.Choices.Chosen;
import app.bellhop.viewmodel.form.Choices.Compared;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** {@link Choices} as a dialog. */
public final class ChoiceDialog<T> extends Dialog<Chosen<T>> {

    private static final double WIDTH = 560;

    private final Choices<T> choices;
    private final CheckBox remember;

    public ChoiceDialog(Choices<T> choices, Window owner) {
        this.choices = choices;
        this.remember = new CheckBox(choices.remember().label());
        remember.setId(choices.remember().id());
        initOwner(owner);
        setTitle(choices.title());
        setResizable(true);
        getDialogPane().setId(choices.id());
        getDialogPane().getStylesheets().add(Theme.stylesheet());
        getDialogPane().getStyleClass().add("form-dialog");
        getDialogPane().getButtonTypes().add(new ButtonType(Texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE));
        getDialogPane().lookupButton(getDialogPane().getButtonTypes().get(0)).setId("dialogCancel");
        setResultConverter(pressed -> null);
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("choice-buttons");
        choices.choices().forEach(choice -> buttons.getChildren().add(button(choice)));
        getDialogPane().setContent(content(buttons));
        setOnShown(e -> buttons.getChildren().get(0).requestFocus());
    }

    private Button button(Choice<T> choice) {
        Button button = new Button(choice.label());
        button.setId(choice.id());
        button.setMnemonicParsing(false);
        if (choice.destructive()) {
            button.getStyleClass().add("danger");
        }
        button.setOnAction(e -> {
            setResult(new Chosen<>(choice.value(), remember.isSelected()));
            close();
        });
        return button;
    }

    private VBox content(Node buttons) {
        Label heading = new Label(choices.title());
        heading.getStyleClass().add("title-4");
        heading.setWrapText(true);
        Label text = new Label(choices.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(heading, text, compared(), buttons, remember);
        box.getStyleClass().add("form-content");
        box.setPrefWidth(WIDTH);
        return box;
    }

    private GridPane compared() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        for (int row = 0; row < choices.compared().size(); row++) {
            Compared thing = choices.compared().get(row);
            Label label = new Label(thing.label());
            label.setMinWidth(Region.USE_PREF_SIZE);
            Label name = new Label(thing.name());
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            Label details = new Label(String.join("  ·  ", thing.details()));
            details.getStyleClass().add("text-muted");
            grid.addRow(row, label, new VBox(name, details));
        }
        return grid;
    }
}
