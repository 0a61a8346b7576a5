package app.bellhop.ui.main;

import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.ui.keys.FirstFocus;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.main.StatusViewModel;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** The status bar: what is listed, the last result, and running operations. */
public final class StatusBarController {

    private final StatusViewModel model;

    @FXML
    private Label statusLabel;

    @FXML
    private Label noticeLabel;

    @FXML
    private Node demoNotice;

    @FXML
    private Hyperlink connectToAws;

    @FXML
    private HBox noticeOffers;

    @FXML
    private Label identityLabel;

    @FXML
    private Node activity;

    @FXML
    private Label activityLabel;

    @FXML
    private ProgressBar activityProgress;

    @FXML
    private Button activityStop;

    @FXML
    private MenuButton moreActivities;

    public StatusBarController(StatusViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        statusLabel.textProperty().bind(model.status());
        noticeLabel.textProperty().bind(model.notice().text());
        model.notice().offers().addListener((InvalidationListener) changed -> showOffers());
        identityLabel.getTooltip().textProperty().bind(model.identityDetails());
        VisibleWhen.says(identityLabel, model.identity());
        demoNotice.setVisible(model.demo());
        demoNotice.setManaged(model.demo());
        connectToAws.setOnAction(e -> model.connections().run());
        activity.managedProperty().bind(activity.visibleProperty());
        moreActivities.managedProperty().bind(moreActivities.visibleProperty());
        activityLabel.getTooltip().textProperty().bind(activityLabel.textProperty());
        model.activities().running().addListener((InvalidationListener) changed -> show());
        show();
    }

    private void showOffers() {
        noticeOffers
                .getChildren()
                .setAll(model.notice().offers().stream().map(this::link).toList());
    }

    private Hyperlink link(Desktop.Offer offer) {
        Hyperlink link = new Hyperlink(offer.label());
        link.setOnAction(e -> {
            FirstFocus.in(link.getScene().getRoot()); // The link goes, and JavaFX would have the keys go to anything.
            model.notice().use(offer);
        });
        return link;
    }

    /** Shows the oldest operation in the bar and the others in the menu beside it. */
    private void show() {
        List<Activities.Activity> running = model.activities().running();
        activity.setVisible(!running.isEmpty());
        moreActivities.setVisible(running.size() > 1);
        moreActivities.setText(Texts.get("main.activity.more", running.size() - 1));
        moreActivities
                .getItems()
                .setAll(running.stream().skip(1).map(ActivityItem::new).toList());
        activityLabel.textProperty().unbind();
        activityProgress.progressProperty().unbind();
        if (!running.isEmpty()) {
            Activities.Activity first = running.get(0);
            activityLabel.textProperty().bind(first.text());
            activityProgress.progressProperty().bind(first.progress());
            activityStop.setOnAction(e -> first.stop());
        }
    }
}
