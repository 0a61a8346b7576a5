package app.bellhop.ui.inspector;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.inspector.InspectorViewModel;
import app.bellhop.viewmodel.inspector.InspectorViewModel.Tab;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TabPane;

/** The inspector: a title, and the tabs that apply to the current selection. */
public final class InspectorController {

    private final InspectorViewModel model;
    private final Map<Tab, ? extends Supplier<? extends Node>> contents;
    private final Map<Tab, javafx.scene.control.Tab> nodes = new EnumMap<>(Tab.class);
    private boolean showing;

    @FXML
    private Label inspectorTitle;

    @FXML
    private Button inspectAgain;

    @FXML
    private TabPane inspectorTabs;

    @FXML
    private javafx.scene.control.Tab propertiesTab;

    @FXML
    private javafx.scene.control.Tab previewTab;

    @FXML
    private javafx.scene.control.Tab versionsTab;

    @FXML
    private javafx.scene.control.Tab sharingTab;

    @FXML
    private javafx.scene.control.Tab bucketTab;

    /** @param contents loads what the tabs hold, each once it is shown */
    public InspectorController(InspectorViewModel model, Map<Tab, ? extends Supplier<? extends Node>> contents) {
        this.model = model;
        this.contents = contents;
    }

    @FXML
    private void initialize() {
        nodes.put(Tab.PROPERTIES, propertiesTab);
        nodes.put(Tab.PREVIEW, previewTab);
        nodes.put(Tab.VERSIONS, versionsTab);
        nodes.put(Tab.SHARING, sharingTab);
        nodes.put(Tab.BUCKET, bucketTab);
        inspectorTitle.textProperty().bind(model.title());
        Columns.cut(inspectorTitle, OverrunStyle.CENTER_ELLIPSIS);
        VisibleWhen.bind(inspectAgain, model.failed());
        model.tabs().addListener((o, before, now) -> showTabs());
        model.tab().addListener((o, before, now) -> showTabs());
        inspectorTabs.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> selectTab(now));
        showTabs();
    }

    /**
     * Shows the tabs of the view model. While they are replaced, the pane selects other tabs by itself, which is
     * ignored.
     */
    private void showTabs() {
        showing = true;
        List<javafx.scene.control.Tab> tabs = nodes.entrySet().stream()
                .filter(e -> model.tabs().get().contains(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!inspectorTabs.getTabs().equals(tabs)) {
            inspectorTabs.getTabs().setAll(tabs);
        }
        javafx.scene.control.Tab shown =
                Objects.requireNonNull(nodes.get(model.tab().get()));
        if (shown.getContent() == null) {
            shown.setContent(
                    Objects.requireNonNull(contents.get(model.tab().get())).get());
        }
        inspectorTabs.getSelectionModel().select(shown);
        showing = false;
    }

    private void selectTab(javafx.scene.control.Tab tab) {
        if (!showing) {
            nodes.forEach((name, node) -> {
                if (node == tab) {
                    model.tab().set(name);
                }
            });
        }
    }

    @FXML
    private void inspectAgain() {
        model.reload();
    }

    @FXML
    private void close() {
        model.shown().set(false);
    }
}
