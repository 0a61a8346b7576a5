package app.bellhop.ui.main;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A view's place in the sidebar: its icon above its name, and a count of what waits there. */
final class SidebarItem extends VBox {

    private static final int MAX_COUNT = 999;

    /** Of a name that is short, in pixels. */
    private static final int MIN_WIDTH = 82;

    private static final int AROUND = 4;

    private final Label badge = new Label();

    SidebarItem(String icon, String name) {
        super(2);
        setAlignment(Pos.CENTER);
        getStyleClass().add("sidebar-item");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(USE_PREF_SIZE);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        VisibleWhen.hasText(badge);
        Label label = new Label(name);
        minWidthProperty().bind(Bindings.max(MIN_WIDTH, CommandNodes.textWidth(label)));
        getChildren().addAll(new StackPane(new FontIcon(icon), badge), label);
    }

    /** Puts items into the sidebar, which is as wide as the longest name: its tabs are turned. */
    static void show(TabPane sidebar, SidebarItem... items) {
        for (int i = 0; i < items.length; i++) {
            sidebar.getTabs().get(i).setGraphic(items[i]);
        }
        sidebar.tabMinHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> AROUND
                                + Stream.of(items)
                                        .mapToDouble(Region::getMinWidth)
                                        .max()
                                        .orElse(MIN_WIDTH),
                        Stream.of(items).map(Region::minWidthProperty).toArray(Observable[]::new)));
        sidebar.tabMaxHeightProperty().bind(sidebar.tabMinHeightProperty());
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
