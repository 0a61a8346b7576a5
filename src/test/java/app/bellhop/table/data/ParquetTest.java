package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.parquet.ParquetInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files as tables. Those here were written by DuckDB 2.0.0, each with the same three rows. */
public class ParquetTest {

    private static byte[] file(String codec) throws IOException {
        try (InputStream file = ParquetTest.class.getResourceAsStream(codec + ".parquet")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @ParameterizedTest
    @EnabledForJreRange(min = JRE.JAVA_21)
    @ValueSource(strings = {"gzip", "snappy", "zstd"})
    void rowsHaveTheirTypesAndNestedValuesAreJson(String codec) throws IOException {
        DataTable table = new Tables()
                .put("a.parquet", file(codec))
                .put("b.csv", "id,name\n4,d\n")
                .read();

        assertEquals(
                List.of(
                        "id",
                        "name",
                        "price",
                        "ratio",
                        "day",
                        "at",
                        "zoned",
                        "even",
                        "numbers",
                        "nested",
                        "pairs",
                        "t",
                        "bin",
                        "u",
                        "big",
                        "f",
                        "odd, name"),
                table.columns());
        assertEquals(4, table.rows());
        assertEquals(
                List.of(
                        "2",
                        "",
                        "2.50",
                        "0.6666666666666666",
                        "2026-01-03",
                        "2026-01-01 10:02:00",
                        "2026-01-01T10:00:00Z",
                        "true",
                        "[2,3,null]",
                        "{\"a\":2,\"b\":\"x\\\"y\",\"c\":null}",
                        "{\"k\":2}",
                        "10:20:30",
                        "aa00",
                        "4ac7a9e9-607c-4c8a-84f3-843f0191e3fd",
                        "9007199254740993",
                        "1.5",
                        "a"),
                Tables.cells(table).get(1));
        ParquetInfo info = table.parquet().orElseThrow();
        assertEquals(new ParquetInfo(3, 1, codec.toUpperCase(Locale.ROOT), info.writer()), info);
        assertEquals(List.of(), table.problems());
    }

    @Test
    @DisabledForJreRange(min = JRE.JAVA_21)
    void anOlderJavaSaysThatItIsTooOld() throws IOException {
        DataTable table = new Tables().put("a.parquet", file("zstd")).read();
        assertEquals(Reason.NEEDS_NEWER_JAVA, table.problems().get(0).reason());
    }

    /** Damaged files end with a problem or rows, and nothing else. */
    @Test
    void damagedFilesAreReported() throws IOException {
        byte[] whole = file("snappy");
        Random random = new Random(7);
        for (int turn = 0; turn < 60; turn++) {
            byte[] damaged = Arrays.copyOf(whole, turn % 2 == 0 ? whole.length : 4 + random.nextInt(whole.length - 4));
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            DataTable table = new Tables().put("a.parquet", damaged).read();
            assertTrue(table.rows() > 0 || table.problemCount() > 0);
        }
    }
}
