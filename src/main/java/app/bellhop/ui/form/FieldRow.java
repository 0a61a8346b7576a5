package app.bellhop.ui.form;

import app.bellhop.ui.base.DisplayNames;
import app.bellhop.ui.base.FirstSelection;
import app.bellhop.ui.base.Suggestions;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Field;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A field as a row of a dialog: its label, its input and, below that, its error. FX thread. */
final class FieldRow<T> {

    /** Of inputs, in pixels. */
    static final double MIN_WIDTH = 280;

    /** Of labels; longer ones take more lines. */
    private static final double LABEL_WIDTH = 220;

    private final Field<T> field;
    private final ReadOnlyObjectWrapper<Answer<T>> answer = new ReadOnlyObjectWrapper<>();
    private final Label label;
    private final Label problem = new Label();
    private final Label hint = new Label();
    private final VBox cell = new VBox();
    private @Nullable Node input;
    private Consumer<T> setter = value -> {};
    private boolean blank;
    private String disabled = "";
    private boolean fixed;
    private boolean touched;

    /** @param browse shows the system's file chooser; answers with the path, on the FX thread */
    FieldRow(Field<T> field, Function<Field<?>, CompletableFuture<Optional<Path>>> browse) {
        this.field = field;
        label = new Label(field.label());
        label.setWrapText(true);
        label.setMaxWidth(LABEL_WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(field.kind() == Field.Kind.FACT ? "form-fact-label" : "form-label");
        note(problem, "Problem", "form-problem", problem.textProperty().isNotEmpty());
        note(
                hint,
                "Hint",
                "form-hint",
                hint.textProperty().isNotEmpty().and(problem.textProperty().isEmpty()));
        cell.getStyleClass().add("form-cell");
        cell.getChildren().setAll(inputAndButton(browse), problem, hint);
        label.setLabelFor(input);
        if (input instanceof Region region && !box()) {
            region.setMinWidth(MIN_WIDTH);
        }
    }

    /** A text below the input, as wide as that is: a long one makes more lines, not a wider dialog. */
    private void note(Label label, String suffix, String styleClass, BooleanBinding shown) {
        label.setId(field.name() + suffix);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setPrefWidth(MIN_WIDTH);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(shown);
        label.managedProperty().bind(shown);
    }

    private Node inputAndButton(Function<Field<?>, CompletableFuture<Optional<Path>>> browse) {
        String initial = field.format(field.initial());
        return switch (field.kind()) {
            case TEXT -> typed(new TextField(initial));
            case SECRET -> typed(new PasswordField());
            case LONG_TEXT -> {
                TextArea area = new TextArea(initial);
                area.setPrefRowCount(5);
                area.setWrapText(true);
                VBox.setVgrow(area, Priority.ALWAYS);
                GridPane.setVgrow(cell, Priority.ALWAYS);
                yield typed(area);
            }
            case FACT -> fact(initial);
            case CHECK -> check(Boolean.parseBoolean(initial));
            case CHOICE -> choice();
            case EDITABLE_CHOICE -> editableChoice(initial);
            case FOLDER, SAVE_FILE, OPEN_FILE -> path(new TextField(initial), browse);
        };
    }

    private Node fact(String text) {
        input = new Fact(text);
        return input;
    }

    private Node typed(TextInputControl control) {
        setter = value -> control.setText(field.format(value));
        return track(control, control.textProperty(), text -> Answer.read(field, text));
    }

    private Node check(boolean selected) {
        CheckBox box = new CheckBox(field.label());
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.setSelected(selected);
        setter = value -> box.setSelected(Boolean.parseBoolean(field.format(value)));
        return track(box, box.selectedProperty(), now -> Answer.read(field, String.valueOf(now)));
    }

    private Node choice() {
        ComboBox<T> box = new ComboBox<>();
        box.setConverter(new DisplayNames<>(field::format));
        box.getItems().setAll(field.choices());
        box.setValue(field.initial());
        TypeAhead.install(box);
        setter = box::setValue;
        box.setMaxWidth(Double.MAX_VALUE);
        return track(box, box.valueProperty(), value -> new Answer<>(field, Optional.ofNullable(value)));
    }

    private Node editableChoice(String initial) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        field.choices().forEach(choice -> box.getItems().add(field.format(choice)));
        box.setValue(initial);
        box.getEditor().setText(initial); // The skin would only when the dialog shows, as if the user had typed it.
        box.setMaxWidth(Double.MAX_VALUE);
        Suggestions.bind(box);
        FirstSelection.select(box, box.getEditor(), initial.length());
        setter = value -> box.getEditor().setText(field.format(value));
        // Read on every keystroke, not only when the box loses the focus.
        return track(box, box.getEditor().textProperty(), text -> Answer.read(field, text));
    }

    private Node path(TextField path, Function<Field<?>, CompletableFuture<Optional<Path>>> browse) {
        Button button = new Button(Texts.get("dialog.browse"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setId("dialogBrowse");
        button.setOnAction(e ->
                browse.apply(field).thenAccept(found -> found.ifPresent(chosen -> path.setText(chosen.toString()))));
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox box = new HBox(typed(path), button);
        box.getStyleClass().add("form-folder");
        return box;
    }

    private <V> Node track(Node control, ObservableValue<V> value, Function<V, Answer<T>> read) {
        input = control;
        control.setId(field.name() + "Field");
        update(value.getValue(), read);
        value.addListener((o, before, now) -> {
            touched = true;
            update(now, read);
        });
        return control;
    }

    private <V> void update(V value, Function<V, Answer<T>> read) {
        blank = value == null || value instanceof String text && text.isBlank();
        answer.set(read.apply(value));
    }

    Field<T> field() {
        return field;
    }

    @Nullable
    Node input() {
        return input;
    }

    /** Whether the user can change it; facts are read-only. */
    boolean editable() {
        return field.kind() != Field.Kind.FACT;
    }

    /** The current answer, or null for a fact. */
    ReadOnlyObjectProperty<Answer<T>> answer() {
        return answer.getReadOnlyProperty();
    }

    boolean blank() {
        return blank;
    }

    /** Whether the user has edited it, even if it is empty again. */
    boolean touched() {
        return touched;
    }

    /** Shows this value, if it has one, which is not the user's. */
    void set(Optional<T> value) {
        boolean before = touched;
        value.ifPresent(setter);
        touched = before;
    }

    /** @param reason why it can't be changed; empty if that is said already */
    void disable(boolean disable, String reason) {
        disabled = reason;
        fixed = disable;
        use(true);
        hint.setText(reason);
    }

    /** Disables it while it means nothing. */
    void use(boolean used) {
        cell.getChildren().get(0).setDisable(fixed || !used);
    }

    /** Explains the field; nothing if the text is empty. */
    void showHint(String text) {
        hint.setText(disabled.isEmpty() ? text : disabled);
    }

    /** Shows an error, or clears it if the text is empty. */
    void showError(String error) {
        problem.setText(error);
        if (input != null) {
            input.pseudoClassStateChanged(Styles.STATE_DANGER, !error.isEmpty());
            input.setAccessibleHelp(error);
        }
    }

    boolean wrong() {
        return !problem.getText().isEmpty();
    }

    /** Whether it is a box with its words beside it, rather than below a label. */
    boolean box() {
        return field.kind() == Field.Kind.CHECK;
    }

    /** @param labels whether other rows of the grid have labels: a box stands where their inputs do */
    void addTo(GridPane grid, int row, boolean labels) {
        if (box()) {
            grid.add(cell, labels ? 1 : 0, row);
            return;
        }
        // Baseline alignment would keep the row one line high, however long the error below the input is.
        GridPane.setValignment(label, VPos.TOP);
        grid.addRow(row, label, cell);
    }
}
