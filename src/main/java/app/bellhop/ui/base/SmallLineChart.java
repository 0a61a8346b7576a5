package app.bellhop.ui.base;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

/** One line over an axis without numbers, for a glance at how something went on. */
public final class SmallLineChart extends LineChart<Number, Number> {

    private static final int MAX_STEPS = 5;

    public SmallLineChart() {
        super(new NumberAxis(), new NumberAxis());
        NumberAxis x = (NumberAxis) getXAxis();
        x.setTickLabelsVisible(false);
        x.setTickMarkVisible(false);
        x.setMinorTickVisible(false);
        x.setAutoRanging(false);
        NumberAxis y = (NumberAxis) getYAxis();
        y.setMinorTickVisible(false);
        y.setForceZeroInRange(false);
        setAnimated(false);
        setLegendVisible(false);
        setVerticalGridLinesVisible(false);
    }

    /** Replaces the line, which reaches from side to side. */
    public void show(List<XYChart.Data<Number, Number>> points) {
        if (!points.isEmpty()) {
            double first = points.get(0).getXValue().doubleValue();
            NumberAxis x = (NumberAxis) getXAxis();
            x.setLowerBound(first);
            x.setUpperBound(Math.max(
                    first + 1, points.get(points.size() - 1).getXValue().doubleValue()));
        }
        XYChart.Series<Number, Number> line = new XYChart.Series<>();
        line.getData().setAll(points);
        getData().setAll(List.of(line));
    }

    /** Replaces the line by one of counts, over an axis of whole numbers from zero. */
    public void showCounts(List<Long> counts) {
        List<XYChart.Data<Number, Number>> points = new ArrayList<>();
        counts.forEach(count -> points.add(new XYChart.Data<>(points.size(), count)));
        show(points);
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        long step = 1;
        while (step * MAX_STEPS < most) {
            step *= Long.toString(step).startsWith("2") ? 5 : 2; // 1, 2, 10, 20, 100 …
        }
        NumberAxis y = (NumberAxis) getYAxis();
        y.setAutoRanging(false);
        y.setTickUnit(step);
        y.setUpperBound(step * Math.max(1, (most + step - 1) / step));
    }
}
