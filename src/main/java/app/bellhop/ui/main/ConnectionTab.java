package app.bellhop.ui.main;

import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.main.TabViewModel;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** An open connection: its color, its name, and marks while its error banner shows a failure or a dialog waits. */
final class ConnectionTab extends Tab {

    private final TabViewModel model;

    ConnectionTab(TabViewModel model) {
        super(model.name());
        this.model = model;
        HBox marks = new HBox();
        marks.getStyleClass().add("connection-marks");
        if (!model.color().isEmpty()) {
            Region color = new Region();
            color.getStyleClass().addAll("connection-color", model.color());
            marks.getChildren().add(color);
        }
        marks.getChildren()
                .addAll(
                        mark("fth-alert-triangle", model.error().isNotEmpty()),
                        mark("fth-message-circle", model.waiting()));
        setGraphic(marks);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(this::words, model.error(), model.waiting()));
        setTooltip(tooltip);
    }

    private static Node mark(String literal, ObservableBooleanValue shown) {
        FontIcon icon = new FontIcon(literal);
        VisibleWhen.bind(icon, shown);
        return icon;
    }

    private String words() {
        String waiting = model.waiting().get() ? Texts.get("tabs.waiting") : "";
        String more = Stream.of(waiting, model.error().get())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return more.isEmpty() ? model.name() : Texts.get("tabs.ofConnection", model.name(), more);
    }

    /** What the tab pane shows of it. */
    Node header() {
        Node node = getGraphic();
        while (node.getParent() != null && !node.getStyleClass().contains("tab")) {
            node = node.getParent();
        }
        return node;
    }

    TabViewModel model() {
        return model;
    }
}
