package app.bellhop.table.dialect;

import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.EmptyValues;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where the table begins in a text, and which of its rows name the columns. */
final class TableStart {

    private static final int MAX_HEADER_ROWS = 3;

    /** Lines before an empty one that are titles. */
    private static final int MAX_TITLES = 10;

    private TableStart() {}

    /** Completes a dialect. */
    static Dialect of(Sample sample, ReadOptions options, List<String> names) {
        Dialect dialect = sample.dialect();
        List<Sample.Row> rows = sample.rows();
        if (rows.isEmpty()) {
            return dialect.withHeader(0, options.headerRows() == null ? 1 : options.headerRows(), false);
        }
        int start = options.skip() == null ? start(sample) : 0;
        boolean nameMissing = rows.size() > start + 1
                && rows.get(start).width() == sample.width() - 1
                && rows.get(start).width() > 1
                && rows.get(start).cells().stream().noneMatch(TableStart::plainValue);
        boolean rowNames = nameMissing
                && rows.stream()
                        .skip(start + 1L)
                        .anyMatch(row -> !last(row, sample.width()).isBlank());
        if (nameMissing
                && rows.stream()
                        .skip(start + 1L)
                        .allMatch(row -> last(row, sample.width()).isEmpty())) {
            dialect = dialect.withWidth(sample.width() - 1); // All rows end with a separator, which begins no cell.
        }
        int header = options.headerRows() != null ? options.headerRows() : header(sample, start, names);
        int skip = start == 0 ? 0 : (int) rows.get(start).line() - 1;
        return dialect.withHeader(skip, header, rowNames && header == 1);
    }

    private static String last(Sample.Row row, int width) {
        return row.width() < width ? "" : row.cells().get(width - 1);
    }

    /** The index of the first row that belongs to the table: titles and notes may come before. */
    private static int start(Sample sample) {
        List<Sample.Row> rows = sample.rows();
        int first = sample.first();
        int below = belowTitles(sample);
        if (below > 0) {
            return below;
        }
        if (first == 0 && (isAboveNames(sample) || sentence(sample))) {
            return 1;
        }
        if (first == 0 || sample.width() == 1) {
            return 0;
        }
        int rowsBefore = rowsBefore(sample, first);
        if (rowsBefore > 0) {
            return first - rowsBefore;
        }
        Sample.Row before = rows.get(first - 1);
        Boolean data = headless(sample);
        List<Sample.Row> body = rows.subList(first + 1, rows.size());
        boolean title = sample.width() > 2
                && before.width() == sample.width()
                && Sample.filled(before) < 2
                && before.cells().get(0).strip().indexOf(' ') > 0;
        boolean names = !title
                && !rows.get(first).afterBlank()
                && (before.width() > 1 || first == 1 && repeats(rows.get(first).cells(), body))
                && before.cells().stream()
                        .noneMatch(cell ->
                                cell.isBlank() && Math.abs(before.width() - sample.width()) > 1 || plainValue(cell))
                && (before.width() < sample.width() - 1 && before.width() > 1 || before.width() == sample.width()
                        ? Boolean.TRUE.equals(data)
                        : !Boolean.FALSE.equals(data));
        return names ? first - 1 : first;
    }

    /** Whether the first row is a title, or has values such as how many rows follow, and the second has the names. */
    private static boolean isAboveNames(Sample sample) {
        List<Sample.Row> rows = sample.rows();
        boolean title = sample.width() == 2
                && Sample.filled(rows.get(0)) == 1
                && rows.size() > 2
                && (Boolean.FALSE.equals(typedLike(rows.get(1).cells(), rows.subList(2, rows.size()), 2))
                                && names(rows.get(1))
                        || rows.get(0).cells().get(0).strip().indexOf(' ') > 0
                                && rows.stream()
                                        .skip(1)
                                        .allMatch(row -> row.cells().stream().allMatch(TableStart::value)));
        if (title || rows.size() < 3 || rows.get(0).cells().stream().noneMatch(TableStart::plainValue)) {
            return title;
        }
        List<Sample.Row> body = rows.subList(2, rows.size());
        boolean named = rows.get(1).width() == sample.width()
                && names(rows.get(1))
                && new HashSet<>(rows.get(1).cells()).size() == sample.width()
                && typed(body, sample.width()).size() > 1
                && (Sample.filled(rows.get(0)) < sample.width() || body.size() > 2);
        return named || several(sample, 1) > 1;
    }

    /** Whether the first row is a sentence with commas, and the second has the names. */
    private static boolean sentence(Sample sample) {
        List<Sample.Row> rows = sample.rows();
        return rows.size() > 2
                && rows.get(0).width() > 1
                && Boolean.FALSE.equals(typedLike(rows.get(1).cells(), rows.subList(2, rows.size()), sample.width()))
                && rows.get(0).cells().stream().skip(1).allMatch(cell -> cell.startsWith(" ") && !value(cell))
                && rows.stream().skip(1).noneMatch(row -> row.cells().stream().anyMatch(cell -> cell.startsWith(" ")));
    }

    /** How many rows, of other widths but the same types, come before the first that is as wide as most; and their header. */
    private static int rowsBefore(Sample sample, int first) {
        List<Sample.Row> rows = sample.rows();
        if (!Boolean.TRUE.equals(headless(sample))) {
            return 0;
        }
        List<Sample.Row> body = rows.subList(first, rows.size());
        int at = first;
        while (at > 0
                && rows.get(at - 1).width() > 1
                && Boolean.TRUE.equals(typedLike(rows.get(at - 1).cells(), body, sample.width()))) {
            at--;
        }
        boolean header = at > 0 && at < first && rows.get(at - 1).width() >= sample.width() && names(rows.get(at - 1));
        return first - at + (header ? 1 : 0);
    }

    private static boolean names(Sample.Row row) {
        return row.cells().stream().noneMatch(cell -> cell.isBlank() || value(cell));
    }

    private static List<Integer> typed(List<Sample.Row> body, int width) {
        return IntStream.range(0, width)
                .filter(i -> new ColumnEvidence(body, i).typed())
                .boxed()
                .toList();
    }

    /** The index of the header below one or two lines, or several incomplete ones, and an empty line; 0 if there are none. */
    private static int belowTitles(Sample sample) {
        List<Sample.Row> rows = sample.rows();
        int at = 1;
        while (at < Math.min(rows.size(), MAX_TITLES) && !rows.get(at).afterBlank()) {
            at++;
        }
        if (sample.width() == 1 && at > 1
                || rows.size() < at + 2
                || !rows.get(at).afterBlank()) {
            return 0;
        }
        List<String> names = rows.get(at).cells();
        List<Sample.Row> titles = rows.subList(0, at);
        List<Sample.Row> body = rows.subList(at + 1, rows.size());
        boolean few = at == 1
                || body.size() + 1 >= 2 * at
                || titles.stream().allMatch(row -> Sample.filled(row) < sample.width());
        boolean header = names.size() == sample.width()
                && names.stream().noneMatch(cell -> cell.isBlank() || value(cell))
                && Boolean.FALSE.equals(typedLike(names, body, sample.width()))
                && titles.stream().noneMatch(row -> Boolean.TRUE.equals(typedLike(row.cells(), body, sample.width())));
        return few && header ? at : 0;
    }

    /** How many rows name the columns. */
    private static int header(Sample sample, int start, List<String> names) {
        List<Sample.Row> rows = sample.rows();
        List<String> first = rows.get(start).cells();
        if (sameNames(first, names)) {
            return 1;
        }
        List<Sample.Row> body = rows.subList(start + 1, rows.size());
        if (body.isEmpty()) {
            return values(first) || sample.whole() && continues(first, names) ? 0 : 1;
        }
        Boolean typed = typedLike(first, body, sample.width());
        int several = Boolean.TRUE.equals(typed) ? 0 : several(sample, start);
        if (typed != null || several > 1) {
            return several;
        }
        List<Sample.Row> before =
                body.stream().takeWhile(row -> !names(row.cells(), first)).toList();
        if (before.size() < body.size() && Boolean.FALSE.equals(typedLike(first, before, sample.width()))) {
            return 1; // Another header, of files that were joined, hides the types.
        }
        if (first.stream()
                        .filter(cell -> !cell.isBlank() && EmptyValues.USUAL.empty(cell))
                        .count()
                > 1) {
            return 0;
        }
        return repeated(first, body) && !longer(first, body) || AlikeCells.first(first, body) || continues(first, names)
                ? 0
                : 1;
    }

    /** Whether at least half of a row's cells, and more than one, are names of columns. */
    private static boolean names(List<String> cells, List<String> header) {
        long names = cells.stream()
                .filter(cell -> !cell.isBlank() && header.contains(cell))
                .count();
        return names > 1 && names * 2 >= cells.size();
    }

    /** Whether a column has cells of one length, but for the first row. */
    private static boolean longer(List<String> first, List<Sample.Row> body) {
        return body.size() > 3
                && IntStream.range(0, first.size()).anyMatch(i -> {
                    List<Integer> lengths = body.stream()
                            .filter(row ->
                                    i < row.width() && !row.cells().get(i).isBlank())
                            .map(row -> row.cells().get(i).length())
                            .distinct()
                            .toList();
                    return lengths.size() == 1
                            && lengths.get(0) > 1
                            && !first.get(i).isBlank()
                            && lengths.get(0) != first.get(i).length();
                });
    }

    /** Whether the first row as wide as most is no header; null if that can't be known. */
    static @Nullable Boolean headless(Sample sample) {
        int first = sample.first();
        List<Sample.Row> body = sample.rows().subList(first + 1, sample.rows().size());
        List<String> row = sample.rows().get(first).cells();
        return body.isEmpty() ? Boolean.valueOf(values(row)) : typedLike(row, body, sample.width());
    }

    /** Whether a row has the type of each typed column below; null if no column is typed. */
    private static @Nullable Boolean typedLike(List<String> first, List<Sample.Row> body, int width) {
        boolean typed = false;
        boolean years = true;
        boolean filled = false;
        for (int i = 0; i < Math.max(width, 1); i++) {
            ColumnEvidence column = new ColumnEvidence(body, i);
            if (!column.typed()) {
                continue;
            }
            typed = true;
            String cell = i < first.size() ? first.get(i) : "";
            if (!column.fits(cell)) {
                return false;
            }
            filled |= !cell.isBlank();
            years &= year(cell) && body.stream().limit(20).noneMatch(row -> year(row.cells(), first.indexOf(cell)));
        }
        boolean named = first.stream().anyMatch(cell -> !value(cell));
        if (!filled
                && !first.isEmpty()
                && !first.get(0).isBlank()
                && first.stream().anyMatch(String::isBlank)) {
            return null; // Without a name, it may be a header or a row: only a column of row names often has none.
        }
        return typed ? Boolean.valueOf(filled && !(years && named)) : null;
    }

    private static boolean year(List<String> cells, int column) {
        return column < cells.size() && year(cells.get(column));
    }

    private static boolean year(String cell) {
        return cell.matches("(1[89]|20)[0-9]{2}");
    }

    /** How many rows have no cell of a typed column's type, at the beginning. */
    private static int several(Sample sample, int start) {
        List<Sample.Row> rows = sample.rows();
        for (int header = MAX_HEADER_ROWS; header > 1; header--) {
            if (rows.size() <= start + header) {
                continue;
            }
            List<Sample.Row> body = rows.subList(start + header, rows.size());
            List<Integer> typed = typed(body, sample.width());
            List<List<String>> names = rows.subList(start, start + header).stream()
                    .map(Sample.Row::cells)
                    .toList();
            boolean units = header == 2
                    && (!typed.isEmpty() && Units.below(names.get(1), typed)
                            || Units.types(names.get(1), sample.width())
                            || yearsBelow(names, body));
            if (units || body.size() > 1 && names(names, typed, sample.width())) {
                return header;
            }
        }
        return 1;
    }

    /** Whether the second row has years below names that come several times, and nothing in columns of texts. */
    private static boolean yearsBelow(List<List<String>> rows, List<Sample.Row> body) {
        List<String> names = rows.get(0);
        List<String> years = rows.get(1);
        List<String> filled = names.stream().filter(name -> !name.isBlank()).toList();
        return names.size() == years.size()
                && filled.size() > new HashSet<>(filled).size()
                && names.stream().noneMatch(TableStart::value)
                && years.stream().filter(TableStart::year).distinct().count() > 1
                && years.stream().allMatch(cell -> cell.isBlank() || year(cell))
                && years.contains("")
                && body.stream()
                        .noneMatch(row -> row.width() <= years.indexOf("")
                                || row.cells().get(years.indexOf("")).isBlank());
    }

    /** Whether rows have names for each typed column, and all but the first have several, and no values. */
    private static boolean names(List<List<String>> rows, List<Integer> typed, int width) {
        List<List<String>> below = rows.subList(1, rows.size());
        return typed.size() > 1
                && below.stream()
                        .allMatch(row -> row.size() == width
                                && !row.equals(rows.get(0))
                                && row.stream().noneMatch(TableStart::value)
                                && typed.stream()
                                                .filter(i -> !row.get(i).isBlank())
                                                .count()
                                        > 1)
                && typed.stream()
                        .allMatch(i -> rows.stream()
                                .anyMatch(row -> i < row.size() && !row.get(i).isBlank()));
    }

    /** Whether a value of a row comes again in its column: names of columns don't, unless the whole header comes again. */
    private static boolean repeated(List<String> first, List<Sample.Row> body) {
        List<Sample.Row> others =
                body.stream().filter(row -> !sameInAnyOrder(row.cells(), first)).toList();
        return new HashSet<>(first).size() == first.size()
                && IntStream.range(0, first.size())
                        .filter(i -> !first.get(i).isBlank())
                        .anyMatch(i -> others.stream()
                                .anyMatch(row ->
                                        i < row.width() && row.cells().get(i).equals(first.get(i))));
    }

    private static boolean sameInAnyOrder(List<String> cells, List<String> names) {
        return cells.size() == names.size() && new HashSet<>(lower(cells)).equals(new HashSet<>(lower(names)));
    }

    /** The same, or all rows are the same. */
    private static boolean repeats(List<String> first, List<Sample.Row> body) {
        return repeated(first, body)
                || body.stream().allMatch(row -> row.cells().equals(first));
    }

    /** Whether a row is one of numbers, dates and the like, and not only of years. */
    private static boolean values(List<String> row) {
        List<String> values = row.stream().filter(TableStart::value).toList();
        return !values.isEmpty()
                && (values.size()
                                == row.stream().filter(cell -> !cell.isBlank()).count()
                        || !values.stream().allMatch(TableStart::year));
    }

    private static boolean plainValue(String cell) {
        return value(cell) && !year(cell);
    }

    private static boolean value(String cell) {
        return ColumnType.value(cell);
    }

    private static boolean sameNames(List<String> row, List<String> names) {
        return !names.isEmpty() && lower(row).equals(lower(names));
    }

    /** Whether a row continues the objects before: as wide as these, and with none of their names. */
    private static boolean continues(List<String> row, List<String> names) {
        List<String> known = lower(names);
        return row.size() == names.size() && lower(row).stream().noneMatch(known::contains);
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
