package app.bellhop.ui.base;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Plain text columns, tables that sort by them, and the menu that shows and hides columns. */
public final class Columns {

    private static final double SCROLL_BAR = 10;

    /** Of entries of the menu, in pixels. */
    private static final double MENU_WIDTH = 160;

    private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

    private Columns() {}

    /**
     * Shares a table's width out among its columns, none of which gets narrower than its heading. Where that isn't enough for
     * all of them, the table scrolls: by itself, JavaFX would cut off the last ones.
     */
    public static void fit(TableView<?> table) {
        InvalidationListener changed = o -> {
            table.lookupAll(".column-header").forEach(Columns::showHeading);
            double least = table.getVisibleLeafColumns().stream()
                    .mapToDouble(TableColumn::getMinWidth)
                    .sum();
            boolean enough = least + SCROLL_BAR <= table.getWidth();
            boolean fitted = table.getColumnResizePolicy() != TableView.UNCONSTRAINED_RESIZE_POLICY;
            if (enough && !fitted) {
                table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
            } else if (!enough && fitted && table.getWidth() > 0) {
                table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
                table.getVisibleLeafColumns().forEach(column -> shrink(table, column));
            }
        };
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.widthProperty().addListener(changed);
        table.getVisibleLeafColumns().addListener(changed);
    }

    private static void showHeading(Node node) {
        if (node instanceof TableColumnHeader header
                && header.getTableColumn() instanceof TableColumn<?, ?> column
                && header.lookup(".label") instanceof Label heading) {
            Insets frame = header.getInsets();
            double whole = Math.ceil(heading.prefWidth(-1) + frame.getLeft() + frame.getRight());
            double least = Math.max(column.getMinWidth(), whole);
            column.setMaxWidth(Math.max(column.getMaxWidth(), least));
            column.setMinWidth(least);
        }
    }

    /** Leaves a column out while the table is narrower than that, in pixels, unless the user chooses it then. */
    public static void whereRoom(TableView<?> table, TableColumn<?, ?> column, double width) {
        AtomicBoolean leftOut = new AtomicBoolean(table.getWidth() < width);
        column.setVisible(!leftOut.get());
        table.widthProperty().addListener((o, before, now) -> {
            boolean narrow = now.doubleValue() < width;
            if (narrow == before.doubleValue() < width) {
                return;
            }
            if (narrow) {
                leftOut.set(column.isVisible());
                column.setVisible(false);
            } else if (leftOut.get()) {
                column.setVisible(true);
            }
        });
    }

    private static <R> void shrink(TableView<R> table, TableColumn<?, ?> column) {
        @SuppressWarnings("unchecked") // It is one of the table's.
        TableColumn<R, ?> own = (TableColumn<R, ?>) column;
        table.resizeColumn(own, own.getMinWidth() - own.getWidth());
    }

    /** Sets the text a row shows in the column; evaluated each time the cell is drawn. */
    public static <R> void text(TableColumn<R, String> column, Function<R, String> value) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        // JavaFX compares text with a Collator by default, which is a hundred times slower.
        column.setComparator(Comparator.nullsFirst(String::compareToIgnoreCase));
    }

    /** Shows what becomes of a column's values in words; nothing for null, as for what isn't known yet. */
    public static <R, T> void words(TableColumn<R, T> column, Function<T, @Nullable String> words) {
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(T value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : words.apply(value));
            }
        });
    }

    /**
     * Cuts a text that is too long. JavaFX cuts the surrogate pairs of emoji in half, and Linux draws nothing of a text with
     * half of one: halves are left out.
     */
    public static void cut(Labeled node, OverrunStyle style) {
        node.setTextOverrun(style);
        node.getChildrenUnmodifiable().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(Columns::leaveOutHalves);
            }
        });
    }

    /** Cuts a label that names something in the middle where it is too long; it is whole in its tooltip. */
    public static void cutName(Label label) {
        cut(label, OverrunStyle.CENTER_ELLIPSIS);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
    }

    private static void leaveOutHalves(Node child) {
        if (child instanceof Text shown
                && shown.getStyleClass().contains("text")
                && shown.getProperties().putIfAbsent(Columns.class, true) == null) {
            shown.textProperty()
                    .subscribe(text -> shown.setText(HALVES.matcher(text).replaceAll("")));
        }
    }

    /**
     * Shows the full text as a tooltip, for columns that may be too narrow for it: sentences are cut at their end, ARNs, which
     * are told apart by it, in the middle.
     */
    public static <R> void tooltips(TableColumn<R, String> column) {
        tooltips(column, text -> text.indexOf(' ') >= 0);
    }

    /** The same for names, which may have spaces, too. */
    public static <R> void names(TableColumn<R, String> column) {
        tooltips(column, text -> false);
    }

    private static <R> void tooltips(TableColumn<R, String> column, Predicate<String> sentences) {
        column.setCellFactory(c -> new TableCell<>() {
            private final Tooltip whole = new Tooltip();

            {
                cut(this, OverrunStyle.CENTER_ELLIPSIS);
            }

            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
                boolean sentence = text != null && sentences.test(text);
                setTextOverrun(sentence ? OverrunStyle.ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
                whole.setText(text);
                setTooltip(empty || text == null || text.isEmpty() ? null : whole);
            }
        });
    }

    /** Says a thing once: in place of rows while there are none, else in a label below them. Called once the rows are set. */
    public static void status(
            TableView<?> table, Label below, ObservableValue<String> text, ObservableValue<Boolean> failed) {
        Label instead = new Label();
        instead.textProperty().bind(text);
        Theme.failed(instead, failed);
        Theme.failed(below, failed);
        table.setPlaceholder(instead);
        below.textProperty().bind(text);
        VisibleWhen.bind(below, Bindings.isNotEmpty(table.getItems()));
    }

    /**
     * Lets only the primary button sort: JavaFX also sorts on the right click that opens a header's menu.
     *
     * @param root holds the tables, also those added later
     */
    public static void sortByPrimaryButtonOnly(Node root) {
        root.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            if (e.getButton() != MouseButton.PRIMARY && inHeader((Node) e.getTarget())) {
                e.consume();
            }
        });
    }

    private static boolean inHeader(@Nullable Node node) {
        return node != null && (node instanceof TableColumnHeader || inHeader(node.getParent()));
    }

    /** Shows a list that must keep its own order, sorted by the columns the user clicks. */
    public static <R> void sorted(TableView<R> table, ObservableList<R> rows) {
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
    }

    /**
     * Shows rows that are sorted by their view model, in the background: many would hold up the window.
     *
     * @param sort receives what makes the comparator of one sort by the columns the user clicked, on any thread
     */
    public static <R> void sortedBy(
            TableView<R> table, ObservableList<R> rows, Consumer<Supplier<Comparator<R>>> sort) {
        table.setItems(rows);
        table.setSortPolicy(clicked -> {
            List<Supplier<Comparator<R>>> by =
                    clicked.getSortOrder().stream().map(Columns::order).toList();
            sort.accept(() -> by.stream().map(Supplier::get).reduce((a, b) -> 0, Comparator::thenComparing));
            return true;
        });
    }

    /** Compares values that were read once a row, since they may change meanwhile. */
    private static <R, V> Supplier<Comparator<R>> order(TableColumn<R, V> column) {
        boolean ascending = column.getSortType() == TableColumn.SortType.ASCENDING;
        return () -> {
            Map<R, V> values = new IdentityHashMap<>();
            Comparator<R> up = Comparator.comparing(
                    row -> values.computeIfAbsent(row, column::getCellData), column.getComparator());
            return ascending ? up : up.reversed();
        };
    }

    /**
     * Gives a table a menu that shows and hides columns, at the button in the corner of its header. JavaFX's own closes
     * after each pick.
     */
    public static void menu(TableView<?> table) {
        table.setTableMenuButtonVisible(true);
        table.getStyleClass().add("columns-menu");
        ContextMenu menu = new ContextMenu();
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            Node button = button((Node) e.getTarget());
            if (button != null) {
                e.consume();
                menu.getItems()
                        .setAll(table.getColumns().stream().map(Columns::item).toList());
                menu.show(button, Side.BOTTOM, 0, 0);
            }
        });
    }

    private static CustomMenuItem item(TableColumn<?, ?> column) {
        CheckBox box = new CheckBox(column.getText());
        box.setId(column.getId());
        box.setMnemonicParsing(false);
        box.setMinWidth(MENU_WIDTH); // What is beside it does nothing.
        box.selectedProperty().bindBidirectional(column.visibleProperty());
        return new CustomMenuItem(box, false);
    }

    private static @Nullable Node button(@Nullable Node node) {
        return node == null || node.getStyleClass().contains("show-hide-columns-button")
                ? node
                : button(node.getParent());
    }
}
