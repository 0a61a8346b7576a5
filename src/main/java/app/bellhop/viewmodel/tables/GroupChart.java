package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Grouping;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.data.TableQuery;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A bar chart of the groups with the largest figures, one series for each column that is summed up. FX thread. */
public final class GroupChart {

    /** The most bars a chart can show legibly. */
    private static final int MAX_BARS = 25;

    /**
     * A group.
     *
     * @param values one for each series; null where it has none
     */
    public record Bar(String group, List<@Nullable BigDecimal> values) {}

    private final UiContext context;
    private final Consumer<String> failed;
    private final ObservableList<Bar> bars = FXCollections.observableArrayList();
    private final ObservableList<Bar> barsView = FXCollections.unmodifiableObservableList(bars);
    private List<String> series = List.of();
    private String title = "";
    private volatile int latest;

    /** @param failed receives the reason if groups can't be put in order */
    GroupChart(UiContext context, Consumer<String> failed) {
        this.context = context;
        this.failed = failed;
    }

    /** The largest first. */
    public ObservableList<Bar> bars() {
        return barsView;
    }

    /** The names of the series; a single one needs no legend. */
    public List<String> series() {
        return series;
    }

    /** Describes what is drawn, even if the choices have changed since. */
    public String title() {
        return title;
    }

    void clear() {
        latest++;
        title = "";
        series = List.of();
        bars.clear();
    }

    /** @param names of the columns that are summed up */
    void draw(DataTable groups, Grouping grouping, List<String> names, Figure figure) {
        int turn = ++latest;
        boolean counted = figure == Figure.COUNT || names.isEmpty();
        int[] columns = counted
                ? new int[] {grouping.column(Figure.COUNT, 0)}
                : IntStream.range(0, names.size())
                        .map(i -> grouping.column(figure, i))
                        .toArray();
        context.ended(
                context.inBackground(() -> bars(groups, grouping.by().size(), columns, () -> latest != turn)),
                (found, e) -> {
                    if (turn != latest) {
                        return;
                    }
                    if (e != null) {
                        failed.accept(ErrorTexts.sentence(e));
                        return;
                    }
                    series = counted ? List.of(Texts.get("grouping.rows")) : names;
                    title = Texts.get(
                            "grouping.chartTitle",
                            Texts.of(counted ? Figure.COUNT : figure),
                            String.join(", ", series),
                            IntStream.range(0, grouping.by().size())
                                    .mapToObj(groups.columns()::get)
                                    .collect(Collectors.joining(", ")));
                    bars.setAll(found);
                });
    }

    private static List<Bar> bars(DataTable groups, int keys, int[] columns, BooleanSupplier stopped) {
        int[] order = new TableQuery(List.of(), "", columns[0], false).run(groups, stopped);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < order.length && bars.size() < MAX_BARS; i++) {
            int row = order[i];
            List<@Nullable BigDecimal> values = new ArrayList<>();
            for (int column : columns) {
                values.add(groups.format(column).number(groups.cell(row, column)));
            }
            if (values.get(0) == null) {
                break; // The others have none, either.
            }
            String group = IntStream.range(0, keys)
                    .mapToObj(key -> groups.cell(row, key))
                    .map(text -> text.isEmpty() ? Texts.get("grouping.none") : text)
                    .collect(Collectors.joining(" \u00b7 "));
            bars.add(new Bar(group, values));
        }
        return bars;
    }
}
