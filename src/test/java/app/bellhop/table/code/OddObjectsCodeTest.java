package app.bellhop.table.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.Tables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What other programs don't find out by themselves is said in the code, or in its comment. */
class OddObjectsCodeTest {

    private static TableCode code(Tables objects) {
        return TableCode.of(objects.read(), "b", new TableCode.Place("", "", "work"))
                .orElseThrow();
    }

    @Test
    void compressionIsSaidWhereNamesDoNot() {
        byte[] zipped = Tables.gzip("id,n\n1,2\n".getBytes(StandardCharsets.UTF_8));
        TableCode code = code(new Tables().put("a.csv", zipped));
        assertTrue(DuckDbCode.of(code).contains("compression = 'gzip'"));
        assertTrue(PandasCode.of(code).contains("compression=\"gzip\""));
        assertTrue(AthenaCode.of(code).isEmpty());
        TableCode plain = code(new Tables().put("a.csv.gz", "id,n\n1,2\n"));
        assertTrue(DuckDbCode.of(plain).contains("compression = 'none'"));
        assertTrue(PandasCode.of(plain).contains("compression=None"));
        TableCode both = code(new Tables().put("a.csv", zipped).put("b.csv", "id,n\n1,2\n"));
        assertFalse(DuckDbCode.of(both).contains("compression"));
        assertTrue(DuckDbCode.of(both).startsWith("-- Some objects are gzip data"), DuckDbCode.of(both));
        assertFalse(DuckDbCode.of(code(new Tables().put("a.csv.gz", zipped))).contains("compression"));
    }

    @Test
    void integersOfMoreThan64BitsKeepTheirDigits() {
        TableCode code = code(new Tables().put("a.csv", "id,n\n1,9223372036854775808\n2,-1\n"));
        assertTrue(DuckDbCode.of(code).contains("types = {'id': 'BIGINT', 'n': 'HUGEINT'}"));
        assertTrue(PandasCode.of(code).contains("dtype={\"id\": \"Int64\", \"n\": \"string\"}"));
        assertTrue(AthenaCode.of(code).orElseThrow().contains("CAST(trim(\"n\") AS decimal(38,0))"));
    }

    @Test
    void namesThatHaveBlanksInSomeObjectsAreTold() {
        TableCode code = code(new Tables().put("a.csv", "id,n\n1,2\n").put("b.csv", "id, n ,x\n1,2,3\n"));
        assertTrue(PandasCode.of(code).contains("Some objects have blanks around the names of their columns."));
        assertFalse(
                PandasCode.of(code(new Tables().put("b.csv", "id, n\n1,2\n"))).contains("blanks around the names"));
    }

    @Test
    void encodingsThatDuckDbDoesNotKnowAreTold() {
        TableCode code = code(new Tables().put("a.csv", "id,n\n1,2\n".getBytes(StandardCharsets.UTF_16BE)));
        assertTrue(DuckDbCode.of(code).startsWith("-- DuckDB can't read UTF-16BE."), DuckDbCode.of(code));
    }

    @Test
    void athenaComputesWithAmountsWhateverTheirCurrency() {
        for (String amount : List.of("C$5.00", "US$5.00", "R 5.00", "5.00 kr.", "Rs. 5.00")) {
            String sql = AthenaCode.of(code(new Tables().put("a.csv", "id,n\n1," + amount + "\n")))
                    .orElseThrow();
            Matcher pattern = Pattern.compile("regexp_replace\\(trim\\(\"n\"\\), '(.*?)'\\)", Pattern.DOTALL)
                    .matcher(sql);
            assertTrue(pattern.find(), sql);
            assertEquals("5.00", amount.replaceAll(pattern.group(1).replace("''", "'"), ""), sql);
        }
    }
}
