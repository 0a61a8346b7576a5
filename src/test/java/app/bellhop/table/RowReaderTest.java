package app.bellhop.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.dialect.ReadOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    /** Writes down what it receives. */
    private static final class Log implements RowSink {
        private final List<String> lines = new ArrayList<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private int enough = Integer.MAX_VALUE;

        @Override
        public boolean columns(List<String> names) {
            lines.add("columns " + names);
            return true;
        }

        @Override
        public boolean row(long line, List<String> cells) {
            lines.add(line + " " + cells);
            return lines.size() < enough;
        }

        @Override
        public void problem(RowProblem problem) {
            problems.add(problem);
        }
    }

    private final Log log = new Log();

    private boolean read(String text, String name) throws IOException {
        return new RowReader(ReadOptions.AUTOMATIC, name).read(new StringReader(text), log);
    }

    @Test
    void columnsComeBeforeTheRowsWithNamesThatDiffer() throws IOException {
        assertTrue(read("\uFEFF\uFEFFid;name;\u00A0name ;;id\n1;2;3;4;5\n", "a.csv"));
        assertEquals(List.of("columns [id, name, name (2), column 4, id (2)]", "2 [1, 2, 3, 4, 5]"), log.lines);
        assertEquals(List.of(), log.problems);
    }

    @Test
    void linesOfJsonNameTheirColumnsWhenTheyChange() throws IOException {
        assertTrue(read("{\"a\":1,\"a\":2}\n{\"a\":3,\"a\":4}\nno\n{\"b\":[1]}\n", "a.ndjson.gz"));
        assertEquals(List.of("columns [a, a (2)]", "1 [1, 2]", "2 [3, 4]", "columns [b]", "4 [[1]]"), log.lines);
        assertEquals(List.of(new RowProblem(3, Reason.NO_JSON, "no")), log.problems);
    }

    @Test
    void raggedRowsAreReportedAndPassedOn() throws IOException {
        read("a,b\n1\n1,2,3\n1,2,,\n   \n\n", "a.csv");
        assertEquals(
                List.of("columns [a, b]", "2 [1]", "columns [a, b, column 3]", "3 [1, 2, 3]", "4 [1, 2]"), log.lines);
        assertEquals(
                List.of(new RowProblem(2, Reason.FEWER_CELLS, "1"), new RowProblem(3, Reason.MORE_CELLS, "1,2,3")),
                log.problems);
    }

    @Test
    void emptyValuesInOneColumnAreRows() throws IOException {
        read("n\n\"\"\n \n1\n", "a.csv");
        assertEquals(List.of("columns [n]", "2 []", "3 [ ]", "4 [1]"), log.lines);
    }

    @Test
    void sinkThatHasEnoughStopsTheReading() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] line = "a,b\n".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return line[at++ % line.length];
            }
        };
        log.enough = 5;
        assertFalse(new RowReader(ReadOptions.AUTOMATIC, "a.csv").read(endless, log));
        assertEquals(5, log.lines.size());
    }

    @Test
    void rowsBeforeACutAreRead() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() - 1);
        assertThrows(
                IOException.class,
                () -> new RowReader(ReadOptions.AUTOMATIC, "a.csv").read(new ByteArrayInputStream(cut), log));
        assertEquals(List.of("columns [a, b]", "2 [1, 2]", "3 [3, 4]"), log.lines);
    }
}
