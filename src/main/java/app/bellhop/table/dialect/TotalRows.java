package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import app.bellhop.table.types.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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
            "\u7e3d\u8a08",
            "\u603b\u548c",
            "\u5c0f\u8ba1",
            "\u5c0f\u8a08",
            "summary",
            "net total",
            "total net",
            "totalt",
            "i alt",
            "yhteens\u00e4",
            "\u00f6sszesen",
            "toplam",
            "genel toplam",
            "ukupno",
            "spolu",
            "\u0432\u0441\u0435\u0433\u043e",
            "\u0443\u0441\u044c\u043e\u0433\u043e",
            "\u03c3\u03cd\u03bd\u03bf\u03bb\u03bf",
            "\ud569\uacc4",
            "\ucd1d\uacc4");

    /** The same of averages, which are values elsewhere than at the end. */
    private static final Set<String> AVERAGES = Set.of(
            "average",
            "averages",
            "avg",
            "avg.",
            "mean",
            "mittelwert",
            "durchschnitt",
            "schnitt",
            "moyenne",
            "promedio",
            "media",
            "m\u00e9dia",
            "gemiddelde",
            "gemiddeld",
            "genomsnitt",
            "gjennomsnitt",
            "gennemsnit",
            "\u015brednia",
            "pr\u016fm\u011br",
            "\u0441\u0440\u0435\u0434\u043d\u0435\u0435",
            "\u5e73\u5747",
            "\u5e73\u5747\u503c");

    /** How many rows are at the end. */
    private static final int LAST = 3;

    /** Of so few rows, nobody writes the average below them. */
    private static final int FEW = 2;

    private static final int MAX_LENGTH = 20;

    private record Found(long line, long number, List<String> row) {}

    private final List<Found> totals = new ArrayList<>();
    private final List<Found> averages = new ArrayList<>();
    private long seen;

    public void see(long line, Cells row) {
        seen++;
        String word = word(row);
        if (totals.size() <= MAX && WORDS.contains(word)) {
            totals.add(new Found(line, seen, List.copyOf(row)));
        } else if (averages.size() <= LAST && AVERAGES.contains(word)) {
            averages.add(new Found(line, seen, List.copyOf(row)));
        }
    }

    /** What a row with numbers begins with; empty if it can't be one of the words. */
    private static String word(Cells row) {
        int first = 0;
        while (first < row.size() && row.first(first) == 0) {
            first++;
        }
        if (first == row.size() || !Character.isLetter(row.first(first))) {
            return ""; // Most rows end here, without a string for a cell.
        }
        String cell = row.get(first).strip();
        if (cell.length() > MAX_LENGTH) {
            return "";
        }
        String word =
                (cell.endsWith(":") ? cell.substring(0, cell.length() - 1).strip() : cell).toLowerCase(Locale.ROOT);
        boolean known = WORDS.contains(word) || AVERAGES.contains(word);
        return known && row.stream().skip(first + 1L).anyMatch(ColumnType::value) ? word : "";
    }

    /** Where these rows are, with their cells; none if there are too many, or averages among the others. */
    public Map<Long, List<String>> rows() {
        Map<Long, List<String>> rows = new TreeMap<>();
        boolean last = averages.stream().allMatch(found -> found.number() > Math.max(FEW, seen - LAST));
        Stream.concat(totals.size() > MAX ? Stream.empty() : totals.stream(), last ? averages.stream() : Stream.empty())
                .forEach(found -> rows.put(found.line(), found.row()));
        return rows;
    }
}
