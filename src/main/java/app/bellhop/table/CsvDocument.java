package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.dialect.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV text whose first line names the columns, all in memory.
 *
 * @param charset the encoding in which it was read
 * @param header the columns' names, all different
 * @param rows those with as many cells as the header
 * @param problems the other rows, and whatever else is wrong
 */
public record CsvDocument(String charset, List<String> header, List<Row> rows, List<RowProblem> problems) {

    /** @param line where it starts, from 1 */
    public record Row(long line, List<String> cells) {}

    /** Parses it; empty if these bytes aren't text, or contain no line. */
    public static Optional<CsvDocument> parse(byte[] bytes) {
        // All of it is there, so all of it tells the encoding, not only its beginning.
        String charset = TextDecoder.decode(bytes, true)
                .map(TextDecoder.Decoded::charset)
                .orElse("");
        Collector found = new Collector();
        try {
            new RowReader(ReadOptions.FIRST_LINE_NAMES.withCharset(charset), "")
                    .read(new ByteArrayInputStream(bytes), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.header.isEmpty()
                ? Optional.empty()
                : Optional.of(new CsvDocument(
                        found.charset, found.header, List.copyOf(found.rows), List.copyOf(found.problems)));
    }

    /** The index of the column with that name, ignoring case; -1 if there is none. */
    public int column(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Cells of such rows can't be trusted. */
    private static final Set<Reason> DOUBTFUL = Set.of(Reason.OPEN_QUOTE, Reason.STRAY_QUOTE, Reason.JOINED_ROWS);

    private static final class Collector implements RowSink {

        private final List<Row> rows = new ArrayList<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private List<String> header = List.of();
        private String charset = "";

        /** The line of a row whose quotes make no sense, so that its cells can't be trusted. */
        private long doubtful;

        @Override
        public void charset(String name) {
            charset = name;
        }

        @Override
        public boolean columns(List<String> names) {
            if (header.isEmpty()) {
                header = List.copyOf(names); // Not those that are added for rows with more cells.
            }
            return true;
        }

        @Override
        public boolean row(long line, List<String> cells) {
            if (cells.size() == header.size() && line != doubtful) {
                rows.add(new Row(line, List.copyOf(cells)));
            }
            return true;
        }

        @Override
        public void problem(RowProblem problem) {
            if (DOUBTFUL.contains(problem.reason())) {
                doubtful = problem.line();
            }
            if (problem.reason() != Reason.AFTER_EMPTY_LINE && problem.reason() != Reason.UNLIKE_OTHERS) {
                problems.add(problem);
            }
        }
    }
}
