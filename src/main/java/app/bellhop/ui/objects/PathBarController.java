package app.bellhop.ui.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectListing;
import atlantafx.base.controls.Breadcrumbs;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** The path bar: back, forward, up, the location as text and as breadcrumbs, and the filter. */
public final class PathBarController {

    private final LocationViewModel location;
    private final ObjectListing listing;
    private final Commands commands;

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

    public PathBarController(LocationViewModel location, ObjectListing listing, Commands commands) {
        this.location = location;
        this.listing = listing;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        CommandNodes.bind(commands, goBack, goForward, goUp);
        filterField.textProperty().bindBidirectional(listing.filter());
        breadcrumbs.setCrumbFactory(crumb -> new Hyperlink(name(crumb.getValue())));
        breadcrumbs.setDividerFactory(crumb -> crumb == null || crumb.isLast() ? null : new Label("/"));
        breadcrumbs.setAutoNavigationEnabled(false);
        breadcrumbs.setOnCrumbAction(e -> location.open(e.getSelectedCrumb().getValue()));
        location.current().addListener((o, before, now) -> show(now));
        show(location.current().get());
    }

    /** The divider shows the trailing slash, except for a prefix that is only a slash. */
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
