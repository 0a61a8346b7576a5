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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files as tables. Those of a codec were written by DuckDB 2.0.0, each with the same three rows; the others by PyArrow. */
public class ParquetTest {

    private static byte[] file(String codec) throws IOException {
        try (InputStream file = ParquetTest.class.getResourceAsStream(codec + ".parquet")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @ParameterizedTest
    @EnabledForJreRange(min = JRE.JAVA_22)
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
        ParquetInfo info = table.first().parquet().orElseThrow();
        assertEquals(3, info.rows());
        assertEquals(1, info.groups());
        assertEquals(codec.toUpperCase(Locale.ROOT), info.codecs());
        assertEquals(List.of(), table.problems());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void unsignedNumbersAreNeverNegative() throws IOException {
        DataTable table = new Tables().put("a.parquet", file("unsigned")).read();
        assertEquals(
                List.of(
                        List.of(
                                "18446744073709551615",
                                "4294967295",
                                "255",
                                "[18446744073709551615]",
                                "[[1],[-1]]",
                                "{\"a\":4294967295,\"b\":-1}",
                                "{\"4294967295\":9223372036854775808}"),
                        List.of("0", "1", "0", "[]", "[]", "{\"a\":1,\"b\":1}", "{}"),
                        List.of("", "", "", "", "", "", "")),
                Tables.cells(table));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void compressionThatIsNotReadIsNamed() throws IOException {
        DataTable table = new Tables().put("a.parquet", file("lz4")).read();
        assertEquals(
                List.of(new DataTable.Problem(
                        "a.parquet", 0, Reason.DAMAGED_PARQUET, "Cannot read LZ4_RAW-compressed Parquet file")),
                table.problems());
    }

    private static String line(ParquetInfo.Column column) {
        String least = column.least().isEmpty() ? "-" : column.least();
        String most = column.most().isEmpty() ? "-" : column.most();
        return column.name() + " " + column.type() + " " + column.nulls() + " " + least + " " + most + "\n";
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void columnsHaveTheirTypesAndStatistics() throws IOException {
        ParquetInfo info = new Tables()
                .put("a.parquet", file("zstd"))
                .read()
                .first()
                .parquet()
                .orElseThrow();
        assertEquals("""
                id INT32 0 1 3
                name STRING 1 name 1 name 3
                price DECIMAL(9, 2) 0 1.25 3.75
                ratio DOUBLE 0 0.3333333333333333 1.0
                day DATE 0 2026-01-02 2026-01-04
                at TIMESTAMP(MICROS) 0 2026-01-01 10:01:00 2026-01-01 10:03:00
                zoned TIMESTAMP(MICROS, UTC) 0 2026-01-01T10:00:00Z 2026-01-01T10:00:00Z
                even BOOLEAN 0 false true
                numbers.list.element INT32 3 1 4
                nested.a INT64 0 1 3
                nested.b STRING 0 x"y x"y
                nested.c INT32 3 - -
                pairs.key_value.key STRING 0 k k
                pairs.key_value.value INT64 0 1 3
                t TIME 0 - -
                bin BYTE_ARRAY 0 - -
                u UUID 0 - -
                big INT64 0 9007199254740993 9007199254740993
                f FLOAT 0 1.5 1.5
                odd, name STRING 0 a a
                """, info.columns().stream().map(ParquetTest::line).collect(Collectors.joining()));
        assertTrue(info.columns().stream().allMatch(column -> column.bytes() > 0));
    }

    @Test
    @DisabledForJreRange(min = JRE.JAVA_22)
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
