package app.bellhop.table.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes Excel workbooks as Excel does, with texts in one place and formats by number. */
public final class Workbooks {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** A number shown in a format. */
    public record Formatted(String number, String format) {}

    /** The result of a formula; an empty one wasn't computed. */
    public record Formula(String text, String number) {}

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> formats = new ArrayList<>(List.of("General"));

    /** Adds a sheet; a row that is null isn't there, nor is a cell. */
    public Workbooks sheet(String name, List<?>... rows) {
        StringBuilder xml = new StringBuilder("<worksheet " + MAIN + "><sheetData>");
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] != null) {
                xml.append("<row r=\"").append(row + 1).append("\">");
                for (int column = 0; column < rows[row].size(); column++) {
                    xml.append(cell((char) ('A' + column) + "" + (row + 1), rows[row].get(column)));
                }
                xml.append("</row>");
            }
        }
        sheets.put(name, xml + "</sheetData></worksheet>");
        return this;
    }

    /** Merges cells of a sheet. */
    public Workbooks merge(String name, String... ranges) {
        StringBuilder xml = new StringBuilder("</sheetData><mergeCells>");
        for (String range : ranges) {
            xml.append("<mergeCell ref=\"").append(range).append("\"/>");
        }
        sheets.computeIfPresent(name, (same, sheet) -> sheet.replace("</sheetData>", xml + "</mergeCells>"));
        return this;
    }

    public Workbooks hide(String name) {
        hidden.add(name);
        return this;
    }

    private String cell(String at, Object value) {
        String begin = "<c r=\"" + at + "\"";
        if (value == null || value.equals("")) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return begin + " t=\"b\"><v>" + (truth ? 1 : 0) + "</v></c>";
        }
        if (value instanceof Formatted formatted) {
            if (!formats.contains(formatted.format())) {
                formats.add(formatted.format());
            }
            return begin + " s=\"" + formats.indexOf(formatted.format()) + "\"><v>" + formatted.number() + "</v></c>";
        }
        if (value instanceof Formula formula) {
            String result = formula.number().isEmpty() ? "" : "<v>" + formula.number() + "</v>";
            return begin + "><f>" + escaped(formula.text()) + "</f>" + result + "</c>";
        }
        if (value instanceof Number) {
            return begin + "><v>" + value + "</v></c>";
        }
        if (!texts.contains(value.toString())) {
            texts.add(value.toString());
        }
        return begin + " t=\"s\"><v>" + texts.indexOf(value.toString()) + "</v></c>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }

    public byte[] bytes() {
        StringBuilder types = new StringBuilder(part("/xl/workbook.xml", "sheet.main")
                + part("/xl/styles.xml", "styles")
                + part("/xl/sharedStrings.xml", "sharedStrings"));
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        Map<String, String> files = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            number++;
            String state = hidden.contains(sheet.getKey()) ? " state=\"hidden\"" : "";
            list.append("<sheet name=\"" + escaped(sheet.getKey()) + "\" sheetId=\"" + number + "\"" + state
                    + " r:id=\"r" + number + "\"/>");
            relations.append("<Relationship Id=\"r" + number + "\" Target=\"worksheets/sheet" + number + ".xml\"/>");
            files.put("xl/worksheets/sheet" + number + ".xml", sheet.getValue());
        }
        StringBuilder shared = new StringBuilder();
        texts.forEach(text -> shared.append("<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>"));
        StringBuilder own = new StringBuilder();
        StringBuilder styles = new StringBuilder();
        for (int i = 0; i < formats.size(); i++) {
            own.append("<numFmt numFmtId=\"" + (164 + i) + "\" formatCode=\"" + escaped(formats.get(i)) + "\"/>");
            styles.append("<xf numFmtId=\"" + (i == 0 ? 0 : 164 + i) + "\"/>");
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", "<Types>" + types + "</Types>");
        all.put(
                "xl/workbook.xml",
                "<workbook " + MAIN
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets>" + list + "</sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        all.put("xl/sharedStrings.xml", "<sst " + MAIN + ">" + shared + "</sst>");
        all.put(
                "xl/styles.xml",
                "<styleSheet " + MAIN + "><numFmts>" + own + "</numFmts><cellXfs>" + styles
                        + "</cellXfs></styleSheet>");
        all.putAll(files);
        return zip(all);
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"" + name + "\" ContentType=\"" + TYPES + type + "+xml\"/>";
    }

    public static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
