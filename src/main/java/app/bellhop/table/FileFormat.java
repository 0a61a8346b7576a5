package app.bellhop.table;

import app.bellhop.table.RowProblem.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What data is that isn't text, by its first bytes. */
enum FileFormat {
    PARQUET("PAR1", "Parquet"),
    ENCRYPTED_PARQUET("PARE", "encrypted Parquet"),
    AVRO("Obj\u0001", "Avro"),
    ORC("ORC", "ORC"),
    ARROW("ARROW1", "Arrow"),
    SQLITE("SQLite", "SQLite"),
    PDF("%PDF-", "PDF"),
    ZSTANDARD("\u0028\u00b5\u002f\u00fd", "Zstandard"),
    BZIP2("BZh", "bzip2"),
    XZ("\u00fd7zXZ", "xz"),
    OLE("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "Excel (.xls)"),
    ZIP("PK\u0003\u0004", "ZIP"),
    XML("<?xml", "XML"),
    HTML("<", "HTML");

    /** How pages begin, in any encoding that has one byte for these. */
    private static final Pattern PAGE =
            Pattern.compile("(?:\u00ef\u00bb\u00bf)?\\s*<(?:!doctype html|html|table)\\b", Pattern.CASE_INSENSITIVE);

    private final String magic;
    private final String title;

    FileFormat(String magic, String title) {
        this.magic = magic;
        this.title = title;
    }

    /** The format of data with this beginning; empty if it may be text. */
    static Optional<FileFormat> of(byte[] head) {
        String begin = latin(head);
        for (FileFormat format : values()) {
            boolean text =
                    format == SQLITE || format == ORC || format == BZIP2 || format == PDF; // Text may begin so, too.
            if (format.begins(begin)
                    && !(text && TextDecoder.decode(head, false).isPresent())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private boolean begins(String begin) {
        return this == HTML ? PAGE.matcher(begin).lookingAt() : begin.startsWith(magic);
    }

    /** Whether it is an Excel workbook that can be read. */
    boolean workbook(byte[] head) {
        String begin = latin(head);
        return this == ZIP
                && (begin.contains("[Content_Types].xml") || begin.contains("xl/"))
                && !begin.contains("xl/workbook.bin")
                && !begin.contains("word/")
                && !begin.contains("ppt/");
    }

    /** Why it isn't read. */
    RowProblem problem(byte[] head, String name) {
        if (this == OLE) {
            boolean encrypted = name.endsWith("x") || latin(head).contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0");
            return new RowProblem(0, encrypted ? Reason.ENCRYPTED_WORKBOOK : Reason.OLD_WORKBOOK, "");
        }
        return new RowProblem(0, Reason.OTHER_FORMAT, label(head));
    }

    private String label(byte[] head) {
        return this == ZIP && latin(head).contains("xl/workbook.bin") ? "Excel (.xlsb)" : title;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
