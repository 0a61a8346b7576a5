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

/** The rows that are shown, grouped by one column, with the figures of another; the largest as bars. FX thread. */
public final class GroupingViewModel {

    /** More bars nobody tells apart. */
    private static final int BARS = 25;

    private final UiContext context;
    private final Supplier<Optional<TableExtract>> extract;
    private final PictureSaving pictures;
    private final LatestRequest request;
    private final ObjectProperty<ColumnModel> by = new SimpleObjectProperty<>();
    private final ObjectProperty<ColumnModel> of = new SimpleObjectProperty<>();
    private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(Figure.COUNT);
    private final ObservableList<Group> groups = FXCollections.observableArrayList();
    private final ObservableList<Group> groupsView = FXCollections.unmodifiableObservableList(groups);

    /** What was asked for last; an earlier grouping is of no use. */
    private volatile int wanted;

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

    /** The column that makes the groups; set by the screen. */
    public ObjectProperty<ColumnModel> by() {
        return by;
    }

    /** The column whose numbers are reckoned; null for none. */
    public ObjectProperty<ColumnModel> of() {
        return of;
    }

    /** Which figure the bars show. */
    public ObjectProperty<Figure> figure() {
        return figure;
    }

    /** The largest first. */
    public ObservableList<Group> groups() {
        return groupsView;
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Groups what is shown now. */
    public void run() {
        Optional<TableExtract> shown = extract.get();
        ColumnModel key = by.get();
        if (key == null || shown.isEmpty()) {
            status.set(Texts.get("grouping.choose"));
            return;
        }
        TableExtract rows = shown.get();
        ColumnModel figures = of.get();
        int reckoned = figures == null ? -1 : figures.index();
        status.set(Texts.get("grouping.running"));
        int turn = ++wanted;
        CompletableFuture<Grouping.Result> result = CompletableFuture.supplyAsync(
                () -> Grouping.of(rows.table(), rows.rows(), key.index(), reckoned, () -> wanted != turn),
                context.background());
        running = result;
        request.ask(
                result.copy(),
                found -> {
                    groupedBy = key.name().get();
                    groupedOf = figures == null ? "" : figures.name().get();
                    groups.setAll(found.groups());
                    status.set(
                            Texts.get(found.cut() ? "grouping.cut" : "grouping.count", Formats.count(groups.size())));
                },
                e -> status.set(ErrorTexts.sentence(e)));
    }

    /** Another table: nothing is grouped yet. */
    void reset() {
        close();
        groups.clear();
        status.set(Texts.get("grouping.choose"));
    }

    /** What is being grouped; ended when nothing is. */
    CompletableFuture<?> running() {
        return running;
    }

    void close() {
        wanted++;
        request.drop();
    }

    /** What the bars show: of what was grouped, not of what is chosen by now. */
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

    /** The groups with the largest figures, as many as bars can show. */
    public List<Group> bars() {
        return groups.stream()
                .filter(group -> group.figure(figure.get()) != null)
                .sorted(Comparator.comparing((Group group) -> group.figure(figure.get()))
                        .reversed())
                .limit(BARS)
                .toList();
    }

    /**
     * Saves the bars as a picture.
     *
     * @param png makes it, on the FX thread
     */
    public void saveChart(Supplier<byte[]> png) {
        if (!groups.isEmpty()) {
            pictures.ask(png);
        }
    }

    /** A figure as it is read: whole digits all of them, at most six behind the point; nothing for none. */
    public static String text(BigDecimal figure) {
        if (figure == null) {
            return "";
        }
        BigDecimal shown = figure.scale() > 6 ? figure.setScale(6, RoundingMode.HALF_UP) : figure;
        return shown.stripTrailingZeros().toPlainString();
    }
}
