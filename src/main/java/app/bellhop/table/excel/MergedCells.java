package app.bellhop.table.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Cells of a sheet that are merged into one: the first has the value, and the file has none for the others. */
final class MergedCells {

    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");

    /** Behind all rows, and in none of them: a bracket of a text is written otherwise. */
    private static final Pattern MERGED =
            Pattern.compile("<(?:\\w+:)?mergeCell\\s+ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");

    /** Longer than one of them. */
    private static final int OVERLAP = 200;

    /** So many are told. */
    private static final int MAX_TOLD = 50;

    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    private MergedCells() {}

    /**
     * Those of several rows, and those that begin among the rows.
     *
     * @param sheet its relation
     * @param first the first row below the names of columns
     */
    static List<SheetReader.Finding> of(Path file, String sheet, long first) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<ZipEntry> part = part(zip, sheet);
            if (part.isEmpty()) {
                return List.of();
            }
            try (Reader xml = new InputStreamReader(zip.getInputStream(part.get()), StandardCharsets.ISO_8859_1)) {
                return found(xml, first);
            }
        }
    }

    private static Optional<ZipEntry> part(ZipFile zip, String sheet) throws IOException {
        ZipEntry relations = zip.getEntry(RELATIONS);
        if (relations == null) {
            return Optional.empty();
        }
        try (InputStream bytes = zip.getInputStream(relations)) {
            return RELATION.matcher(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group())
                    .filter(relation -> relation.contains("Id=\"" + sheet + "\""))
                    .map(relation -> relation.replaceFirst("(?s).*Target=\"([^\"]*)\".*", "$1"))
                    .map(target -> zip.getEntry(target.startsWith("/") ? target.substring(1) : "xl/" + target))
                    .filter(entry -> entry != null)
                    .findFirst();
        }
    }

    private static List<SheetReader.Finding> found(Reader xml, long first) throws IOException {
        List<String> ranges = new ArrayList<>();
        long line = 0;
        StringBuilder text = new StringBuilder();
        char[] chars = new char[1 << 13];
        for (int count = xml.read(chars); count >= 0; count = xml.read(chars)) {
            text.append(chars, 0, count);
            Matcher merged = MERGED.matcher(text);
            int done = Math.max(0, text.length() - OVERLAP);
            while (merged.find()) {
                done = Math.max(done, merged.end());
                long from = Long.parseLong(merged.group(2));
                long to = Long.parseLong(merged.group(4));
                if ((from >= first || to >= first && from < to) && ranges.size() < MAX_TOLD) {
                    line = ranges.isEmpty() ? from : line;
                    ranges.add(merged.group(1) + from + ":" + merged.group(3) + to);
                }
            }
            text.delete(0, done);
        }
        return ranges.isEmpty() ? List.of() : List.of(new SheetReader.Finding(line, String.join(", ", ranges)));
    }
}
