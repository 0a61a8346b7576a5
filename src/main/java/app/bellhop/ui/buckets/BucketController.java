package app.bellhop.ui.buckets;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.ui.form.Fact;
import app.bellhop.viewmodel.buckets.BucketInspectorViewModel;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The Bucket tab: general facts, then the bucket's settings by section. */
public final class BucketController {

    private final BucketInspectorViewModel model;
    private final Commands commands;

    @FXML
    private Fact bucketRegion;

    @FXML
    private Fact bucketCreated;

    @FXML
    private Label websiteLabel;

    @FXML
    private Fact bucketWebsite;

    @FXML
    private VBox bucketFailed;

    @FXML
    private Label bucketFailure;

    @FXML
    private VBox bucketSections;

    public BucketController(BucketInspectorViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        bucketRegion.textProperty().bind(model.region());
        bucketCreated.textProperty().bind(model.created());
        bucketWebsite.textProperty().bind(model.website());
        bucketFailure.textProperty().bind(model.failure());
        VisibleWhen.bind(bucketFailed, model.failure().isNotEmpty());
        Button website = CommandNodes.button(commands.get(CommandIds.OPEN_WEBSITE));
        Button log = CommandNodes.button(commands.get(CommandIds.VIEW_ACCESS_LOG));
        for (Node node : java.util.List.of(website, log)) {
            VisibleWhen.bind(node, node.disabledProperty().not());
        }
        for (Node node : java.util.List.of(websiteLabel, bucketWebsite)) {
            VisibleWhen.bind(node, website.visibleProperty());
        }
        model.sections().forEach(section -> {
            BucketSectionRow row = new BucketSectionRow(section);
            switch (section.section()) {
                case WEBSITE -> row.add(website);
                case LOGGING -> row.add(log);
                case POLICY -> row.note(model.policyStatus());
                default -> {}
            }
            bucketSections.getChildren().add(row);
        });
    }

    @FXML
    private void tryAgain() {
        model.tryAgain();
    }
}
