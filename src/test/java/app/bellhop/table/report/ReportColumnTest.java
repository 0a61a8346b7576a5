package app.bellhop.table.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.EmptyValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell has a value of its own where the page's script would take another from its text, and only there. */
class ReportColumnTest {

    private static final ReportOptions OPTIONS =
            new ReportOptions(TableFormat.HTML, "", "", true, false, true, CellStyle.PLAIN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL | $1,234.50 | <td>$1,234.50",
                "DECIMAL | (5) | <td data-value=-5>(5)",
                "DECIMAL | about 5 | <td data-value>about 5",
                "DECIMAL | - | <td>-",
                "DATE | 31.12.2026 | <td>31.12.2026",
                "DATE | 31.12.26 | <td data-value=1798675200>31.12.26",
                "DATE | 2026-12-31 | <td>2026-12-31",
                "DATE | 99.12.2026 | <td data-value>99.12.2026",
                "TIME | 0:01 | <td data-value=60>0:01",
                "TEXT | \"5\" | <td>\"5\""
            })
    void cells(ColumnType type, String text, String html) {
        CellFormat format = new CellFormat(type, false, DateOrder.DAY_FIRST, EmptyValues.USUAL);
        assertEquals(html, new ReportColumn("n", format, OPTIONS).cell(text, LinkBase.NONE));
    }
}
