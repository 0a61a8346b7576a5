package app.bellhop.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.ColumnProfile;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Grouping;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.data.RowNumbers;
import app.bellhop.table.data.TableQuery;
import app.bellhop.table.data.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums, groups, filters and orders of random values, written as programs write them, beside what is computed from the values. */
class RightFiguresTest {

    private static final List<String> NOTHING = List.of("", " ", "NA", "NULL", "-", "n/a", "\\N");
    private static final List<String> TEXTS =
            List.of("a", "A", "\u00E4", "\u00C4", "x y", "007", "7", "\u00E9t\u00E9", "z");
    private static final int TURNS = 20;

    /** How numbers are written. */
    private enum Notation {
        PLAIN(number -> number),
        THOUSANDS(number -> number),
        EUROPEAN(number -> number.replace(',', ' ').replace('.', ',').replace(' ', '.')),
        SWISS(number -> number.replace(',', '\'')),
        DOLLARS(number -> number.startsWith("-") ? "-$" + number.substring(1) : "$" + number),
        PERCENT(number -> number + "%"),
        KRONER(number -> "kr. " + EUROPEAN.written.apply(number)),
        ZLOTYS(number -> SWISS.written.apply(number).replace("'", "\u00A0").replace('.', ',') + " z\u0142"),
        PARENTHESES(number -> number.startsWith("-") ? "(" + number.substring(1) + ")" : number),
        MINUS_BEHIND(number -> number.startsWith("-") ? number.substring(1) + "-" : number);

        private final Function<String, String> written;

        Notation(Function<String, String> written) {
            this.written = written;
        }

        String of(BigDecimal number) {
            return this == PLAIN
                    ? number.toPlainString()
                    : written.apply(String.format(Locale.ENGLISH, "%,.2f", number));
        }
    }

    /** A row as it is meant; null where there is no value. */
    private record Row(String text, BigDecimal number, Instant time) {}

    private final List<Row> rows = new ArrayList<>();
    private DataTable table;

    private void read(Random random, Notation notation) {
        rows.clear();
        StringBuilder csv = new StringBuilder("text;number;time\n");
        for (int i = random.nextInt(80) + 3; i > 0; i--) {
            BigDecimal number = i > 2 && random.nextInt(5) == 0
                    ? null
                    : BigDecimal.valueOf(random.nextInt(400) * 1_000L - 150_000 + random.nextInt(2) * 50, 2);
            Instant time =
                    random.nextInt(5) == 0 ? null : Instant.ofEpochSecond(1_790_000_000L + 1_800 * random.nextInt(60));
            rows.add(new Row(TEXTS.get(random.nextInt(TEXTS.size())), number, time));
        }
        rows.set(0, new Row("word", BigDecimal.valueOf(123_456, 2), rows.get(0).time()));
        for (Row row : rows) {
            String nothing = NOTHING.get(random.nextInt(NOTHING.size()));
            csv.append(row.text())
                    .append(';')
                    .append(row.number() == null ? nothing : notation.of(row.number()))
                    .append(';')
                    .append(row.time() == null ? nothing : time(row.time(), random))
                    .append('\n');
        }
        table = Tables.csv(csv.toString());
    }

    private static String time(Instant time, Random random) {
        ZoneOffset zone = ZoneOffset.ofHours(random.nextInt(5) - 2);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(zone));
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static List<BigDecimal> numbers(List<Row> rows) {
        return rows.stream().map(Row::number).filter(Objects::nonNull).sorted().toList();
    }

    /** Sum, median, count of different values, least and most. */
    private static List<String> figures(List<Row> rows) {
        List<BigDecimal> numbers = numbers(rows);
        if (numbers.isEmpty()) {
            return List.of("", "", "0", "", "");
        }
        int half = numbers.size() / 2;
        BigDecimal median = numbers.size() % 2 == 1
                ? numbers.get(half)
                : numbers.get(half).add(numbers.get(half - 1)).divide(BigDecimal.valueOf(2));
        return List.of(
                plain(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                plain(median),
                String.valueOf(numbers.stream().distinct().count()),
                plain(numbers.get(0)),
                plain(numbers.get(numbers.size() - 1)));
    }

    private void each(Notation notation, Runnable check) {
        for (int seed = 0; seed < TURNS; seed++) {
            read(new Random(seed), notation);
            assertEquals(rows.size(), table.rows());
            check.run();
        }
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void profilesHaveTheRightFigures(Notation notation) {
        each(notation, () -> {
            ColumnProfile profile = ColumnProfile.of(table, RowNumbers.first(table.rows()), 1, () -> false);
            List<BigDecimal> numbers = numbers(rows);
            List<String> expected = figures(rows);
            assertEquals(numbers.size(), profile.values());
            assertEquals(expected.get(1), plain(profile.median()));
            assertEquals(expected.get(2), String.valueOf(profile.distinct()));
            assertEquals(expected.subList(3, 5), List.of(profile.least(), profile.most()));
            double mean = numbers.stream().mapToDouble(BigDecimal::doubleValue).sum() / numbers.size();
            assertEquals(mean, Objects.requireNonNull(profile.mean()).doubleValue(), 1e-9);
        });
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void groupsOfTwoColumnsHaveTheRightFigures(Notation notation) {
        each(notation, () -> {
            Grouping grouping = new Grouping(List.of(0, 2), List.of(1));
            List<String> names = IntStream.range(0, 3 + Grouping.FIGURES)
                    .mapToObj(i -> "c" + i)
                    .toList();
            DataTable groups = Tables.table();
            grouping.fill(groups, names, table, RowNumbers.first(table.rows()), () -> false);
            Map<List<Object>, List<Row>> expected = rows.stream()
                    .collect(Collectors.groupingBy(
                            row -> Arrays.asList(row.text(), row.time()), LinkedHashMap::new, Collectors.toList()));
            List<List<String>> figures = expected.values().stream()
                    .sorted(Comparator.comparingInt((List<Row> group) -> group.size())
                            .reversed())
                    .map(group -> Stream.concat(
                                    Stream.of(group.get(0).text(), String.valueOf(group.size())),
                                    figures(group).stream())
                            .toList())
                    .toList();
            assertEquals(
                    figures,
                    Tables.cells(groups).stream()
                            .map(cells -> Stream.concat(
                                            Stream.of(cells.get(0), cells.get(2)),
                                            Stream.of(
                                                            Figure.SUM,
                                                            Figure.MEDIAN,
                                                            Figure.DISTINCT,
                                                            Figure.MINIMUM,
                                                            Figure.MAXIMUM)
                                                    .map(figure -> cells.get(grouping.column(figure, 0))))
                                    .toList())
                            .toList());
        });
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void filtersLetTheRightRowsThrough(Notation notation) {
        each(notation, () -> {
            BigDecimal number = rows.get(rows.size() / 2).number();
            BigDecimal against = number == null ? BigDecimal.ONE : number;
            Instant time =
                    rows.get(0).time() == null ? Instant.EPOCH : rows.get(0).time();
            for (Condition condition : Condition.values()) {
                if (condition != Condition.CONTAINS) {
                    passes(1, condition, notation.of(against), Row::number, against);
                    passes(2, condition, time.toString(), Row::time, time);
                }
            }
        });
    }

    private <T extends Comparable<T>> void passes(
            int column, Condition condition, String value, Function<Row, T> cell, T against) {
        int[] found = new TableQuery(List.of(new ColumnFilter(column, condition, value)), "", TableQuery.AS_READ, true)
                .run(table, () -> false);
        List<Integer> expected = IntStream.range(0, rows.size())
                .filter(i -> holds(condition, cell.apply(rows.get(i)), against))
                .boxed()
                .toList();
        assertEquals(expected, Arrays.stream(found).boxed().toList(), condition + " " + value);
    }

    private static <T extends Comparable<T>> boolean holds(Condition condition, T cell, T against) {
        if (cell == null) {
            return condition == Condition.EMPTY || condition == Condition.DIFFERS;
        }
        int order = cell.compareTo(against);
        return switch (condition) {
            case EQUALS -> order == 0;
            case DIFFERS -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
            case FILLED -> true;
            case EMPTY, CONTAINS -> false;
        };
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void rowsAreSortedByWhatTheyMean(Notation notation) {
        each(notation, () -> {
            for (boolean ascending : new boolean[] {true, false}) {
                sorted(1, ascending, Row::number);
                sorted(2, ascending, Row::time);
            }
        });
    }

    private <T extends Comparable<T>> void sorted(int column, boolean ascending, Function<Row, T> cell) {
        Comparator<T> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Integer> expected = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(i -> cell.apply(rows.get(i)), Comparator.nullsLast(order)))
                .toList();
        int[] found = new TableQuery(List.of(), "", column, ascending).run(table, () -> false);
        assertEquals(expected, Arrays.stream(found).boxed().toList());
    }
}
