package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into rows of cells. Nothing is lost: a quote that doesn't enclose a cell is part of it. A row whose quotes don't
 * make sense, or join lines to a row of another width, is read again line by line. Use one for each text.
 */
public final class CsvTokenizer {

    private final LineBuffer lines;
    private final Dialect dialect;
    private final char[] separator;
    private final boolean blankSeparator;
    private final Cells cells = new Cells();
    private final int maxRow;

    /** Whether quotes only enclose cells if they are closed on their line, without others that look like the beginning of a cell. */
    private boolean strict;

    private boolean comment;
    private long line;
    private int quoted;
    private boolean stray;
    private boolean doubtful;
    private boolean open;
    private boolean multiline;
    private boolean split;

    /** Up to where the line is known to have a closing quote. */
    private int closing;

    /** @param maxRow the most characters of one row */
    public CsvTokenizer(Reader text, Dialect dialect, int maxRow) {
        this.lines = new LineBuffer(text, maxRow);
        this.dialect = dialect;
        this.separator = dialect.separator().toCharArray();
        this.blankSeparator = separator[0] == ' ';
        this.maxRow = maxRow;
    }

    /**
     * Moves to the next row; false if there is none.
     *
     * @throws RowTooLongException if it is too long; nothing can be read after it
     */
    public boolean next() throws IOException {
        lines.mark();
        boolean unclosed;
        boolean joined = false;
        try {
            strict = false;
            if (!row()) {
                return false;
            }
            unclosed = open;
            joined = !unclosed && multiline && stray && cells.size() == dialect.width() && lastLineIsRow();
            if (!unclosed && (!doubtful || dialect.width() == 0 || cells.size() == dialect.width()) && !joined) {
                return true;
            }
        } catch (RowTooLongException e) {
            if (!multiline) {
                line = lines.number() + 1;
                throw e;
            }
            unclosed = true;
        }
        lines.reset();
        strict = true;
        row();
        if (!unclosed && !joined && cells.size() != dialect.width()) {
            lines.reset();
            strict = false;
            row(); // It isn't better line by line.
        }
        open = unclosed;
        return true;
    }

    /** Moves behind a line and returns it as it is; null if there is none. */
    public @Nullable String skipLine() throws IOException {
        lines.mark();
        boolean there = lines.next();
        line = lines.number();
        return there ? new String(lines.chars(), lines.start(), lines.end() - lines.start()) : null;
    }

    private boolean row() throws IOException {
        cells.clear();
        quoted = 0;
        stray = false;
        doubtful = false;
        open = false;
        multiline = false;
        split = false;
        if (!lines.next()) {
            return false;
        }
        line = lines.number();
        closing = 0;
        comment = !dialect.comment().isEmpty() && starts(dialect.comment());
        if (comment) {
            add(lines.start(), lines.end());
            return true;
        }
        int at = lines.start();
        while (at >= 0) {
            at = cell(at);
        }
        return true;
    }

    /** Whether the last line of a row is a row by itself, so that it isn't the end of a cell that began lines before. */
    private boolean lastLineIsRow() {
        int count = 0;
        for (int at = lines.start(); at >= 0; count++) {
            at = behindCell(at);
        }
        return count == dialect.width();
    }

    /** Where the next cell of this line starts, read without other lines; -1 at the end. */
    private int behindCell(int from) {
        int at = skipBlanks(from);
        if (at < lines.end() && lines.chars()[at] == dialect.quote()) {
            closing = 0;
            if (closes(at + 1)) {
                at = closing + 1;
            }
        }
        while (at < lines.end() && !separates(at)) {
            at++;
        }
        return at < lines.end() ? at + separator.length : -1;
    }

    private boolean starts(String begin) {
        int at = lines.start();
        if (at + begin.length() > lines.end()) {
            return false;
        }
        for (int i = 0; i < begin.length(); i++) {
            if (lines.chars()[at + i] != begin.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads a cell; returns where the next one starts, or -1 at the end of the row. */
    private int cell(int from) throws IOException {
        if (dialect.quote() != Dialect.NONE) {
            int at = skipBlanks(from);
            if (at < lines.end() && lines.chars()[at] == dialect.quote() && (!strict || closes(at + 1))) {
                return quoted(at + 1);
            }
        }
        return dialect.escape() == Dialect.NONE ? plain(from) : escaped(from);
    }

    private int plain(int from) {
        int at = from;
        while (at < lines.end() && !separates(at)) {
            at++;
        }
        add(from, at);
        if (at > from && lines.chars()[at - 1] == dialect.quote() && closesEarlierCell(from, at)) {
            split = dialect.quote() != Dialect.NONE;
        }
        return at < lines.end() ? at + separator.length : -1;
    }

    /**
     * Whether a quote at the end of an unquoted cell may belong to one within a cell before, such as {@code ab"c, d"}: then
     * the separators between them may be part of a cell.
     */
    private boolean closesEarlierCell(int from, int to) {
        char quote = dialect.quote();
        boolean odd = lines.count(quote, from, to) % 2 > 0 && lines.count(quote, lines.start(), from) % 2 > 0;
        char[] chars = lines.chars();
        for (int at = from - 1; odd && at > lines.start(); at--) {
            if (chars[at] == quote && Character.isLetterOrDigit(chars[at + 1]) && chars[at - 1] > ' ' && !opens(at)) {
                return true;
            }
        }
        return false;
    }

    private int escaped(int from) throws IOException {
        int at = from;
        while (at < lines.end() && !separates(at)) {
            char c = lines.chars()[at++];
            if (c == dialect.escape() && at == lines.end() && lines.following() > at) {
                at = nextLine(at); // The line end is escaped.
                if (at < 0) {
                    break;
                }
            } else if (c == dialect.escape() && escapable(at)) {
                cells.append(lines.chars()[at++]);
            } else {
                cells.append(c);
            }
        }
        cells.end();
        return at >= 0 && at < lines.end() ? at + separator.length : -1;
    }

    private boolean escapable(int at) {
        return at < lines.end()
                && (lines.chars()[at] == dialect.quote() || lines.chars()[at] == dialect.escape() || separates(at));
    }

    /** Continues the cell on the next line; returns where that starts, or -1 if there is none. */
    private int nextLine(int end) throws IOException {
        cells.append(lines.chars(), end, lines.following() - end);
        multiline = true;
        doubtful = true;
        closing = 0;
        if (cells.open() > maxRow) {
            throw new RowTooLongException();
        }
        return lines.next() ? lines.start() : -1;
    }

    /** Reads the rest of a cell behind its opening quote. */
    private int quoted(int from) throws IOException {
        int at = from;
        while (true) {
            if (at >= lines.end()) {
                at = nextLine(lines.end());
                if (at < 0) {
                    open = true;
                    cells.end();
                    return -1;
                }
                continue;
            }
            char c = lines.chars()[at++];
            if (c == dialect.escape() && escapable(at)) {
                cells.append(lines.chars()[at++]);
            } else if (c != dialect.quote()) {
                cells.append(c);
            } else if (at < lines.end() && lines.chars()[at] == dialect.quote() && (!strict || closes(at + 1))) {
                cells.append(c);
                at++;
            } else if (ends(at)) {
                cells.end();
                quoted++;
                int behind = skipBlanks(at);
                return behind < lines.end() ? behind + separator.length : -1;
            } else {
                stray = true;
                doubtful |= opens(at - 1);
                cells.append(c);
            }
        }
    }

    /** Whether a separator or the end of the line follows, after blanks. */
    private boolean ends(int at) {
        int behind = skipBlanks(at);
        return behind >= lines.end() || separates(behind);
    }

    /** Whether a quote looks like the beginning of a cell. */
    private boolean opens(int at) {
        int before = at - separator.length;
        return before >= lines.start() && separates(before);
    }

    /**
     * Whether a quoted cell that starts there ends on the same line, before another one starts. Two quotes are one of the cell,
     * unless there is no other end.
     */
    private boolean closes(int from) {
        if (from <= closing) {
            return true;
        }
        int twoAtEnd = 0;
        for (int at = from; at < lines.end(); at++) {
            if (lines.chars()[at] == dialect.escape() && escapable(at + 1)) {
                at++;
            } else if (lines.chars()[at] == dialect.quote()) {
                if (ends(at + 1)) {
                    closing = at;
                    return true;
                }
                if (at + 1 < lines.end() && lines.chars()[at + 1] == dialect.quote() && at > from) {
                    at++;
                    twoAtEnd = ends(at + 1) ? at : twoAtEnd;
                } else if (opens(at) && at > from) {
                    break;
                }
            }
        }
        closing = Math.max(closing, twoAtEnd);
        return twoAtEnd > 0;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (!blankSeparator
                && at < lines.end()
                && (lines.chars()[at] == ' ' || lines.chars()[at] == '\t')
                && !separates(at)) {
            at++;
        }
        return at;
    }

    private boolean separates(int at) {
        char[] chars = lines.chars();
        if (chars[at] != separator[0] || at + separator.length > lines.end()) {
            return false;
        }
        for (int i = 1; i < separator.length; i++) {
            if (chars[at + i] != separator[i]) {
                return false;
            }
        }
        return true;
    }

    private void add(int from, int to) {
        cells.append(lines.chars(), from, to - from);
        cells.end();
    }

    /** The row's cells; only valid until the next row. */
    public Cells cells() {
        return cells;
    }

    /** The line where the row starts, from 1. */
    public long line() {
        return line;
    }

    /** Whether this is a comment, with its line as the only cell. */
    public boolean comment() {
        return comment;
    }

    /** Whether one of the row's quotes is never closed; the row ends with its line. */
    public boolean open() {
        return open;
    }

    /** Whether a cell has line ends. */
    public boolean multiline() {
        return multiline;
    }

    /** Whether a cell is enclosed in quotes. */
    public boolean quotes() {
        return quoted > 0;
    }

    /** How many cells were enclosed in quotes. */
    int quoted() {
        return quoted;
    }

    /** Whether quotes don't stand where they should. */
    boolean stray() {
        return stray;
    }

    /** Whether two quotes that enclose no cell may enclose separators of the row. */
    public boolean split() {
        return split;
    }

    /** Whether some of the row's quotes were read as part of a cell, because the row made no sense otherwise. */
    public boolean broken() {
        return open || strict;
    }

    /** Whether a cell seems to have rows of the table inside: its quotes may have joined what doesn't belong together. */
    public boolean joinsRows() {
        return multiline && dialect.width() > 1 && cells.stream().anyMatch(this::hasRows);
    }

    private boolean hasRows(String cell) {
        long lineEnds = cell.lines().count() - 1;
        int inRow = dialect.width() - 1;
        boolean sentence = inRow < 2 || cell.contains(dialect.separator() + " ");
        return lineEnds > 0
                && (separators(cell) == lineEnds * inRow
                        || !sentence && cell.lines().anyMatch(line -> separators(line) == inRow));
    }

    private int separators(String text) {
        return (text.length() - text.replace(dialect.separator(), "").length()) / separator.length;
    }
}
