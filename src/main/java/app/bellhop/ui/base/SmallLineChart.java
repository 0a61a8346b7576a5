package app.bellhop.ui.base;

import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

/** One line over an axis without numbers, for a glance at how something went on. */
public final class SmallLineChart extends LineChart<Number, Number> {

    public SmallLineChart() {
        super(new NumberAxis(), new NumberAxis());
        NumberAxis x = (NumberAxis) getXAxis();
        x.setTickLabelsVisible(false);
        x.setTickMarkVisible(false);
        x.setMinorTickVisible(false);
        x.setForceZeroInRange(false);
        NumberAxis y = (NumberAxis) getYAxis();
        y.setMinorTickVisible(false);
        y.setForceZeroInRange(false);
        setAnimated(false);
        setLegendVisible(false);
    }

    /** Replaces the line. */
    public void show(List<XYChart.Data<Number, Number>> points) {
        XYChart.Series<Number, Number> line = new XYChart.Series<>();
        line.getData().setAll(points);
        getData().setAll(List.of(line));
    }
}
