package app.bellhop.ui.alerts;

import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.EnumTexts;
import app.bellhop.ui.base.SmallLineChart;
import app.bellhop.ui.base.Suggestions;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.alerts.AlertForm;
import app.bellhop.viewmodel.alerts.AlertsViewModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.work.alerts.Alert;
import app.bellhop.work.alerts.AlertRule.AggregateFunction;
import app.bellhop.work.alerts.AlertRule.Comparison;
import app.bellhop.work.alerts.AlertRun;
import app.bellhop.work.alerts.AlertText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

public final class AlertsController {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final AlertsViewModel model;
    private final Runnable close;

    /** Kept in fields: bindings that are garbage-collected stop firing. */
    private final StringBinding problem;

    private final BooleanBinding wrong;

    @FXML
    private ListView<Alert> alertList;

    @FXML
    private TextField alertNameField;

    @FXML
    private TextField alertSourceField;

    @FXML
    private ComboBox<AggregateFunction> measureField;

    @FXML
    private TextField alertColumnField;

    @FXML
    private TextField whereColumnField;

    @FXML
    private TextField whereValueField;

    @FXML
    private ComboBox<Comparison> comparisonField;

    @FXML
    private TextField thresholdField;

    @FXML
    private ComboBox<String> alertTopicField;

    @FXML
    private TextField alertSubjectField;

    @FXML
    private TextArea alertTextArea;

    @FXML
    private CheckBox watchField;

    @FXML
    private TextField everyMinutesField;

    @FXML
    private TextField quietFromField;

    @FXML
    private TextField quietToField;

    @FXML
    private SmallLineChart alertChart;

    @FXML
    private ListView<AlertRun> alertRuns;

    @FXML
    private Label alertResult;

    @FXML
    private Label alertFailure;

    @FXML
    private TextArea alertPreview;

    @FXML
    private Label alertPlaceholders;

    @FXML
    private Label alertProblem;

    @FXML
    private Button newAlert;

    @FXML
    private Button deleteAlert;

    @FXML
    private Button stopAlert;

    @FXML
    private Button saveAlert;

    @FXML
    private Button tryAlert;

    @FXML
    private Button sendAlert;

    @FXML
    private Button runAlert;

    /** Added weakly: the view model outlives this window and must not keep it in memory. */
    private final ChangeListener<Boolean> triggered =
            (o, before, now) -> alertResult.pseudoClassStateChanged(OPEN, now);

    private final ListChangeListener<AlertRun> runs = change -> showRuns();

    private final ChangeListener<Alert> current = (o, before, now) -> select(now);

    public AlertsController(AlertsViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.problem = model.form().problem();
        this.wrong = model.form().wrong();
    }

    @FXML
    private void initialize() {
        AlertForm form = model.form();
        alertNameField.textProperty().bindBidirectional(form.name());
        alertSourceField.textProperty().bindBidirectional(form.source());
        EnumTexts.fill(measureField, AggregateFunction.values());
        measureField.valueProperty().bindBidirectional(form.measure());
        alertColumnField.textProperty().bindBidirectional(form.column());
        alertColumnField.disableProperty().bind(form.measure().isEqualTo(AggregateFunction.ROWS));
        whereColumnField.textProperty().bindBidirectional(form.whereColumn());
        whereValueField.textProperty().bindBidirectional(form.whereValue());
        EnumTexts.fill(comparisonField, Comparison.values());
        comparisonField.valueProperty().bindBidirectional(form.comparison());
        thresholdField.textProperty().bindBidirectional(form.threshold());
        alertTopicField.setItems(model.topicNames());
        Suggestions.bind(alertTopicField);
        alertTopicField.getEditor().textProperty().bindBidirectional(form.topic());
        alertSubjectField.textProperty().bindBidirectional(form.subject());
        alertTextArea.textProperty().bindBidirectional(form.text());
        watchField.selectedProperty().bindBidirectional(form.watch());
        everyMinutesField.textProperty().bindBidirectional(form.everyMinutes());
        quietFromField.textProperty().bindBidirectional(form.quietFrom());
        quietToField.textProperty().bindBidirectional(form.quietTo());
        for (TextField field : List.of(everyMinutesField, quietFromField, quietToField)) {
            field.disableProperty().bind(form.watch().not());
        }
        alertRuns.setCellFactory(list -> new AlertRunCell());
        model.runs().addListener(new WeakListChangeListener<>(runs));
        showRuns();
        VisibleWhen.says(alertResult, model.result());
        VisibleWhen.says(alertFailure, model.failure());
        model.triggered().addListener(new WeakChangeListener<>(triggered));
        alertPreview.textProperty().bind(model.preview());
        alertProblem.textProperty().bind(problem);
        VisibleWhen.bind(
                alertProblem,
                model.failure().isEmpty().or(alertProblem.textProperty().isNotEmpty()));
        wrong.subscribe(now -> alertProblem.pseudoClassStateChanged(WRONG, now));
        alertPlaceholders.setText(Texts.get(
                "alerts.placeholders",
                AlertText.PLACEHOLDERS.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" "))));
        list();
        buttons();
    }

    private void list() {
        alertList.setCellFactory(list -> new AlertCell());
        alertList.setItems(model.alerts());
        alertList.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null) {
                model.current().set(now);
            }
        });
        model.current().addListener(new WeakChangeListener<>(current));
    }

    private void showRuns() {
        List<AlertRun> latestFirst = new ArrayList<>(model.runs());
        Collections.reverse(latestFirst);
        alertRuns.getItems().setAll(latestFirst);
        List<XYChart.Data<Number, Number>> values = new ArrayList<>();
        for (int i = 0; i < model.runs().size(); i++) {
            BigDecimal value = model.runs().get(i).value();
            if (value != null) {
                values.add(new XYChart.Data<>(i + 1, value));
            }
        }
        alertChart.show(values);
        alertChart.setVisible(!values.isEmpty());
        alertChart.setManaged(!values.isEmpty());
    }

    private void select(Alert now) {
        if (now == null) {
            alertList.getSelectionModel().clearSelection();
        } else {
            alertList.getSelectionModel().select(now);
        }
    }

    private void buttons() {
        Commands commands = new Commands(model.commands());
        CommandNodes.bind(commands, newAlert, deleteAlert, stopAlert, saveAlert, tryAlert, sendAlert, runAlert);
        CommandKeys.bind(alertList, commands.get(CommandIds.DELETE_ALERT));
        VisibleWhen.bind(stopAlert, model.running());
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
