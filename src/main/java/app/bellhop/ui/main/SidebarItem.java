package app.bellhop.ui.main;

import app.bellhop.ui.base.VisibleWhen;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A view's place in the sidebar: its icon above its name, and a count of what waits there. */
final class SidebarItem extends VBox {

    private static final int MAX_COUNT = 999;

    private final Label badge = new Label();

    SidebarItem(String icon, String name) {
        super(2);
        setAlignment(Pos.CENTER);
        getStyleClass().add("sidebar-item");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(USE_PREF_SIZE);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        VisibleWhen.hasText(badge);
        getChildren().addAll(new StackPane(new FontIcon(icon), badge), new Label(name));
    }

    /** Shows a count while it is not 0. */
    SidebarItem counting(ObservableValue<? extends Number> count) {
        badge.textProperty().bind(count.map(number -> text(number.intValue())));
        return this;
    }

    private static String text(int count) {
        if (count == 0) {
            return "";
        }
        return count > MAX_COUNT ? MAX_COUNT + "+" : String.valueOf(count);
    }
}
