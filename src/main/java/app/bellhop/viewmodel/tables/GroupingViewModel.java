package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.Grouping;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.data.Grouping.Group;
import app.bellhop.table.report.TableExtract;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Groups the visible rows by one column, aggregates another, and charts the largest groups. FX thread. */
public final class GroupingViewModel {

    /** The most bars a chart can show legibly. */
    private static final int MAX_BARS = 25;

    private final UiContext context;
    private final Supplier<Optional<TableExtract>> extract;
    private final PictureSaving pictures;
    private final LatestRequest request;
    private final ObjectProperty<ColumnModel> by = new SimpleObjectProperty<>();
    private final ObjectProperty<ColumnModel> of = new SimpleObjectProperty<>();
    private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(Figure.COUNT);
    private final ObservableList<Group> groups = FXCollections.observableArrayList();
    private final ObservableList<Group> groupsView = FXCollections.unmodifiableObservableList(groups);

    /** The number of the latest grouping; earlier ones stop. */
    private volatile int latest;

    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private String groupedBy = "";
    private String groupedOf = "";
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(Texts.get("grouping.choose"));

    GroupingViewModel(UiContext context, Supplier<Optional<TableExtract>> extract, PictureSaving pictures) {
        this.pictures = pictures;
        this.context = context;
        this.extract = extract;
        this.request = new LatestRequest(context.ui());
    }

    /** The column to group by. Set by the screen. */
    public ObjectProperty<ColumnModel> by() {
        return by;
    }

    /** The column to aggregate; null for none. */
    public ObjectProperty<ColumnModel> of() {
        return of;
    }

    /** The aggregate shown by the bars. */
    public ObjectProperty<Figure> figure() {
        return figure;
    }

    /** Largest group first. */
    public ObservableList<Group> groups() {
        return groupsView;
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Groups the visible rows. */
    public void run() {
        Optional<TableExtract> shown = extract.get();
        ColumnModel key = by.get();
        if (key == null || shown.isEmpty()) {
            status.set(Texts.get("grouping.choose"));
            return;
        }
        TableExtract rows = shown.get();
        ColumnModel figures = of.get();
        int aggregated = figures == null ? -1 : figures.index();
        status.set(Texts.get("grouping.running"));
        int turn = ++latest;
        CompletableFuture<Grouping.Result> result = CompletableFuture.supplyAsync(
                () -> Grouping.of(rows.table(), rows.rows(), key.index(), aggregated, () -> latest != turn),
                context.background());
        running = result;
        request.ask(
                result.copy(),
                found -> {
                    groupedBy = key.name().get();
                    groupedOf = figures == null ? "" : figures.name().get();
                    groups.setAll(found.groups());
                    status.set(Texts.get(found.cut() ? "grouping.cut" : "grouping.count", Formats.count(groups.size()))
                            + (figures == null ? "" : numbers(found.groups())));
                },
                e -> status.set(ErrorTexts.sentence(e)));
    }

    /** Says that values are of some of the rows only; empty if they are of all. */
    private static String numbers(List<Group> groups) {
        long rows = groups.stream().mapToLong(Group::count).sum();
        long numbers = groups.stream().mapToLong(Group::numbers).sum();
        return numbers == rows
                ? ""
                : " \u00b7 " + Texts.get("grouping.numbers", Formats.count(numbers), Formats.count(rows));
    }

    /** Clears the groups for a new table. */
    void reset() {
        close();
        groups.clear();
        status.set(Texts.get("grouping.choose"));
    }

    /** The running grouping; completed if there is none. */
    CompletableFuture<?> running() {
        return running;
    }

    void close() {
        latest++;
        request.drop();
    }

    /** The chart's title; describes the finished grouping, even if the choices have changed since. */
    public String title() {
        boolean rows = figure.get() == Figure.COUNT || groupedOf.isEmpty();
        return groups.isEmpty()
                ? ""
                : Texts.get(
                        "grouping.chartTitle",
                        Texts.of(figure.get()),
                        rows ? Texts.get("grouping.rows") : groupedOf,
                        groupedBy);
    }

    /** The groups with the largest values, up to the number of bars. */
    public List<Group> bars() {
        return groups.stream()
                .filter(group -> group.figure(figure.get()) != null)
                .sorted(Comparator.comparing((Group group) -> group.figure(figure.get()))
                        .reversed())
                .limit(MAX_BARS)
                .toList();
    }

    /**
     * Saves the chart as a picture.
     *
     * @param png renders the chart, on the FX thread
     */
    public void saveChart(Supplier<byte[]> png) {
        if (!groups.isEmpty()) {
            pictures.ask(png);
        }
    }

    /** Formats a value with all integer digits and at most six decimals; empty for null. */
    public static String text(BigDecimal figure) {
        if (figure == null) {
            return "";
        }
        BigDecimal shown = figure.scale() > 6 ? figure.setScale(6, RoundingMode.HALF_UP) : figure;
        return shown.stripTrailingZeros().toPlainString();
    }
}
