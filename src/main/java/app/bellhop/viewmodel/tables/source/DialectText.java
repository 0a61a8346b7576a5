package app.bellhop.viewmodel.tables.source;

import app.bellhop.table.data.FirstObject;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.json.JsonShape;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.util.ArrayList;
import java.util.List;

/** How objects were read, in words. */
public final class DialectText {

    private DialectText() {}

    /** Encoding, delimiter and what else isn't usual; empty if nothing was read. */
    public static String of(FirstObject first) {
        List<String> parts = new ArrayList<>();
        first.parquet()
                .ifPresent(file -> parts.add(
                        Texts.get("dialect.parquet", Formats.count(file.rows()), file.groups(), file.codecs())));
        if (!first.charset().isEmpty()) {
            parts.add(first.charset());
        }
        if (!first.sheet().isEmpty()) {
            parts.add(Texts.get("dialect.sheet", first.sheet()));
        }
        first.dialect().ifPresent(dialect -> {
            parts.addAll(first.sheet().isEmpty() ? cells(dialect) : List.of());
            parts.addAll(lines(dialect));
        });
        first.json().ifPresent(shape -> parts.addAll(rows(shape)));
        return String.join(" \u00b7 ", parts);
    }

    /** What the header could be instead; empty if that isn't the question. */
    public static String headerSwitch(FirstObject first) {
        boolean array = first.dialect().isEmpty();
        return first.headerRows()
                .map(rows -> Texts.get(
                        rows == 0
                                ? array ? "dialect.useArray" : "dialect.useHeader"
                                : array ? "dialect.useArrayRow" : "dialect.useRow"))
                .orElse("");
    }

    private static List<String> rows(JsonShape shape) {
        List<String> parts = new ArrayList<>();
        if (!shape.path().isEmpty()) {
            parts.add(Texts.get("dialect.rows", shape.path()));
        }
        switch (shape.rows()) {
            case OBJECTS -> {}
            case FEATURES -> parts.add(Texts.get("dialect.features"));
            case MEMBERS -> parts.add(Texts.get("dialect.members"));
            case LISTS -> parts.add(Texts.get("dialect.lists"));
            case ARRAYS ->
                parts.add(
                        shape.headerInRows()
                                ? Texts.get("dialect.headerArray", shape.headerRows())
                                : Texts.get("dialect.namesIn", shape.namesPath()));
        }
        return parts;
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
