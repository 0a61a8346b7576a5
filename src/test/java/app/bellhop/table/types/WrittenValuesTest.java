package app.bellhop.table.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and times as programs write them. */
class WrittenValuesTest {

    private static CellFormat format(String cell) {
        return ColumnType.format(ColumnType.possible(cell), false, DateOrder.DAY_FIRST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,50-|-1234.50",
                "0,50-|-0.50",
                "1,234.50-|-1234.50",
                "12.50-|-12.50",
                "1.234,50- \u20AC|-1234.50",
                "\u2212 5|-5",
                "\u2212\u00A05,25|-5.25",
                "\u2212 $5|-5",
                "$(1,234.50)|-1234.50",
                "- 5.00|-5",
                "-\u00A01.234,50 \u20AC|-1234.50",
                "- $1,234.50|-1234.50",
                "\u20AC (5)|-5"
            })
    void minusMayStandBehindOrApart(String cell, BigDecimal number) {
        assertTrue(format(cell).type().number());
        assertEquals(0, number.compareTo(format(cell).number(cell)), cell);
    }

    /** Grades, ranges, list items and what has two signs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2-",
                "100-",
                "- 5.0",
                "-  5.00",
                "- 1 234",
                "- 5.00-",
                "2,5-",
                "- 5",
                "-1,50-",
                "(1,50-)",
                "+ 5",
                "1.50--",
                "\u2212  5"
            })
    void whatMayBeSomethingElseIsNoNumber(String cell) {
        assertEquals(ColumnType.TEXT, format(cell).type());
        assertNull(format(cell).number(cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29/Nov/2026:10:00:00 +0000|2026-11-29T10:00:00Z",
                "[29/Nov/2026:10:00:00 +0200]|2026-11-29T08:00:00Z",
                "Sun, 29 Nov 2026 10:00:00 +0000|2026-11-29T10:00:00Z",
                "Sun, 29 Nov 2026 10:00:00 -0500|2026-11-29T15:00:00Z",
                "Sun, 29 Nov 2026 10:00:00 GMT|2026-11-29T10:00:00Z",
                "Sunday, 29-Nov-26 10:00:00 GMT|2026-11-29T10:00:00Z",
                "Tue, 1 Dec 2026 10:00 +0100|2026-12-01T09:00:00Z"
            })
    void timesOfMailAndLogsAreRead(String cell, Instant time) {
        assertEquals(ColumnType.DATE_TIME, format(cell).type());
        assertEquals(
                0,
                BigDecimal.valueOf(time.getEpochSecond()).compareTo(format(cell).typed(cell)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon, 29 Nov 2026 10:00:00 +0000",
                "31/Nov/2026:10:00:00 +0000",
                "29/Nov/2026:25:00:00 +0000",
                "[29/Nov/2026:10:00:00 +0000",
                "Sun, 29/11/2026",
                "Tue,",
                "Sunday"
            })
    void whatIsNoTimeIsText(String cell) {
        assertEquals(ColumnType.TEXT, format(cell).type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nov 2026|DATE|2026-11-01T00:00:00Z",
                "November-2026|DATE|2026-11-01T00:00:00Z",
                "11/2026|DATE|2026-11-01T00:00:00Z",
                "Jan-24|DATE|2024-01-01T00:00:00Z",
                "08MAR1990|DATE|1990-03-08T00:00:00Z",
                "08MAR1990:10:30:00|DATE_TIME|1990-03-08T10:30:00Z",
                "33:10:00|TIME|1970-01-02T09:10:00Z",
                "120:00:00|TIME|1970-01-06T00:00:00Z"
            })
    void monthsAndDurationsHaveAnOrder(String cell, ColumnType type, Instant time) {
        assertEquals(type, format(cell).type());
        assertEquals(
                0,
                BigDecimal.valueOf(time.getEpochSecond()).compareTo(format(cell).typed(cell)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "33:10",
                "24:00 Uhr",
                "2026-11-29 25:00:00",
                "May 24",
                "13/2026",
                "1/1500",
                "08XYZ1990",
                "31NOV2026"
            })
    void whatIsNoTimeOrMonthIsText(String cell) {
        assertEquals(ColumnType.TEXT, format(cell).type());
    }

    @Test
    void exponentsStandBehindCommasToo() {
        assertEquals(
                0, new BigDecimal("-0.000928").compareTo(format("-9,28E-04").number("-9,28E-04")));
        assertEquals(ColumnType.TEXT, format("9,28,1E+04").type());
    }

    @Test
    void telephoneNumbersAreNoNumbers() {
        assertEquals(ColumnType.TEXT, format("+4930123456").type());
        assertEquals(ColumnType.INTEGER, format("+12345678").type());
    }

    /** As spreadsheets write amounts where these currencies are at home; the figure is 1234567.5, or 500. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\u00A0234\u00A0567,50 kr",
                "kr 1.234.567,50",
                "-1.234.567,50 kr.",
                "1.234.567,50 Kr",
                "kr. -1.234.567,50",
                "R1\u00A0234\u00A0567,50",
                "R 1 234 567,50",
                "-R1,234,567.50",
                "(R 1,234,567.50)",
                "1\u00A0234\u00A0567,50 z\u0142",
                "1\u00A0234\u00A0567,50\u00A0K\u010D",
                "1\u00A0234\u00A0567,50 Ft",
                "1.234.567,50 lei",
                "1.234.567,50 Lei",
                "1.234.567,50 RON",
                "SEK 1,234,567.50",
                "1 234 567,50 \u0440\u0443\u0431.",
                "1 234 567,50 \u0433\u0440\u043D",
                "1 234 567,50 \u043B\u0432.",
                "Rp1.234.567,50",
                "Rs. 12,34,567.50",
                "Rs1,234,567.50",
                "RM1,234,567.50",
                "1.234.567,50 TL",
                "SFr. 1\u2019234\u2019567.50",
                "1,234,567.50\u5186",
                "1,234,567.50\u5143",
                "MOP$1,234,567.50",
                "CN\u00A51,234,567.50",
                "1.234.567,50 KM",
                "1.234.567,50 \u0434\u0435\u043D.",
                "1 234 567,50 FCFA"
            })
    void amountsHaveTheirCurrencyInWords(String cell) {
        CellFormat format = format(cell);
        assertEquals(ColumnType.DECIMAL, format.type());
        assertEquals(
                0, new BigDecimal("1234567.5").compareTo(format.number(cell).abs()), cell);
        assertEquals(
                cell.contains("-") || cell.startsWith("("), format.number(cell).signum() < 0, cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kr 500",
                "500kr",
                "500 z\u0142",
                "500 K\u010D",
                "500 Ft",
                "500 lei",
                "500\u5186",
                "500.00 SEK",
                "kr. 500"
            })
    void wholeAmountsHaveTheirCurrencyInWords(String cell) {
        assertTrue(format(cell).type().number());
        assertEquals(0, new BigDecimal(500).compareTo(format(cell).number(cell)), cell);
    }

    /** Codes, names of columns, measures and words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "R1",
                "R2D2",
                "R 12",
                "R500",
                "100R",
                "kr",
                "5 ft",
                "5 k",
                "Kr5a",
                "R 4.2",
                "R\u00E9 5",
                "RAL 5",
                "5 stk",
                "TOP 100",
                "K\u010D",
                "Rs",
                "Leia 5",
                "PEN12",
                "CAD-104",
                "KM-12",
                "R-5",
                "R-1.2",
                "MAD2",
                "PHP8",
                "PHP 8.1",
                "12 A"
            })
    void whatBeginsLikeACurrencyIsNone(String cell) {
        assertEquals(ColumnType.TEXT, format(cell).type());
        assertNull(format(cell).number(cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 kr|kr",
                "kr. 5|kr",
                "5 Kr|kr",
                "PLN 5|z\u0142",
                "5 z\u0142|z\u0142",
                "5 CZK|K\u010D",
                "R 5,00|R",
                "5,00 ZAR|R",
                "5\u5186|\u00A5",
                "\uFFE55|\u00A5",
                "5 \u0440\u0443\u0431.|\u20BD",
                "Rs. 5|\u20B9",
                "5 TL|\u20BA",
                "1e5|''",
                "1E5|''",
                "5 SEK|SEK"
            })
    void oneCurrencyHasOneSign(String cell, String sign) {
        assertEquals(sign, NumberSigns.of(cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\u0661\u0662\u0663\u066B\u0665|123.5",
                "-\u0661\u066C\u0662\u0663\u0664\u066B\u0665\u0660|-1234.5",
                "\u06F1\u06F2|12",
                "\u0967\u0968,\u0969\u096A\u096B.\u096C|12345.6",
                "\u0E51\u0E52.\u0E53|12.3",
                "\uFF11\uFF0C\uFF12\uFF13\uFF14\uFF0E\uFF15|1234.5",
                "\uFF0D\uFF15\u5186|-5"
            })
    void digitsOfOtherScriptsAreDigits(String cell, BigDecimal number) {
        assertEquals(ColumnType.DECIMAL, format(cell).type(), "other programs don't know them as integers");
        assertEquals(0, number.compareTo(format(cell).number(cell)), cell);
    }
}
