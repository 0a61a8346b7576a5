package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import app.bellhop.table.types.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds rows that sum up the others, by the word that they begin with. Use one for each text; one thread. */
public final class TotalRows {

    /** Where more rows begin so, it is a value among others. */
    private static final int MAX = 3;

    /** In the languages of most tables; also of parts, such as a subtotal. In lower case. */
    private static final Set<String> WORDS = Set.of(
            "total",
            "totals",
            "grand total",
            "grand totals",
            "overall total",
            "sub total",
            "sub-total",
            "subtotal",
            "subtotals",
            "sum",
            "summe",
            "zwischensumme",
            "gesamtsumme",
            "gesamt",
            "insgesamt",
            "totale",
            "total g\u00e9n\u00e9ral",
            "total general",
            "total geral",
            "suma",
            "soma",
            "somme",
            "totaal",
            "summa",
            "razem",
            "celkem",
            "\u0438\u0442\u043e\u0433\u043e",
            "\u5408\u8ba1",
            "\u5408\u8a08",
            "\u603b\u8ba1",
            "\u7e3d\u8a08");

    private static final int MAX_LENGTH = 20;

    private final List<Long> lines = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public void see(long line, Cells row) {
        if (lines.size() <= MAX && total(row)) {
            lines.add(line);
            rows.add(List.copyOf(row));
        }
    }

    private static boolean total(Cells row) {
        int first = 0;
        while (first < row.size() && row.first(first) == 0) {
            first++;
        }
        if (first == row.size() || !Character.isLetter(row.first(first))) {
            return false; // Most rows end here, without a string for a cell.
        }
        String cell = row.get(first).strip();
        if (cell.length() > MAX_LENGTH) {
            return false;
        }
        String word =
                (cell.endsWith(":") ? cell.substring(0, cell.length() - 1).strip() : cell).toLowerCase(Locale.ROOT);
        return WORDS.contains(word) && row.stream().skip(first + 1L).anyMatch(ColumnType::value);
    }

    /** The lines of these rows; none if there are too many. */
    public List<Long> lines() {
        return lines.size() > MAX ? List.of() : lines;
    }

    public List<String> row(int index) {
        return rows.get(index);
    }
}
