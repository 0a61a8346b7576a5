package app.bellhop.ui.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.Spring;
import app.bellhop.ui.objects.DropTarget;
import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.TabViewModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** The open connections above what the window shows: tabs without content, and one that opens another connection. */
public final class ConnectionTabsController {

    private final AppViewModel app;
    private final Spring<ConnectionTab> spring =
            new Spring<>(tab -> tab.model().toFront().run());
    private boolean updating;
    private @Nullable ConnectionTab hovered;

    @FXML
    private TabPane connectionTabs;

    @FXML
    private Tab newTab;

    public ConnectionTabsController(AppViewModel app) {
        this.app = app;
    }

    @FXML
    private void initialize() {
        connectionTabs.managedProperty().bind(connectionTabs.visibleProperty());
        app.tabs().addListener((InvalidationListener) o -> update());
        app.main().addListener(o -> update());
        connectionTabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> selected(now));
        connectionTabs.setOnDragOver(this::dragOver);
        connectionTabs.setOnDragExited(e -> hover(null));
        connectionTabs.setOnDragDropped(this::dropped);
        update();
    }

    private void dragOver(DragEvent e) {
        Optional<ConnectionTab> tab = tabAt(e);
        hover(tab.orElse(null));
        tab.ifPresent(over -> mode(e, over.model()).ifPresent(accepted -> {
            e.acceptTransferModes(accepted);
            DropTarget.highlight(over.header(), true);
        }));
        e.consume();
    }

    private static Optional<TransferMode> mode(DragEvent e, TabViewModel tab) {
        S3Location place = tab.location().current().get();
        return place == null ? Optional.empty() : DropTarget.mode(e, place, tab.objects());
    }

    /** A tab opens when something is held over it for a moment, so that it can be dropped inside. */
    private void hover(@Nullable ConnectionTab tab) {
        ConnectionTab before = hovered;
        if (tab == before) {
            return;
        }
        hovered = tab;
        spring.stop();
        if (before != null) {
            DropTarget.highlight(before.header(), false);
            before.model().objects().drag().left();
        }
        if (tab != null) {
            spring.over(tab);
        }
    }

    private void dropped(DragEvent e) {
        Optional<TabViewModel> target =
                tabAt(e).map(ConnectionTab::model).filter(tab -> mode(e, tab).isPresent());
        hover(null);
        target.ifPresent(tab -> {
            tab.toFront().run();
            DropTarget.drop(e, Objects.requireNonNull(tab.location().current().get()), tab.objects());
            e.setDropCompleted(true);
        });
        e.consume();
    }

    /** The tab under the pointer. */
    private Optional<ConnectionTab> tabAt(DragEvent e) {
        Node picked = e.getPickResult().getIntersectedNode();
        return connectionTabs.getTabs().stream()
                .filter(ConnectionTab.class::isInstance)
                .map(ConnectionTab.class::cast)
                .filter(tab -> isWithin(picked, tab.header()))
                .findFirst();
    }

    private static boolean isWithin(@Nullable Node node, Node parent) {
        for (Node now = node; now != null; now = now.getParent()) {
            if (now == parent) {
                return true;
            }
        }
        return false;
    }

    private void update() {
        updating = true;
        List<TabViewModel> open = app.tabs();
        TabViewModel front = app.front();
        // A single connection leaves the window as it is, unless it has a color to be known by.
        connectionTabs.setVisible(open.size() > 1
                || open.size() == 1 && (front == null || !open.get(0).color().isEmpty()));
        connectionTabs.getTabs().removeIf(tab -> tab instanceof ConnectionTab old && !open.contains(old.model()));
        for (int i = 0; i < open.size(); i++) {
            if (find(open.get(i)).isEmpty()) {
                connectionTabs.getTabs().add(i, tab(open.get(i)));
            }
        }
        connectionTabs
                .getSelectionModel()
                .select(Optional.ofNullable(front).flatMap(this::find).orElse(newTab));
        updating = false;
    }

    private Tab tab(TabViewModel model) {
        ConnectionTab tab = new ConnectionTab(model);
        tab.setOnCloseRequest(e -> {
            e.consume(); // It goes with the session.
            model.close().run();
        });
        return tab;
    }

    private Optional<Tab> find(TabViewModel model) {
        return connectionTabs.getTabs().stream()
                .filter(tab -> tab instanceof ConnectionTab connection && connection.model() == model)
                .findFirst();
    }

    private void selected(@Nullable Tab now) {
        if (updating || now == null) {
            return;
        }
        if (now instanceof ConnectionTab connection) {
            connection.model().toFront().run();
        } else {
            app.showConnections();
        }
    }
}
