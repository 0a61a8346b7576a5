package app.bellhop.ui.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.FirstSelection;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectListing;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * The navigation bar: back, forward, up, the address, the filter and the tools. The address is shown as links, and as text
 * while it is edited.
 */
public final class PathBarController {

    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");

    /** From this width on, in pixels, there is room for the upload sheet's button. */
    private static final double ALL_TOOLS = 740;

    private final LocationViewModel location;
    private final ObjectListing listing;
    private final Commands commands;
    private Runnable arrived = () -> {};
    private boolean going;

    @FXML
    private HBox bar;

    @FXML
    private Button goBack;

    @FXML
    private Button goForward;

    @FXML
    private Button goUp;

    @FXML
    private TextField locationField;

    @FXML
    private Crumbs crumbs;

    @FXML
    private TextField filterField;

    @FXML
    private HBox tools;

    private final List<Button> worded = new ArrayList<>();

    /** Whether the last click in the address has given it the keys. */
    private boolean clickedInto;

    public PathBarController(LocationViewModel location, ObjectListing listing, Commands commands) {
        this.location = location;
        this.listing = listing;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        CommandNodes.bind(commands, goBack, goForward, goUp);
        TypeToFilter.clearOnEscape(filterField, listing::endSearch);
        filterField.textProperty().bindBidirectional(listing.filter());
        listing.filterSought().addListener((o, before, now) -> FirstSelection.whole(filterField));
        Button upload = tool(CommandIds.UPLOAD_FILES, 660);
        Button download = tool(CommandIds.DOWNLOAD, 740);
        Button delete = tool(CommandIds.DELETE_OBJECTS, 800);
        Button newFolder = tool(CommandIds.NEW_FOLDER, 1020);
        Button link = tool(CommandIds.COPY_PRESIGNED_URL, 990);
        Button refresh = tool(CommandIds.REFRESH, 1030);
        Button inspector = tool(CommandIds.TOGGLE_INSPECTOR, 970);
        Button withOptions = tool(CommandIds.UPLOAD_WITH_OPTIONS, 1100);
        VisibleWhen.bind(withOptions, bar.widthProperty().greaterThan(ALL_TOOLS));
        tools.getChildren().addAll(upload, withOptions, download, newFolder, link, delete, refresh, inspector);
        crumbs.setOnOpen(location::openWhole);
        BooleanBinding edited = Bindings.createBooleanBinding(
                () -> locationField.isFocused() || !locationField.getText().equals(shown()),
                locationField.focusedProperty(),
                locationField.textProperty(),
                location.current());
        crumbs.visibleProperty().bind(edited.not());
        edited.subscribe(now -> locationField.pseudoClassStateChanged(EDITED, now));
        locationField.focusedProperty().subscribe(this::focused);
        locationField.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> clickedInto = !locationField.isFocused());
        locationField.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> {
            if (clickedInto && locationField.getSelectedText().isEmpty()) {
                locationField.selectAll(); // The press has set the caret.
            }
        });
        locationField.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leaveAddress();
                e.consume();
            }
        });
        location.edits().addListener((o, before, now) -> FirstSelection.whole(locationField));
        location.current().addListener((o, before, now) -> show(before, now));
        location.arrivals().addListener((o, before, now) -> {
            if (locationField.isFocused()) {
                leaveAddress();
            }
        });
        show(null, location.current().get());
    }

    /** @param room how wide the bar must be for words beside the icon, without them and those that came before, in pixels */
    private Button tool(String id, double room) {
        Button button = CommandNodes.button(commands.get(id));
        button.getStyleClass().add("flat");
        button.setMinWidth(Button.USE_PREF_SIZE);
        worded.add(button);
        button.contentDisplayProperty().bind(CommandNodes.wordsFrom(bar, room, worded.toArray(Button[]::new)));
        return button;
    }

    /** @param action when the user has gone somewhere from the address: the keys then belong to what is shown */
    public void onArrived(Runnable action) {
        arrived = action;
    }

    private void focused(boolean now) {
        if (now) {
            locationField.selectAll();
        } else {
            locationField.setText(shown());
        }
    }

    private void leaveAddress() {
        locationField.setText(shown());
        arrived.run();
    }

    private String shown() {
        S3Location place = location.current().get();
        return place == null ? "" : place.uri();
    }

    private void show(@Nullable S3Location before, @Nullable S3Location place) {
        if (before != null || going || locationField.getText().isEmpty()) { // Else a bucket opened while one typed.
            locationField.setText(shown());
        }
        going = false;
        crumbs.show(location.trail());
        if (locationField.isFocused() && locationField.getText().equals(shown()) && place != null) {
            arrived.run();
        }
    }

    @FXML
    private void go() {
        String typed = locationField.getText();
        if (typed.equals(shown())) {
            leaveAddress();
        } else {
            going = true;
            location.go(typed);
        }
    }
}
