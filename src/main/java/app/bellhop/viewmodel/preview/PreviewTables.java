package app.bellhop.viewmodel.preview;

import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.preview.ArchiveEntry;
import app.bellhop.work.preview.MediaFacts;
import app.bellhop.work.preview.Preview;
import app.bellhop.work.preview.Preview.View;
import java.util.ArrayList;
import java.util.List;

/** Archives and media files as tables. */
final class PreviewTables {

    private static final int MILLIS = 1000;

    private PreviewTables() {}

    /**
     * A view as one of a table, text, a document or an image.
     *
     * @param size of the object, in bytes
     * @param rows whether to show rows, and not their schema
     */
    static View shown(View view, long size, boolean rows) {
        if (view instanceof Preview.Parquet file) {
            return new Preview.Table(rows ? file.rows() : schema(file.info()));
        }
        if (view instanceof Preview.Archive archive) {
            return new Preview.Table(entries(archive.entries()), archive.cut());
        }
        return view instanceof Preview.Media media ? new Preview.Table(facts(media.facts(), size)) : view;
    }

    private static List<List<String>> schema(ParquetInfo file) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                Texts.get("preview.column"),
                Texts.get("preview.type"),
                Texts.get("preview.nulls"),
                Texts.get("preview.least"),
                Texts.get("preview.most"),
                Texts.get("objects.size")));
        for (ParquetInfo.Column column : file.columns()) {
            rows.add(List.of(
                    column.name(),
                    column.type(),
                    column.nulls() == null ? "" : Formats.count(column.nulls()),
                    column.least(),
                    column.most(),
                    Formats.bytes(column.bytes())));
        }
        return rows;
    }

    private static List<List<String>> entries(List<ArchiveEntry> entries) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(Texts.get("objects.name"), Texts.get("objects.size"), Texts.get("objects.modified")));
        for (ArchiveEntry entry : entries) {
            boolean sized = !entry.folder() && entry.size() >= 0;
            rows.add(List.of(entry.name(), sized ? Formats.bytes(entry.size()) : "", Formats.time(entry.modified())));
        }
        return rows;
    }

    private static List<List<String>> facts(MediaFacts facts, long size) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(Texts.get("preview.property"), Texts.get("preview.value")));
        rows.add(List.of(Texts.get("preview.format"), facts.format()));
        rows.add(List.of(Texts.get("objects.size"), Formats.bytes(size)));
        if (facts.millis() > 0) {
            long seconds = Math.round((double) facts.millis() / MILLIS);
            rows.add(List.of(Texts.get("preview.duration"), Formats.duration(seconds)));
        }
        if (facts.width() > 0) {
            rows.add(List.of(Texts.get("preview.dimensions"), facts.width() + " × " + facts.height()));
        }
        if (facts.rate() > 0) {
            rows.add(List.of(Texts.get("preview.audio"), Texts.get("preview.samples", facts.rate(), facts.channels())));
        }
        return rows;
    }
}
