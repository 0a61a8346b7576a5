package app.bellhop.ui.topics;

import app.bellhop.cloud.metrics.TopicUsage;
import app.bellhop.cloud.metrics.TopicUsage.Metric;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.EnumTexts;
import app.bellhop.ui.base.SmallLineChart;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.topics.UsageViewModel;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The usage of a topic, as a chart for each thing that is counted. */
public final class UsageController {

    private final UsageViewModel model;
    private final Runnable close;

    @FXML
    private Label usageTitle;

    @FXML
    private ComboBox<UsagePeriod> usagePeriod;

    @FXML
    private Button refreshUsage;

    @FXML
    private Label publishedTotal;

    @FXML
    private SmallLineChart publishedChart;

    @FXML
    private Label deliveredTotal;

    @FXML
    private SmallLineChart deliveredChart;

    @FXML
    private Label failedTotal;

    @FXML
    private SmallLineChart failedChart;

    @FXML
    private Label usageFrom;

    @FXML
    private Label usageTo;

    @FXML
    private Label usageStatus;

    @FXML
    private Button copyUsagePolicy;

    public UsageController(UsageViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        usageTitle.setText(model.title());
        Columns.cutName(usageTitle);
        EnumTexts.fill(usagePeriod, UsagePeriod.values());
        usagePeriod.valueProperty().bindBidirectional(model.period());
        usageStatus.textProperty().bind(model.status());
        Theme.failed(usageStatus, model.failed());
        CommandNodes.bind(refreshUsage, model.refresh());
        Command copy = model.copyPolicy();
        CommandNodes.bind(copyUsagePolicy, copy);
        VisibleWhen.bind(copyUsagePolicy, copy.enabled());
        model.usage().addListener((o, before, now) -> show(now));
        show(null);
        model.load();
    }

    private void show(@Nullable TopicUsage usage) {
        show(usage, Metric.PUBLISHED, publishedTotal, publishedChart);
        show(usage, Metric.DELIVERED, deliveredTotal, deliveredChart);
        show(usage, Metric.FAILED, failedTotal, failedChart);
        usageFrom.setText(usage == null ? "" : Formats.time(usage.start()));
        usageTo.setText(usage == null ? "" : Texts.get("usage.now"));
    }

    private static void show(@Nullable TopicUsage usage, Metric metric, Label total, SmallLineChart chart) {
        total.setText(
                Texts.get("usage.total", Texts.of(metric), usage == null ? "–" : Formats.count(usage.total(metric))));
        chart.showCounts(usage == null ? List.of() : usage.counts(metric));
        chart.setVisible(usage != null);
        chart.setAccessibleText(total.getText());
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
