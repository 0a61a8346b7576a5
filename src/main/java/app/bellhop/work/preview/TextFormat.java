package app.bellhop.work.preview;

/** What a text is written in, as far as it is reformatted or highlighted. */
public enum TextFormat {
    JSON,
    /** A JSON value in each line. */
    JSON_LINES,
    XML,
    HTML,
    YAML,
    PLAIN;

    /**
     * Judges by key and content type.
     *
     * @param name the object's key, in lower case
     * @param contentType in lower case; empty if there is none
     */
    static TextFormat of(String name, String contentType) {
        if (name.matches(".*\\.(ndjson|jsonl)") || contentType.contains("ndjson")) {
            return JSON_LINES;
        }
        if (name.matches(".*\\.(json|geojson|ipynb)") || contentType.contains("json")) {
            return JSON;
        }
        if (name.matches(".*\\.x?html?") || contentType.contains("html")) {
            return HTML;
        }
        if (name.matches(".*\\.(xml|xsd|xsl|svg|rss|kml|gpx)") || contentType.contains("xml")) {
            return XML;
        }
        return name.matches(".*\\.ya?ml") || contentType.contains("yaml") ? YAML : PLAIN;
    }
}
