package app.bellhop.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets run, and what only looks like it. */
class CsvFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "-1+1",
                "@SUM(1)",
                "  =1+1",
                "\u00A0=1+1",
                "\u0000=1+1",
                "\uFEFF=1+1",
                "\u3000\uFF1D1+1",
                "\uFF0DA1",
                "+49-30-12",
                "-EUR5",
                "-$5-3",
                "-foo"
            })
    void formulasGetAnApostrophe(String formula) {
        assertEquals("'" + formula, CsvFile.harmless(formula));
        assertEquals(formula, CsvFile.original("'" + formula));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5",
                "-1,234.50",
                "-1\u00A0234,50",
                "-1\u2019234.50",
                "-5 EUR",
                "-\u20AC5.00",
                "-$1,234.50",
                "-5%",
                "+49 30 123-45",
                "-",
                "--",
                "a; b = c",
                "a, - item (one)",
                "Title\n=====\n- one",
                "{\"a\":[\"x\",\"=y\"]}",
                "x;y=1",
                "'tis"
            })
    void numbersAndTextsStay(String cell) {
        assertEquals(cell, CsvFile.harmless(cell));
        assertEquals(cell, CsvFile.original(cell));
    }

    /** Where a spreadsheet takes semicolons or tabs for separators, a cell goes on as another, or in another row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            value = {
                "a;=1+1;b!a;'=1+1;b",
                "\t=1+1!'\t'=1+1",
                "a\t =1+1!a\t '=1+1",
                "~a\n=cmd|x~!~a\n'=cmd|x~",
                "a;+SUM(1)!a;'+SUM(1)",
                "a; = HYPERLINK(1)!a; '= HYPERLINK(1)",
                "=1;=2!'=1;'=2",
                "-5;=2!'-5;'=2"
            })
    void formulasBehindOtherSeparatorsGetAnApostrophe(String cell, String harmless) {
        assertEquals(harmless, CsvFile.harmless(cell));
        assertEquals(cell, CsvFile.original(harmless));
    }

    @Test
    void manyLineEndsInACellTakeNoTimeEach() {
        String lines = "a" + "\n".repeat(100_000);
        assertEquals(
                lines + "=1", assertTimeoutPreemptively(Duration.ofSeconds(60), () -> CsvFile.original(lines + "'=1")));
    }
}
