package app.bellhop.ui.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.objects.LocationViewModel;
import atlantafx.base.controls.Breadcrumbs;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** The path bar: back, forward, up, the place as text and as breadcrumbs, the filter. */
public final class PathBarController {

    private final MainViewModel model;
    private final LocationViewModel location;

    @FXML
    private Button goBack;

    @FXML
    private Button goForward;

    @FXML
    private Button goUp;

    @FXML
    private TextField locationField;

    @FXML
    private TextField filterField;

    @FXML
    private Breadcrumbs<S3Location> breadcrumbs;

    public PathBarController(MainViewModel model) {
        this.model = model;
        this.location = model.location();
    }

    @FXML
    private void initialize() {
        for (Button button : List.of(goBack, goForward, goUp)) {
            CommandNodes.bind(button, model.commands().get(button.getId()));
        }
        filterField.textProperty().bindBidirectional(model.objects().listing().filter());
        breadcrumbs.setCrumbFactory(crumb -> new Hyperlink(name(crumb.getValue())));
        breadcrumbs.setDividerFactory(crumb -> crumb == null || crumb.isLast() ? null : new Label("/"));
        breadcrumbs.setAutoNavigationEnabled(false);
        breadcrumbs.setOnCrumbAction(e -> location.open(e.getSelectedCrumb().getValue()));
        location.current().addListener((o, before, now) -> show(now));
        show(location.current().get());
    }

    /** The last slash is left to the divider; a prefix that is nothing but one is shown as it is. */
    private static String name(S3Location place) {
        if (place.isRoot()) {
            return place.bucket();
        }
        String name = place.key().substring(place.parent().key().length());
        return name.length() > 1 ? name.replaceFirst("/$", "") : name;
    }

    private void show(S3Location place) {
        locationField.setText(place == null ? "" : place.uri());
        Breadcrumbs.BreadCrumbItem<S3Location> last = place == null
                ? null
                : Breadcrumbs.buildTreeModel(location.trail().toArray(S3Location[]::new));
        breadcrumbs.setSelectedCrumb(last);
    }

    @FXML
    private void go() {
        location.go(locationField.getText());
    }
}
