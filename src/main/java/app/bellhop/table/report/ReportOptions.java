package app.bellhop.table.report;

/**
 * How a table is written.
 *
 * @param title of an HTML report
 * @param caption below its title; may be empty
 * @param links whether addresses become links in HTML
 * @param border whether HTML cells have lines around them
 * @param harmless whether cells of CSV and TSV that a spreadsheet would run are kept from it
 * @param cells how cells of HTML look
 */
public record ReportOptions(
        TableFormat format,
        String title,
        String caption,
        boolean links,
        boolean border,
        boolean harmless,
        CellStyle cells) {}
