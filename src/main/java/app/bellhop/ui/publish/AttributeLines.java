package app.bellhop.ui.publish;

import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.publish.MessageAttributesViewModel;
import app.bellhop.viewmodel.publish.MessageAttributesViewModel.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Input for message attributes: a row each with name, type and value, and a button to add another. */
public final class AttributeLines extends VBox {

    private final MessageAttributesViewModel model;
    private final VBox lines = new VBox();
    private final Map<Line, Node> nodes = new HashMap<>();

    public AttributeLines(MessageAttributesViewModel model) {
        this.model = model;
        getStyleClass().add("attribute-lines");
        lines.getStyleClass().add("attribute-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button add = new Button(Texts.get("attributes.add"), new FontIcon("fth-plus"));
        add.setId("addAttribute");
        add.getStyleClass().add("small");
        add.setOnAction(e -> {
            model.add();
            Objects.requireNonNull(nodes.get(model.lines().get(model.lines().size() - 1)))
                    .lookup(".attribute-name")
                    .requestFocus();
        });
        getChildren().setAll(scroll, add);
        model.lines().addListener((ListChangeListener<Line>) change -> show());
        show();
    }

    /** Unchanged rows keep their nodes, so that they keep the focus. */
    private void show() {
        nodes.keySet().retainAll(model.lines());
        var rows = model.lines().stream()
                .map(line -> nodes.computeIfAbsent(line, this::node))
                .toList();
        if (!rows.equals(lines.getChildren())) {
            lines.getChildren().setAll(rows);
        }
    }

    private Node node(Line line) {
        TextField name = new TextField();
        name.getStyleClass().add("attribute-name");
        name.setPromptText(Texts.get("attributes.name"));
        name.textProperty().bindBidirectional(line.name());
        name.setPrefWidth(110);
        ComboBox<String> type = new ComboBox<>();
        type.getItems().setAll(MessageAttribute.TYPES);
        type.valueProperty().bindBidirectional(line.type());
        type.setMinWidth(110);
        TextField value = new TextField();
        value.getStyleClass().add("attribute-value");
        value.setPromptText(Texts.get("attributes.value"));
        value.textProperty().bindBidirectional(line.value());
        value.setPrefWidth(110);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        Button remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setTooltip(new Tooltip(Texts.get("attributes.remove")));
        remove.setOnAction(e -> model.remove(line));
        HBox box = new HBox(name, type, value, remove);
        box.getStyleClass().add("publish-row");
        return box;
    }
}
