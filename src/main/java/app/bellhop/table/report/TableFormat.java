package app.bellhop.table.report;

/** What a table is written as. */
public enum TableFormat {
    CSV("text/csv; charset=utf-8", "csv"),
    TSV("text/tab-separated-values; charset=utf-8", "tsv"),
    NDJSON("application/x-ndjson; charset=utf-8", "ndjson"),
    HTML("text/html; charset=utf-8", "html");

    private final String contentType;
    private final String ending;

    TableFormat(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    public String contentType() {
        return contentType;
    }

    /** Of file names, without the dot. */
    public String ending() {
        return ending;
    }
}
