package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.EmptyValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the cells of each column are read: as all of them can be, or as the user has chosen. One thread adds; any thread asks. */
final class ColumnFormats {

    private int[] possible = new int[16];
    private int columns;
    private final Map<Integer, CellFormat> chosen = new HashMap<>();
    private volatile EmptyValues empties = EmptyValues.USUAL;

    synchronized void addColumn() {
        if (columns == possible.length) {
            possible = Arrays.copyOf(possible, columns * 2);
        }
        possible[columns++] = ColumnType.ANY;
    }

    /** Whether packed cells can still narrow down what a column is; they know the usual empty values only. */
    synchronized boolean narrows(int column) {
        return empties == EmptyValues.USUAL && possible[column] != 0;
    }

    /** @param types that some more cells can have, as bits */
    synchronized void narrow(int column, int types) {
        possible[column] = ColumnType.common(possible[column], types);
    }

    /** Whether numbers differ in more than their value; also if it isn't known, as the column is none of numbers. */
    synchronized boolean mixed(int column) {
        return possible[column] == 0 || ColumnType.mixed(possible[column]);
    }

    /**
     * Narrows down what columns can be, if the empty values aren't the usual ones.
     *
     * @param layout the column of each cell, or -1
     */
    void see(int[] layout, List<String> row) {
        if (empties != EmptyValues.USUAL) {
            for (int cell = 0; cell < layout.length && cell < row.size(); cell++) {
                if (layout[cell] >= 0) {
                    narrow(layout[cell], ColumnType.possible(row.get(cell), empties));
                }
            }
        }
    }

    synchronized EmptyValues empties() {
        return empties;
    }

    /** Before any cell is seen. */
    synchronized void empties(EmptyValues texts) {
        empties = texts.equals(EmptyValues.USUAL) ? EmptyValues.USUAL : texts;
    }

    synchronized @Nullable CellFormat chosen(int column) {
        return chosen.get(column);
    }

    /** @param format null to detect it again */
    synchronized void choose(int column, @Nullable CellFormat format) {
        if (format == null) {
            chosen.remove(column);
        } else {
            chosen.put(column, format);
        }
    }

    synchronized ColumnType type(int column) {
        CellFormat format = chosen.get(column);
        return format == null ? ColumnType.of(possible[column]) : format.type();
    }

    /** @param decimalComma what a comma means where both are possible */
    synchronized CellFormat format(int column, boolean decimalComma) {
        CellFormat format = chosen.get(column);
        return (format == null ? ColumnType.format(possible[column], decimalComma, dateOrder()) : format).with(empties);
    }

    /**
     * What a comma means where both are possible, as other columns tell.
     *
     * @param usual where none does
     */
    synchronized boolean decimalComma(boolean usual) {
        return written(true) == written(false) ? usual : written(true);
    }

    /** Whether nothing tells what separates fractions in a column, and what thousands. */
    synchronized boolean ambiguous(int column) {
        return ColumnType.ambiguousNumbers(possible[column])
                && !chosen.containsKey(column)
                && written(true) == written(false);
    }

    /** Whether numbers of a column can only be read with a decimal comma, or without. */
    private boolean written(boolean decimalComma) {
        return Arrays.stream(possible, 0, columns).anyMatch(types -> ColumnType.written(types, decimalComma));
    }

    /** The order of the dates that can be read in one way only, or else the user's. */
    private DateOrder dateOrder() {
        for (int i = 0; i < columns; i++) {
            CellFormat format = ColumnType.format(possible[i], false, DateOrder.YEAR_FIRST);
            if (format.dates() != DateOrder.YEAR_FIRST && !ColumnType.ambiguousDates(possible[i])) {
                return format.dates();
            }
        }
        return Locale.getDefault().getCountry().equals("US") ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }
}
