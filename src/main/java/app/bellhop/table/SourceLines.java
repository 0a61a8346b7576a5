package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of an object around one of them. */
public final class SourceLines {

    /** How many lines are shown before and after. */
    private static final int AROUND = 200;

    public record Line(long number, String text) {}

    private SourceLines() {}

    /**
     * Reads up to the line, and some more. Waits.
     *
     * @param bytes of the object, gzip or not; they are closed
     * @param charset empty to detect it
     * @return the lines around it; fewer or none if the object has fewer lines
     * @throws CloudException INVALID if the object isn't text
     */
    public static List<Line> around(InputStream bytes, String key, String charset, long line) throws IOException {
        try (BufferedInputStream plain = new BufferedInputStream(GunzipInputStream.of(bytes), RowReader.HEAD)) {
            byte[] head = RowReader.head(plain);
            Optional<String> encoding = FileFormat.of(head).isPresent()
                    ? Optional.empty()
                    : charset.isEmpty() ? TextDecoder.encoding(head) : Optional.of(charset);
            if (encoding.isEmpty()) {
                throw CloudException.because(ErrorKind.INVALID, "GetObject", key, TableProblem.NO_TEXT);
            }
            LineReader lines = new LineReader(
                    new BufferedReader(new InputStreamReader(plain, Charset.forName(encoding.get()))),
                    RowReader.maxRow());
            Deque<Line> around = new ArrayDeque<>();
            for (String text = lines.next(); text != null; text = lines.next()) {
                around.add(new Line(lines.number(), text));
                if (around.size() > 2 * AROUND + 1) {
                    around.remove();
                }
                if (lines.tooLong() || lines.number() >= line + AROUND) {
                    break;
                }
            }
            return lines.number() < line ? List.of() : List.copyOf(around);
        }
    }
}
