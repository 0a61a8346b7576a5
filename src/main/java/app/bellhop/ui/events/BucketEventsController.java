package app.bellhop.ui.events;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicEventRule;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.DiffCell;
import app.bellhop.ui.base.Suggestions;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.events.BucketEventsViewModel;
import app.bellhop.work.objects.TextDiff;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/** The window that sets up a bucket's event notifications to topics. */
public final class BucketEventsController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final BucketEventsViewModel model;
    private final Runnable close;

    /** Kept in a field: a binding that is garbage-collected stops firing. */
    private final StringBinding eventBridge;

    private final StringBinding noRules;

    @FXML
    private ComboBox<String> eventBucketField;

    @FXML
    private ComboBox<String> eventTopicField;

    @FXML
    private TextField eventPrefixField;

    @FXML
    private TextField eventSuffixField;

    @FXML
    private FlowPane eventChecks;

    @FXML
    private TableView<TopicEventRule> ruleTable;

    @FXML
    private TableColumn<TopicEventRule, String> ruleTopicColumn;

    @FXML
    private TableColumn<TopicEventRule, String> ruleEventsColumn;

    @FXML
    private TableColumn<TopicEventRule, String> rulePrefixColumn;

    @FXML
    private TableColumn<TopicEventRule, String> ruleSuffixColumn;

    @FXML
    private TableColumn<TopicEventRule, String> ruleIdColumn;

    @FXML
    private ListView<TextDiff.Line> bucketDiff;

    @FXML
    private ListView<TextDiff.Line> policyDiff;

    @FXML
    private Label eventStatus;

    @FXML
    private Button removeEvents;

    @FXML
    private Button toggleEventBridge;

    @FXML
    private Label eventBridgeLabel;

    @FXML
    private Label noRulesLabel;

    @FXML
    private Button testEvents;

    @FXML
    private Button reviewEvents;

    @FXML
    private Button writeEvents;

    public BucketEventsController(BucketEventsViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.eventBridge = model.eventBridge();
        this.noRules = model.noRules();
    }

    @FXML
    private void initialize() {
        Columns.fit(ruleTable);
        eventBucketField.setItems(model.buckets());
        Suggestions.bind(eventBucketField);
        eventBucketField.getEditor().textProperty().bindBidirectional(model.bucket());
        eventTopicField.setItems(model.topics());
        Suggestions.bind(eventTopicField);
        eventTopicField.getEditor().textProperty().bindBidirectional(model.topic());
        eventPrefixField.textProperty().bindBidirectional(model.prefix());
        eventSuffixField.textProperty().bindBidirectional(model.suffix());
        TopicEventRule.EVENTS.forEach(this::check);
        Columns.text(ruleTopicColumn, rule -> new Topic(rule.topicArn()).name());
        Columns.text(ruleEventsColumn, rule -> String.join(", ", rule.events()));
        Columns.text(rulePrefixColumn, TopicEventRule::prefix);
        Columns.text(ruleSuffixColumn, TopicEventRule::suffix);
        Columns.text(ruleIdColumn, TopicEventRule::id);
        Columns.sorted(ruleTable, model.rules());
        model.chosen().bind(ruleTable.getSelectionModel().selectedItemProperty());
        diff(bucketDiff, model.bucketDiff());
        diff(policyDiff, model.policyDiff());
        eventBridgeLabel.textProperty().bind(eventBridge);
        noRulesLabel.textProperty().bind(noRules);
        VisibleWhen.says(eventStatus, model.status());
        for (Node part : List.of(
                eventBucketField, eventTopicField, eventPrefixField, eventSuffixField, eventChecks, ruleTable)) {
            part.disableProperty().bind(model.busy());
        }
        model.failed().addListener((o, before, now) -> eventStatus.pseudoClassStateChanged(WRONG, now));
        Commands commands = new Commands(model.commands());
        CommandKeys.bind(ruleTable, commands.get(CommandIds.REMOVE_EVENTS));
        CommandNodes.bind(commands, removeEvents, toggleEventBridge, testEvents, reviewEvents, writeEvents);
    }

    private void check(String event) {
        CheckBox box = new CheckBox(event.substring("s3:".length()));
        box.setMnemonicParsing(false);
        box.setId("event-" + event.substring("s3:".length()).replaceAll("[:*]", "-"));
        box.setPrefWidth(330);
        box.setSelected(model.events().contains(event));
        box.selectedProperty().addListener((o, before, now) -> {
            if (now) {
                model.events().add(event);
            } else {
                model.events().remove(event);
            }
        });
        eventChecks.getChildren().add(box);
    }

    private static void diff(ListView<TextDiff.Line> list, ObservableList<TextDiff.Line> lines) {
        DiffCell.show(list, lines);
        list.setPlaceholder(new Label(Texts.get("events.diffEmpty")));
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
