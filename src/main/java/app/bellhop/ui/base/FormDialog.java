package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A {@link Form} as a dialog: what is wrong is said while typing, and the button waits until it is right. */
public final class FormDialog extends Dialog<Map<String, String>> {

    private static final double WIDTH = 460;

    private final Map<String, ObservableValue<String>> answers = new LinkedHashMap<>();
    private final Label problem = new Label();
    private final Function<Form.Field, Optional<Path>> browse;

    /** Whether something was typed: a form does not scold before. */
    private final BooleanProperty touched = new SimpleBooleanProperty();

    private Node first;

    public FormDialog(Form form, Window owner, Function<Form.Field, Optional<Path>> browse) {
        this.browse = browse;
        initOwner(owner);
        setTitle(form.title());
        setResizable(true);
        getDialogPane().getStylesheets().add(Theme.stylesheet());
        getDialogPane().getStyleClass().add("form-dialog");
        getDialogPane().setContent(content(form));
        buttons(form);
        setOnShown(e -> firstFocus(form).requestFocus());
    }

    /** A question about losing something is not answered by Enter alone. */
    private Node firstFocus(Form form) {
        if (first != null) {
            return first;
        }
        return getDialogPane().lookup(form.destructive() ? "#dialogCancel" : "#dialogOk");
    }

    private VBox content(Form form) {

        Label heading = new Label(form.title());
        heading.getStyleClass().add("title-4");
        VBox box = new VBox(heading);
        box.getStyleClass().add("form-content");
        box.setPrefWidth(WIDTH);
        if (!form.text().isEmpty()) {
            box.getChildren().add(wrapped(form.text(), "form-text"));
        }
        form.details().forEach(line -> box.getChildren().add(wrapped(line, "text-muted")));
        if (!form.fields().isEmpty()) {
            box.getChildren().add(grid(form));
        }
        problem.getStyleClass().add("form-problem");
        problem.setId("dialogProblem");
        problem.setWrapText(true);
        problem.setMaxWidth(WIDTH);
        problem.visibleProperty().bind(touched);
        if (form.fields().stream().anyMatch(field -> field.kind() != Form.Kind.FACT)) {
            box.getChildren().add(problem);
        }
        return box;
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private GridPane grid(Form form) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ColumnConstraints labels = new ColumnConstraints();
        ColumnConstraints inputs = new ColumnConstraints();
        inputs.setHgrow(Priority.ALWAYS);
        labels.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(labels, inputs);
        int row = 0;
        for (Form.Field field : form.fields()) {
            Label label = new Label(field.label());
            Node input = input(field);
            label.setLabelFor(input);
            GridPane.setValignment(label, field.kind() == Form.Kind.LONG_TEXT ? VPos.TOP : VPos.CENTER);
            grid.addRow(row++, label, input);
        }
        return grid;
    }

    private Node input(Form.Field field) {
        return switch (field.kind()) {
            case TEXT -> typed(field, new TextField(field.initial()));
            case SECRET -> typed(field, new PasswordField());
            case LONG_TEXT -> {
                TextArea area = new TextArea(field.initial());
                area.setPrefRowCount(5);
                area.setWrapText(true);
                yield typed(field, area);
            }
            case FACT -> {
                TextField fact = new TextField(field.initial());
                fact.setEditable(false);
                fact.getStyleClass().add("fact");
                yield fact;
            }
            case CHECK -> {
                CheckBox box = new CheckBox();
                box.setSelected(Boolean.parseBoolean(field.initial()));
                yield named(field, box, Bindings.convert(box.selectedProperty()));
            }
            case CHOICE, EDITABLE_CHOICE -> {
                ComboBox<String> box = new ComboBox<>();
                box.setEditable(field.kind() == Form.Kind.EDITABLE_CHOICE);
                box.getItems().setAll(field.choices());
                box.setValue(field.initial());
                box.setMaxWidth(Double.MAX_VALUE);
                // What is typed counts at once, not only when the box is left.
                yield named(field, box, box.isEditable() ? box.getEditor().textProperty() : box.valueProperty());
            }
            case FOLDER, SAVE_FILE -> path(field);
        };
    }

    private Node path(Form.Field field) {
        TextField path = new TextField(field.initial());
        typed(field, path);
        Button button = new Button(Texts.get("dialog.browse"));
        button.setId("dialogBrowse");
        button.setOnAction(e -> browse.apply(field).ifPresent(chosen -> path.setText(chosen.toString())));
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox box = new HBox(path, button);
        box.getStyleClass().add("form-folder");
        return box;
    }

    private <N extends TextInputControl> N typed(Form.Field field, N input) {
        return named(field, input, input.textProperty());
    }

    private <N extends Node> N named(Form.Field field, N input, ObservableValue<String> value) {
        input.setId(field.name() + "Field");
        answers.put(field.name(), value);
        value.addListener((o, before, now) -> touched.set(true));
        if (first == null) {
            first = input;
        }
        return input;
    }

    private void buttons(Form form) {
        boolean factsOnly = !form.fields().isEmpty() && answers.isEmpty();
        ButtonType ok = new ButtonType(form.okLabel(), factsOnly ? ButtonData.CANCEL_CLOSE : ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().add(ok);
        Button okButton = (Button) getDialogPane().lookupButton(ok);
        okButton.setId("dialogOk");
        if (form.destructive()) {
            okButton.getStyleClass().add("danger");
            okButton.setDefaultButton(false);
        }
        if (!factsOnly) {
            ButtonType cancel = new ButtonType(Texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE);
            getDialogPane().getButtonTypes().add(cancel);
            getDialogPane().lookupButton(cancel).setId("dialogCancel");
        }
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> form.check().apply(values()), answers.values().toArray(ObservableValue[]::new)));
        okButton.disableProperty().bind(problem.textProperty().isNotEmpty());
        setResultConverter(pressed -> pressed == ok && !factsOnly ? values() : null);
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        answers.forEach((name, value) -> values.put(name, value.getValue()));
        return values;
    }
}
