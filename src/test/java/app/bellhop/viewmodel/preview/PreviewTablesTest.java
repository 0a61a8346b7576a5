package app.bellhop.viewmodel.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.work.preview.Preview;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files shown as tables of what they say about themselves. */
class PreviewTablesTest {

    @Test
    void parquetShowsItsRowsOrItsSchema() {
        ParquetInfo.Column id = new ParquetInfo.Column("id", "INT64", 2048, 1L, "1", "9");
        ParquetInfo.Column any = new ParquetInfo.Column("any", "BYTE_ARRAY", 10, null, "", "");
        List<List<String>> rows = List.of(List.of("id", "any"), List.of("1", "x"));
        Preview.View file = new Preview.Parquet(new ParquetInfo(1, 1, "ZSTD", List.of(id, any)), rows);
        assertEquals(new Preview.Table(rows), PreviewTables.shown(file, 10, true));
        assertEquals(
                new Preview.Table(List.of(
                        List.of("Column", "Type", "Nulls", "Minimum", "Maximum", "Size"),
                        List.of("id", "INT64", "1", "1", "9", "2.0 KB"),
                        List.of("any", "BYTE_ARRAY", "", "", "", "10 B"))),
                PreviewTables.shown(file, 10, false));
    }
}
