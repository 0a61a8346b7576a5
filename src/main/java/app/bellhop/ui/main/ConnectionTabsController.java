package app.bellhop.ui.main;

import app.bellhop.viewmodel.main.AppViewModel;
import app.bellhop.viewmodel.main.TabViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The open connections above what the window shows: tabs without content, and one that opens another connection. */
public final class ConnectionTabsController {

    private final AppViewModel app;
    private boolean updating;

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
        update();
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
