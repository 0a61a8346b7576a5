package app.bellhop.viewmodel.tables.source;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.util.ArrayList;
import java.util.List;

/** How objects were read, in words. */
public final class DialectText {

    private DialectText() {}

    /** Encoding, delimiter and what else isn't usual; empty if nothing was read. */
    public static String of(DataTable table) {
        List<String> parts = new ArrayList<>();
        table.parquet()
                .ifPresent(file -> parts.add(
                        Texts.get("dialect.parquet", Formats.count(file.rows()), file.groups(), file.codecs())));
        if (!table.charset().isEmpty()) {
            parts.add(table.charset());
        }
        if (!table.sheet().isEmpty()) {
            parts.add(Texts.get("dialect.sheet", table.sheet()));
        }
        table.dialect().ifPresent(dialect -> {
            parts.addAll(table.sheet().isEmpty() ? cells(dialect) : List.of());
            parts.addAll(lines(dialect));
        });
        return String.join(" \u00b7 ", parts);
    }

    private static List<String> cells(Dialect dialect) {
        List<String> parts = new ArrayList<>();
        parts.add(Texts.get("dialect.separator", ReadingForm.words(dialect.separator())));
        if (dialect.quote() == Dialect.NONE) {
            parts.add(Texts.get("dialect.noQuotes"));
        } else if (dialect.quote() != '"') {
            parts.add(Texts.get("dialect.quote", String.valueOf(dialect.quote())));
        }
        if (dialect.escape() != Dialect.NONE) {
            parts.add(Texts.get("dialect.escape", String.valueOf(dialect.escape())));
        }
        return parts;
    }

    private static List<String> lines(Dialect dialect) {
        List<String> parts = new ArrayList<>();
        if (!dialect.comment().isEmpty()) {
            parts.add(Texts.get("dialect.comment", dialect.comment()));
        }
        if (dialect.skip() > 0) {
            parts.add(Texts.get("dialect.skip", dialect.skip()));
        }
        parts.add(Texts.get("dialect.header", dialect.headerRows()));
        return parts;
    }
}
