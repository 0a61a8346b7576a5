package app.bellhop.ui.form;

import app.bellhop.ui.base.ScreenDialog;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.form.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Form} as a dialog. Errors show at their fields while typing, and the button is disabled until all are
 * fixed.
 */
public final class FormDialog extends Dialog<Answers> {

    private static final double WIDTH = 460;
    private static final double TABS = 600;

    /** Beside the content of a tab: the dialog's borders and a scroll bar. */
    private static final double TABS_MARGIN = 46;

    private static final double TWO_COLUMNS = 920;

    private static final double LINE = 720;

    /** What the dialog's buttons and its frame need of the screen, in pixels. */
    private static final double REST = 130;

    private static final KeyCombination CONFIRM = KeyCombination.valueOf("Shortcut+Enter");

    private final Form form;
    private final List<FieldRow<?>> rows;

    /** The default button, and those of the form's actions: pressed with valid answers only. */
    private final List<Button> needAnswers = new ArrayList<>();

    private @Nullable FormTabs tabs;
    private @Nullable FoldedFields folded;
    private boolean filling;

    /** The height before an error needed more, and the one that it got, in pixels. */
    private double grownFrom;

    private double grownTo;

    /** @param browse shows the system's file chooser; answers with the path, on the FX thread */
    public FormDialog(Form form, Window owner, Function<Field<?>, CompletableFuture<Optional<Path>>> browse) {
        this.form = form;
        List<FieldRow<?>> all = form.fields().stream()
                .<FieldRow<?>>map(field -> new FieldRow<>(field, browse))
                .toList();
        rows = all.stream().filter(FieldRow::editable).toList();
        String said = "";
        for (FieldRow<?> row : rows) {
            String reason = form.disabled(row.field());
            row.disable(!reason.isEmpty(), reason.equals(said) ? "" : reason);
            said = reason;
        }
        initOwner(owner);
        setTitle(form.title());
        setResizable(true);
        getDialogPane().getStylesheets().add(Theme.stylesheet());
        getDialogPane().getStyleClass().add("form-dialog");
        if (!form.id().isEmpty()) {
            getDialogPane().setId(form.id());
        }
        getDialogPane().setContent(content(all));
        if (folded == null) {
            scrollIfTooHigh();
        }
        buttons();
        // Not a change listener: what can't be read follows on what couldn't be read either.
        rows.forEach(row -> row.answer().addListener((Observable o) -> changed(row)));
        validate();
        setOnShown(e -> {
            focusFirst();
            growToFit();
        });
    }

    /**
     * The field that must be filled in, or the first. Destructive dialogs do not start on the default button, so that Enter
     * alone cannot confirm them.
     */
    private @Nullable Node firstFocus() {
        List<Problem> problems = form.problems(answers());
        if (rows.isEmpty() || folded != null && !folded.open()) {
            return getDialogPane().lookup(form.destructive() ? "#dialogCancel" : "#dialogOk");
        }
        return rows.stream()
                .filter(row -> !text(problems, row.field()).isEmpty())
                .findFirst()
                .orElse(rows.get(0))
                .input();
    }

    private void focusFirst() {
        Objects.requireNonNull(firstFocus()).requestFocus();
    }

    private VBox content(List<FieldRow<?>> all) {
        Label heading = wrappedLabel(form.title(), "title-4");
        VBox box = new VBox() {
            @Override
            protected double computePrefWidth(double height) {
                return Math.max(width(), minWidth(height)); // What its labels and fields need, if that is more.
            }
        };
        if (form.origin() != null) {
            box.getChildren().add(origin(form.origin()));
        }
        box.getStyleClass().add("form-content");
        if (form.fold() != null) {
            folded = new FoldedFields(wrappedLabel("", "form-text"), details(), columns(all));
            box.getChildren().addAll(folded.parts());
            return box;
        }
        box.getChildren().add(heading);
        if (!form.text().isEmpty()) {
            box.getChildren().add(wrappedLabel(form.text(), "form-text"));
        }
        if (!form.failure().isEmpty()) {
            box.getChildren().add(wrappedLabel(form.failure(), "form-problem"));
        }
        box.getChildren().addAll(details());
        if (!all.isEmpty()) {
            Node columns = columns(all);
            VBox.setVgrow(columns, Priority.ALWAYS);
            box.getChildren().add(columns);
        }
        return box;
    }

    private List<Label> details() {
        return form.details().stream()
                .map(line -> wrappedLabel(line, "text-muted"))
                .toList();
    }

    private static double room() {
        return Screen.getPrimary().getVisualBounds().getHeight() - REST;
    }

    /** The buttons of a long form stay on a small screen. */
    private void scrollIfTooHigh() {
        Region content = (Region) getDialogPane().getContent();
        getDialogPane().applyCss();
        ScreenDialog.scrolled(content, content.prefHeight(content.prefWidth(-1)), room())
                .ifPresent(getDialogPane()::setContent);
    }

    private static Label origin(Form.Origin origin) {
        Label name = new Label(origin.name());
        name.getStyleClass().add("form-origin");
        if (!origin.color().isEmpty()) {
            Region color = new Region();
            color.getStyleClass().addAll("connection-color", origin.color());
            name.setGraphic(color);
        }
        return name;
    }

    private double width() {
        if (!form.sections().isEmpty()) {
            return TABS;
        }
        if (folded != null && !folded.open()) {
            return LINE;
        }
        return twoColumns() ? TWO_COLUMNS : WIDTH;
    }

    /** On a screen that is too narrow for both, the second column follows the first. */
    private boolean twoColumns() {
        return form.secondColumn() != null
                && Screen.getPrimary().getVisualBounds().getWidth() > TWO_COLUMNS + REST;
    }

    private Label wrappedLabel(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(width());
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Node columns(List<FieldRow<?>> all) {
        if (!form.sections().isEmpty()) {
            tabs = new FormTabs(
                    form.sections(),
                    all,
                    TABS - TABS_MARGIN,
                    Screen.getPrimary().getVisualBounds().getHeight());
            return tabs.pane();
        }
        if (!twoColumns()) {
            return grid(all);
        }
        int second = form.fields().indexOf(form.secondColumn());
        HBox columns = new HBox();
        columns.getStyleClass().add("form-columns");
        for (List<FieldRow<?>> column : List.of(all.subList(0, second), all.subList(second, all.size()))) {
            GridPane grid = grid(column);
            if (!column.stream().allMatch(FieldRow::box)) {
                grid.setPrefWidth(WIDTH);
                HBox.setHgrow(grid, Priority.ALWAYS);
            }
            columns.getChildren().add(grid);
        }
        return columns;
    }

    static GridPane grid(List<FieldRow<?>> all) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ColumnConstraints labels = new ColumnConstraints();
        ColumnConstraints inputs = new ColumnConstraints();
        inputs.setHgrow(Priority.ALWAYS);
        labels.setMinWidth(Region.USE_PREF_SIZE);
        boolean anyLabel = !all.stream().allMatch(FieldRow::box);
        grid.getColumnConstraints().setAll(anyLabel ? List.of(labels, inputs) : List.of(inputs));
        for (int row = 0; row < all.size(); row++) {
            all.get(row).addTo(grid, row, anyLabel);
        }
        return grid;
    }

    private void buttons() {
        boolean factsOnly = !form.fields().isEmpty() && rows.isEmpty();
        ButtonType ok = new ButtonType(form.okLabel(), factsOnly ? ButtonData.CANCEL_CLOSE : ButtonData.OK_DONE);
        Button okButton = button(ok, "dialogOk");
        needAnswers.add(okButton);
        // Enter alone makes a new line in a text area, and JavaFX has it tick a box.
        getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            boolean onBox = e.getCode() == KeyCode.ENTER && e.getTarget() instanceof CheckBox && !form.destructive();
            if ((CONFIRM.match(e) || onBox) && !okButton.isDisabled()) {
                e.consume();
                okButton.fire();
            }
        });
        if (form.destructive()) {
            okButton.getStyleClass().add("danger");
            okButton.setDefaultButton(false);
        }
        if (!factsOnly) {
            button(new ButtonType(Texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE), "dialogCancel");
        }
        for (Form.Action action : form.actions()) {
            Button button = button(new ButtonType(action.label(), ButtonData.LEFT), action.id());
            needAnswers.add(button);
            button.addEventFilter(ActionEvent.ACTION, e -> {
                e.consume(); // The dialog stays open.
                action.does().accept(answers());
            });
        }
        if (folded != null && form.fold() != null) {
            Button options = button(new ButtonType(Texts.get("dialog.options"), ButtonData.LEFT), "dialogOptions");
            folded.install(getDialogPane(), options, form.fold().open(), room(), this::focusFirst);
        }
        setResultConverter(pressed -> pressed == ok && !factsOnly ? answers() : null);
    }

    private Button button(ButtonType type, String id) {
        getDialogPane().getButtonTypes().add(type);
        Button button = (Button) getDialogPane().lookupButton(type);
        button.setId(id);
        return button;
    }

    private void changed(FieldRow<?> row) {
        if (filling) {
            return;
        }
        filling = true;
        form.filled(row.field(), answers()).forEach(this::fill);
        filling = false;
        validate();
    }

    @SuppressWarnings("unchecked") // An answer's value is of its field's type.
    private <T> void fill(Answer<T> answer) {
        rows.stream()
                .filter(row -> row.field() == answer.field())
                .forEach(row -> ((FieldRow<T>) row).set(answer.value()));
    }

    private Answers answers() {
        return new Answers(
                rows.stream().<Answer<?>>map(row -> row.answer().get()).toList());
    }

    /** Shows errors, except for fields that are still empty with nothing filled in after them. */
    private void validate() {
        List<Problem> problems = form.problems(answers());
        List<Problem> hints = form.hints(answers());
        form.line(answers()).ifPresent(line -> Objects.requireNonNull(folded).say(line));
        Tooltip why = problems.isEmpty() ? null : new Tooltip(problems.get(0).text());
        needAnswers.forEach(button -> {
            button.setDisable(why != null);
            button.setTooltip(why);
        });
        boolean anyTouched = rows.stream().anyMatch(FieldRow::touched);
        boolean reached = false;
        for (int i = rows.size() - 1; i >= 0; i--) {
            FieldRow<?> row = rows.get(i);
            reached |= row.touched();
            row.showError(reached || anyTouched && !row.blank() ? text(problems, row.field()) : "");
            row.showHint(text(hints, row.field()));
            row.use(form.used(row.field(), answers()));
        }
        if (tabs != null) {
            tabs.mark(rows);
        }
        growToFit();
    }

    private static String text(List<Problem> said, Field<?> field) {
        return said.stream()
                .filter(problem -> problem.field() == field)
                .map(Problem::text)
                .findFirst()
                .orElse("");
    }

    /** Makes room for an error, and takes it back afterwards, unless the user has changed the height meanwhile. */
    private void growToFit() {
        if (tabs != null) {
            tabs.fit();
        }
        if (isShowing()) {
            DialogPane pane = getDialogPane();
            pane.setPrefHeight(Region.USE_COMPUTED_SIZE);
            double needed = pane.prefHeight(pane.getWidth());
            boolean higher = needed > pane.getHeight();
            boolean grown = grownTo > grownFrom && Math.abs(grownTo - pane.getHeight()) < 1;
            if (higher || grown && needed < grownTo) {
                grownFrom = grown ? grownFrom : pane.getHeight();
                grownTo = Math.max(needed, grownFrom);
                pane.setPrefSize(pane.getWidth(), grownTo);
                // Only the window knows its frame, and that only some time after it was shown.
                pane.getScene().getWindow().sizeToScene();
            }
        }
    }
}
