package app.bellhop.ui.athena;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.athena.AthenaViewModel;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/** SQL for Athena, where it runs, and what it costs. */
public final class AthenaController {

    private final AthenaViewModel model;
    private final Runnable close;

    @FXML
    private Label athenaTitle;

    @FXML
    private TextField athenaDatabase;

    @FXML
    private TextField athenaWorkgroup;

    @FXML
    private TextField athenaOutput;

    @FXML
    private Label athenaWorkgroupFacts;

    @FXML
    private TextArea athenaSql;

    @FXML
    private Label athenaStatements;

    @FXML
    private Label athenaEstimate;

    @FXML
    private ProgressIndicator athenaProgress;

    @FXML
    private Label athenaStatus;

    @FXML
    private Label athenaProblem;

    @FXML
    private Button copyQueryPolicy;

    @FXML
    private Button openQueryResult;

    @FXML
    private Button stopQuery;

    @FXML
    private Button runQuery;

    public AthenaController(AthenaViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        athenaTitle.setText(model.title());
        athenaSql.textProperty().bindBidirectional(model.sql());
        athenaDatabase.textProperty().bindBidirectional(model.database());
        athenaWorkgroup.textProperty().bindBidirectional(model.workgroup());
        athenaOutput.textProperty().bindBidirectional(model.output());
        athenaWorkgroup.setOnAction(e -> model.lookUpWorkgroup());
        athenaWorkgroup.focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                model.lookUpWorkgroup();
            }
        });
        show(athenaWorkgroupFacts, model.workgroupFacts());
        athenaStatements.textProperty().bind(model.statements());
        athenaEstimate.textProperty().bind(model.estimate());
        show(athenaStatus, model.status());
        show(athenaProblem, model.problem());
        VisibleWhen.bind(athenaProgress, model.running());
        Commands commands = new Commands(model.commands());
        CommandNodes.bind(commands, copyQueryPolicy, openQueryResult, stopQuery, runQuery);
        VisibleWhen.bind(
                copyQueryPolicy, commands.get(CommandIds.COPY_QUERY_POLICY).enabled());
        model.running().addListener((o, before, now) -> {
            athenaSql.setEditable(!now);
            if (now) {
                athenaSql.requestFocus(); // It would go from the disabled button to the first field.
            }
        });
        model.load();
    }

    private static void show(Label label, ReadOnlyStringProperty text) {
        VisibleWhen.says(label, text);
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
