package app.bellhop.table.dialect;

import app.bellhop.table.types.ColumnType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The first rows of a text, read in one of the ways it may be written, and how well that fits. */
final class Sample {

    private static final int MAX_ROWS = 1000;
    private static final int MAX_CELLS = 100;

    /** Rows before an empty one that are titles. */
    private static final int MAX_TITLES = 10;

    /** What a row with a quote within a quoted cell counts. */
    private static final double STRAY = 0.95;

    /** Lines before the table. */
    private static final int MAX_LEADING = 50;

    /**
     * A row.
     *
     * @param afterBlank whether blank lines come before
     * @param quotes how much sense its quotes make, up to 1
     */
    record Row(long line, List<String> cells, boolean afterBlank, double quotes) {

        /** Whether all quotes make sense. */
        boolean sound() {
            return quotes == 1;
        }

        int width() {
            return cells.size();
        }
    }

    private final Dialect dialect;
    private final List<Row> rows = new ArrayList<>();
    private int quoted;
    private boolean firstQuoted;
    private int broken;
    private int joined;
    private boolean multiline;
    private boolean whole;

    private Sample(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param whole whether the text ends there */
    static Sample of(String head, boolean whole, Dialect dialect) {
        Sample first = new Sample(dialect);
        first.read(head, whole);
        int width = first.usualWidth();
        // With the width known, rows whose quotes make no sense are read line by line.
        if (!first.multiline && first.rows.stream().allMatch(row -> row.sound() && row.width() == width)) {
            return new Sample(dialect.withWidth(width)).with(first);
        }
        Sample second = new Sample(dialect.withWidth(width));
        second.read(head, whole);
        int better = second.usualWidth();
        return new Sample(dialect.withWidth(better)).with(second);
    }

    private Sample with(Sample other) {
        rows.addAll(other.rows);
        quoted = other.quoted;
        firstQuoted = other.firstQuoted;
        broken = other.broken;
        joined = other.joined;
        whole = other.whole;
        return this;
    }

    private void read(String head, boolean complete) {
        whole = complete;
        CsvTokenizer tokens = new CsvTokenizer(new StringReader(head), dialect, Integer.MAX_VALUE - 16);
        long expected = 1;
        boolean tabular = false; // Titles may come first.
        try {
            while (rows.size() < MAX_ROWS && tokens.next()) {
                List<String> cells = tokens.cells();
                if (tokens.comment() || cells.size() == 1 && cells.get(0).isBlank()) {
                    continue;
                }
                multiline |= tokens.multiline();
                if (rows.isEmpty() || !tabular && tokens.quoted() > 1) {
                    firstQuoted = tokens.quoted() == cells.size();
                }
                tabular |= tokens.quoted() > 1
                        || cells.stream().filter(cell -> !cell.isBlank()).count() > 1;
                boolean rowsInside = tokens.joinsRows();
                rows.add(new Row(
                        tokens.line(),
                        List.copyOf(cells),
                        tokens.line() > expected,
                        tokens.broken() || rowsInside || tokens.stray() && (tokens.multiline() || cells.size() == 1)
                                ? 0.5
                                : tokens.stray() ? STRAY : 1));
                quoted += tokens.quoted();
                broken += tokens.broken() || rowsInside ? 1 : 0;
                joined += rowsInside ? 1 : 0;
                expected = tokens.line() + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!whole && rows.size() > 1 && rows.size() < MAX_ROWS) {
            Row cut = rows.remove(rows.size() - 1);
            broken -= cut.sound() ? 0 : Math.min(1, broken);
        }
    }

    /** How many cells most rows have, if they have more than one. */
    private int usualWidth() {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.width(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max((a, b) -> !a.getValue().equals(b.getValue())
                        ? Integer.compare(a.getValue(), b.getValue())
                        : a.getKey() == firstWidth() || b.getKey() == firstWidth()
                                ? Boolean.compare(a.getKey() == firstWidth(), b.getKey() == firstWidth())
                                : Integer.compare(b.getKey(), a.getKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** Whether these are all rows of the text. */
    boolean whole() {
        return whole && rows.size() < MAX_ROWS;
    }

    Dialect dialect() {
        return dialect;
    }

    List<Row> rows() {
        return rows;
    }

    int width() {
        return dialect.width();
    }

    /** How many cells are enclosed in quotes. */
    int quoted() {
        return quoted;
    }

    /** Whether all cells of the first row with several are. */
    boolean firstQuoted() {
        return firstQuoted;
    }

    /** How many rows have quotes that make no sense. */
    int broken() {
        return broken;
    }

    /** How many rows seem to be several, joined by quotes. */
    int joined() {
        return joined;
    }

    /** The index of the first row that is as wide as most. */
    int first() {
        for (int i = 0; i < Math.min(rows.size(), MAX_LEADING); i++) {
            if (rows.get(i).width() == width() && !title(i) && !leading(i)) {
                return i;
            }
        }
        return 0;
    }

    /** Whether a row is a title, with separators behind it as in the table that follows. */
    private boolean title(int index) {
        return width() > 2
                && index + 1 < rows.size()
                && filled(rows.get(index)) < 2
                && IntStream.range(index + 1, Math.min(rows.size(), index + 4))
                        .anyMatch(i -> filled(rows.get(i)) >= Math.min(3, width() - 1));
    }

    /** Whether a row is one of several before an empty row, with the names of the table below that. */
    private boolean leading(int index) {
        int at = index;
        while (at < Math.min(rows.size() - 2, index + MAX_TITLES) && incomplete(rows.get(at))) {
            at++;
        }
        Row names = rows.get(Math.min(at, rows.size() - 1));
        return at > index + 1
                && filled(rows.get(at - 1)) == 0
                && filled(names) == width()
                && names.cells().stream().noneMatch(ColumnType::value)
                && rows.get(at + 1).cells().stream().anyMatch(ColumnType::value);
    }

    private boolean incomplete(Row row) {
        return filled(row) < width()
                || width() > 1 && row.cells().stream().distinct().count() == 1;
    }

    /** How many of its cells aren't blank. */
    static long filled(Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    /** Which part of the rows has the usual width; rows before the first of them count less. */
    double evenness() {
        double even = 0;
        double all = 0;
        int first = first();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            all += i < first ? 0.5 : 1;
            even += fits(row) ? row.quotes() : 0;
        }
        return all == 0 ? 0 : even / all;
    }

    /** The same without the rows before the first of them. */
    double evennessOfTable() {
        int first = first();
        long even = rows.stream()
                .skip(first)
                .filter(row -> fits(row) && row.sound())
                .count();
        return rows.isEmpty() ? 0 : (double) even / (rows.size() - first);
    }

    /** How many cells the first row has; 0 if there is none. */
    int firstWidth() {
        return rows.isEmpty() ? 0 : rows.get(0).width();
    }

    /** Whether all rows are as wide as the first, which has nothing but names. */
    boolean namesFirst() {
        return width() > 1
                && rows.size() > 2
                && rows.stream().allMatch(row -> row.sound() && row.width() == width())
                && rows.get(0).cells().stream()
                        .allMatch(name -> !name.isEmpty() && name.equals(name.strip()) && !ColumnType.value(name));
    }

    /** Whether a row is as wide as most, or has only empty cells beyond that. */
    boolean fits(Row row) {
        return row.width() == width()
                || row.width() > width()
                        && row.cells().subList(width(), row.width()).stream().allMatch(String::isEmpty);
    }

    /** Whether most rows have a quote in one cell whose other one is in another: what separates stands between quotes. */
    boolean splitsQuotes() {
        long split = rows.stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> quotes(cell) % 2 == 1))
                .filter(row -> row.cells().stream().mapToLong(Sample::quotes).sum() % 2 == 0)
                .count();
        return quoted == 0 && split * 2 > rows.size();
    }

    private static long quotes(String cell) {
        return cell.chars().filter(c -> c == '"').count();
    }

    /** Whether the first row is one of names, and all rows have several cells and no more than it has. */
    boolean endsEarly() {
        return firstWidth() == rows.stream().mapToInt(Row::width).max().orElse(0)
                && rows.stream().allMatch(row -> row.width() > 1)
                && rows.get(0).cells().stream().noneMatch(name -> name.isBlank() || ColumnType.value(name));
    }

    /** How well it fits, from 0 to 1. */
    double score() {
        double names = firstWidth() == 1 && Separators.rare(dialect) ? 0.5 : 1; // No names stand above.
        return names * evenness() * plainness() * (width() - 1) / width();
    }

    /** Which part of the cells looks like single values. */
    private double plainness() {
        double plain = 0;
        int cells = 0;
        for (Row row : rows) {
            for (String cell : row.width() > MAX_CELLS ? row.cells().subList(0, MAX_CELLS) : row.cells()) {
                plain += plainness(cell);
                cells++;
            }
        }
        return cells == 0 ? 0 : plain / cells;
    }

    private double plainness(String cell) {
        String plain = cell.strip();
        if (plain.isEmpty() && cell.indexOf('\n') >= 0) {
            return 0.5; // Rather a backslash at the end of a line that escapes nothing.
        }
        double blanks = plain.length() == cell.length() ? 1 : 0.98;
        return blanks * (ColumnType.possible(plain) != 0 ? 1 : plainnessOfText(plain));
    }

    private double plainnessOfText(String cell) {
        int last = cell.length() - 1;
        if (cell.charAt(0) == '"' || cell.charAt(last) == '"') {
            return quoted > 0 ? 0.2 : 0;
        }
        if (quoted > 0 && cell.startsWith("\\\"")) {
            return 0.2; // The same, and its backslash is no part of it.
        }
        if (last > 0 && cell.charAt(0) == '\'' && cell.charAt(last) == '\'') {
            return 0.5;
        }
        for (int i = 0; i <= last; i++) {
            char c = cell.charAt(i);
            if (c == '\t' || c == '|' || (c == ',' || c == ';') && i < last && cell.charAt(i + 1) > ' ') {
                return quoted > 0 ? 0.6 : 0.1;
            }
        }
        return 0.9;
    }

    /** Whether most lines are one value each, such as a time, whatever separates its parts. */
    boolean values(String head) {
        List<String> first =
                head.lines().filter(line -> !line.isBlank()).limit(MAX_ROWS).toList();
        long values = first.stream()
                .skip(1)
                .filter(line ->
                        ColumnType.possible(line.strip()) != 0 && line.chars().noneMatch(Sample::separatesOnly))
                .count();
        return values > 0 && values * 5 >= (first.size() - 1) * 4L;
    }

    /** Whether a character is part of no text. */
    private static boolean separatesOnly(int c) {
        return c < ' ' && c != '\t';
    }

    /** The same, and the first line is one cell. */
    boolean valuesBelowName(String head) {
        return rows.size() > 1
                && firstWidth() == 1
                && rows.stream()
                        .noneMatch(
                                row -> row.width() > 1 && row.cells().stream().noneMatch(ColumnType::value))
                && values(head);
    }

    /** Whether a column has only numbers, dates or the like, but perhaps for its first row. */
    boolean typed() {
        for (int column = 0; column < width() && column < MAX_CELLS; column++) {
            if (new ColumnEvidence(rows.subList(Math.min(first() + 1, rows.size()), rows.size()), column).typed()) {
                return true;
            }
        }
        return false;
    }
}
