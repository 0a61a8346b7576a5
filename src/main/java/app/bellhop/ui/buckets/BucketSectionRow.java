package app.bellhop.ui.buckets;

import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.buckets.BucketSectionViewModel;
import app.bellhop.viewmodel.buckets.BucketSectionViewModel.State;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One section of the bucket inspector: title and buttons, with the settings below. */
final class BucketSectionRow extends VBox {

    private final HBox extras = new HBox(8);

    BucketSectionRow(BucketSectionViewModel section) {
        String name = camel(section.section().name());
        setId(name + "Section");
        getStyleClass().add("bucket-section");
        Label title = new Label(section.title());
        title.getStyleClass().add("section-name");
        title.setWrapText(true); // The buttons need their words.
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(6, title, space);
        head.getStyleClass().add("bucket-section-head");
        BooleanBinding known =
                section.state().isNotEqualTo(State.LOADING).and(section.state().isNotEqualTo(State.FAILED));
        BooleanBinding unread = section.state().isEqualTo(State.NOT_SUPPORTED);
        BooleanBinding fixed = unread.or(section.notEditable().isNotEmpty());
        if (section.hasForm()) {
            head.getChildren().add(button("edit" + name, "section.edit", section::editForm, known, fixed));
        }
        head.getChildren().add(button("json" + name, "section.json", section::editDocument, known, fixed));
        if (section.deletable()) {
            BooleanBinding kept = section.notDeletable().isNotEmpty();
            head.getChildren()
                    .add(button(
                            "delete" + name,
                            "section.delete",
                            section::delete,
                            section.state().isEqualTo(State.SET),
                            kept));
        }
        Label refusal = new Label();
        refusal.setId(name + "Refusal");
        refusal.setWrapText(true);
        refusal.getStyleClass().add("text-muted");
        refusal.textProperty().bind(reasons(section));
        VisibleWhen.bind(refusal, unread.not().and(refusal.textProperty().isNotEmpty()));
        Button again = button(
                "retry" + name,
                "error.action.retry",
                section::tryAgain,
                section.retryable(),
                new SimpleBooleanProperty());
        Label summary = new Label();
        summary.setId(name + "Summary");
        summary.setWrapText(true);
        summary.textProperty().bind(section.summary());
        section.state().addListener((o, before, now) -> {
            summary.pseudoClassStateChanged(PseudoClass.getPseudoClass("set"), now == State.SET);
            summary.pseudoClassStateChanged(PseudoClass.getPseudoClass("failed"), now == State.FAILED);
        });
        summary.getStyleClass().add("section-summary");
        extras.managedProperty().bind(extras.visibleProperty());
        extras.setVisible(false);
        getChildren().setAll(head, summary, refusal, again, extras);
    }

    /** What the server has refused to do with it. */
    private static StringExpression reasons(BucketSectionViewModel section) {
        return section.deletable()
                ? Bindings.when(section.notEditable().isEmpty())
                        .then(section.notDeletable())
                        .otherwise(section.notEditable())
                : section.notEditable();
    }

    private static Button button(
            String id, String text, Runnable action, BooleanExpression when, BooleanExpression disabled) {
        Button button = new Button(Texts.get(text));
        button.setId(id);
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(USE_PREF_SIZE); // The section's title gives way.
        VisibleWhen.bind(button, when);
        button.disableProperty().bind(disabled);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** Adds a node below, shown while it is visible. */
    void add(Node node) {
        extras.getChildren().add(node);
        extras.visibleProperty().bind(node.visibleProperty());
    }

    /** Adds a line of text below, shown while it is not empty. */
    void note(ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add("text-muted");
        label.textProperty().bind(text);
        extras.getChildren().add(label);
        extras.visibleProperty().bind(label.textProperty().isNotEmpty());
    }

    /** Converts {@code PUBLIC_ACCESS_BLOCK} to {@code PublicAccessBlock}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }
}
