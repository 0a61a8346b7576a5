package app.bellhop.ui.tables;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Makes columns as wide as their names and first cells need, once: from then on their widths are the user's. FX thread. */
final class ColumnFit {

    private static final double NARROWEST = 60;
    private static final double WIDEST = 360;

    /** What stands around a text, in pixels: the room for the sign of sorting, too. */
    private static final double AROUND = 36;

    /** A font size that is larger than any of the window's. */
    private static final double LARGE = 15;

    private static final int ROWS = 50;

    /** So many cells are looked at, at most: a table may have thousands of columns. */
    private static final int CELLS = 5_000;

    private final TableView<Integer> table;
    private final Set<TableColumn<Integer, ?>> fitted = new HashSet<>();
    private boolean waiting;

    ColumnFit(TableView<Integer> table) {
        this.table = table;
        InvalidationListener changed = change -> fitOnceLaidOut();
        table.getItems().addListener(changed);
        table.getColumns().addListener(changed);
        table.sceneProperty().addListener(changed);
    }

    /** Before it is laid out, the table has no header to take the font of. */
    private void fitOnceLaidOut() {
        Scene scene = table.getScene();
        if (scene != null && !waiting) {
            waiting = true;
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    waiting = false;
                    fit();
                }
            });
        }
    }

    private void fit() {
        if (table.getItems().isEmpty() || fitted.containsAll(table.getColumns())) {
            return;
        }
        Font font = font();
        int rows = Math.min(
                Math.min(ROWS, CELLS / table.getColumns().size()),
                table.getItems().size());
        table.getColumns().stream().filter(fitted::add).forEach(column -> fit(column, rows, font));
    }

    /** That of the columns' names, which are bold: cells need less. */
    private Font font() {
        return table.lookup(".column-header .label") instanceof Labeled header ? header.getFont() : Font.font(LARGE);
    }

    private static void fit(TableColumn<Integer, ?> column, int rows, Font font) {
        Stream<String> cells =
                IntStream.range(0, rows).mapToObj(row -> String.valueOf((Object) column.getCellData(row)));
        String longest = Stream.concat(Stream.of(column.getText()), cells)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        String shown = longest.substring(0, Math.min(longest.length(), (int) WIDEST));
        Text text = new Text(shown);
        text.setFont(font);
        double width = text.getLayoutBounds().getWidth() + AROUND;
        column.setPrefWidth(Math.max(NARROWEST, Math.min(WIDEST, width)));
    }
}
