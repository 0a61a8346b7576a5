package app.bellhop.work.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.TextDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewsTest {

    private static final int LIMIT = 100_000;

    private static Preview of(byte[] bytes, String key) {
        return of(bytes, key, true);
    }

    private static Preview of(byte[] bytes, String key, boolean whole) {
        return of(bytes, key, null, whole, LIMIT);
    }

    private static Preview of(byte[] bytes, String key, String contentType, boolean whole, int limit) {
        return Previews.of(bytes, key, contentType, whole, limit, new ReadBytes(bytes, bytes.length, null));
    }

    private static List<List<String>> table(Preview preview) {
        return ((Preview.Table) preview.view()).rows();
    }

    private static String pretty(Preview preview) {
        return preview.view() instanceof Preview.Reformatted pretty ? pretty.text() : null;
    }

    private static Preview of(String text, String key) {
        return of(text.getBytes(StandardCharsets.UTF_8), key);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"heic,HEIF", "mif1,HEIF", "avif,AVIF", "M4A_,M4A", "'qt  ',QuickTime", "3gp4,3GP", "isom,MP4"})
    void filesInBoxesAreWhatTheirBrandSays(String brand, String format) {
        byte[] head = Arrays.copyOf(("\0\0\0\20ftyp" + brand).getBytes(StandardCharsets.US_ASCII), 16);
        assertEquals(format, ((Preview.Media) of(head, "x").view()).facts().format());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16BE", "UTF-16LE", "windows-1252", "Shift_JIS"})
    void encodingIsFoundAndGoesBackByteForByte(String charset) {
        String text = charset.equals("Shift_JIS")
                ? "これは日本語の文章です。文字コードを判定します。\n".repeat(5)
                : "Größe, naïve café, señor – Übergrößenträger\n".repeat(5);
        boolean marked = charset.startsWith("UTF-16");
        byte[] bytes = ((marked ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset));
        Preview preview = of(bytes, "notes.txt");
        assertEquals(Preview.Kind.TEXT, preview.kind());
        assertTrue(preview.text().contains(text), preview.source().charset() + ": " + preview.text());
        assertArrayEquals(
                bytes,
                TextDecoder.encode(preview.text(), preview.source().charset()).orElseThrow());
    }

    @Test
    void byteOrderMarkSurvivesAnEdit() {
        byte[] bytes = "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        Preview preview = of(bytes, "x.csv");
        assertEquals("a", table(preview).get(0).get(0), "the header does not begin with the mark");
        assertArrayEquals(
                bytes,
                TextDecoder.encode(preview.text(), preview.source().charset()).orElseThrow());
    }

    @Test
    void letterCutInTwoAtTheEndIsLeftOut() {
        byte[] bytes = "naïve 😀".getBytes(StandardCharsets.UTF_8);
        Preview preview = of(Arrays.copyOf(bytes, bytes.length - 2), "x.txt", false);
        assertEquals("naïve ", preview.text());
        assertEquals("UTF-8", preview.source().charset());
    }

    @Test
    void bytesThatAreNoTextAreDumped() {
        Preview preview = of(new byte[] {0, 1, 2, 'A', 'z', (byte) 0xFF}, "x.bin");
        assertEquals(Preview.Kind.HEX, preview.kind());
        assertTrue(preview.text().startsWith("00000000  00 01 02 41 7a ff"), preview.text());
        assertTrue(preview.text().stripTrailing().endsWith("...Az."), preview.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void csvIsATableWhateverItsSeparator(String separator) {
        Preview preview = of(
                String.join(separator, "a", "b", "c") + "\n1" + separator + "\"x\n\"\"y\"\"\"" + separator + "3\n",
                "t.csv");
        assertEquals(Preview.Kind.TABLE, preview.kind());
        assertEquals(List.of(List.of("a", "b", "c"), List.of("1", "x\n\"y\"", "3")), table(preview));
    }

    @Test
    void raggedAndUnclosedCsvShowsWhatCanBeRead() {
        assertEquals(2, table(of("a,b\n1\n", "t.csv")).size());
        Preview unclosed = of("a,b\n1,2\n3,\"never", "t.csv");
        assertTrue(table(unclosed).size() >= 2, unclosed.toString());
        Preview cut = of("a,b\n1,2\n3,4".getBytes(StandardCharsets.UTF_8), "t.csv", false);
        assertEquals(2, table(cut).size(), "a row that was cut off is left out");
        assertEquals(Preview.Kind.TEXT, of("", "t.csv").kind());
    }

    @Test
    void rowsAreReadAsTablesReadThem() throws IOException {
        assertEquals(
                List.of(List.of("a", "b"), List.of("1\0", "first row")), table(of("a,b\n1\0,first row\n", "t.csv")));
        assertEquals(
                List.of(List.of("a", "b"), List.of("1", "2")),
                table(of("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE), "t.csv")));
        assertEquals(List.of("x;y", "2"), table(of("a;b\n'x;y';2\n", "t.csv")).get(1));
        byte[] first = gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip("3,4\n5,6\n".getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertEquals(4, table(of(both, "t.csv.gz")).size());
        Preview cut = of(Arrays.copyOf(both, both.length - 9), "t.csv.gz", false);
        assertEquals(List.of(List.of("a", "b"), List.of("1", "2")), table(cut).subList(0, 2));
    }

    @Test
    void jsonAndXmlAreSetOutAnew() {
        assertTrue(pretty(of("{\"a\":[1,2]}", "x.json")).contains("\n"));
        assertTrue(pretty(of("<a><b>1</b><c/></a>", "x.xml")).contains("\n  <b>1</b>"));
        assertNull(pretty(of("# why\n{a: 1.10, b: [2, 3]}", "x.yaml")), "with its comments");
        assertNull(pretty(of("{\"a\":", "x.json")), "malformed: as it is");
        assertNull(pretty(of("<!doctype html><html><body>x</body></html>", "x.html")), "HTML is shown as source");
        assertNull(pretty(of("{\"a\":1}\n{\"a\":2}\n", "x.ndjson")));
    }

    @Test
    void valuesOfJsonStayAsTheyAre() {
        String json = "{\"a\":12345678901234567.89,\"a\":1.10,\"b\":1e400,\"c\":[-0,1E5,null,true]}";
        assertEquals(json, pretty(of(json, "x.json")).replaceAll("\\s", ""));
    }

    @Test
    void documentThatNamesAFileReadsNone() {
        String evil = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        assertNull(pretty(of(evil, "x.xml")));
    }

    @Test
    void gzipIsSeenThroughAndBounded() throws IOException {
        Preview preview = of(gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)), "t.csv.gz");
        assertEquals(Preview.Kind.TABLE, preview.kind());
        assertTrue(preview.compressed() && preview.whole());
        Preview bomb =
                of(gzip(new String(new char[50_000_000]).replace('\0', 'x').getBytes(StandardCharsets.UTF_8)), "b.gz");
        assertEquals(LIMIT, bomb.text().length());
        assertFalse(bomb.whole());
        byte[] whole = gzip("hello ".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        Preview cut = of(Arrays.copyOf(whole, whole.length / 2), "h.txt.gz", false);
        assertTrue(cut.text().startsWith("hello hello"), "as far as the bytes reach");
    }

    @Test
    void imagesAreKnownByTheirFirstBytes() {
        assertEquals(
                Preview.Kind.IMAGE,
                of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, "x.txt").kind());
        assertEquals(Preview.Kind.TEXT, of("not a picture", "x.png").kind());
    }

    @Test
    void emptyObjectIsEmptyText() {
        assertEquals("", of("", "x").text());
    }

    @ParameterizedTest
    @CsvSource({
        "a.json, , JSON",
        "a.ndjson, application/x-ndjson, JSON_LINES",
        "a, application/json; charset=utf-8, JSON",
        "a.svg, image/svg+xml, XML",
        "a.html, , HTML",
        "a.yml, , YAML",
        "a.txt, text/plain, PLAIN"
    })
    void formatIsJudgedByKeyAndContentType(String key, String contentType, TextFormat format) {
        assertEquals(
                format,
                of("x".getBytes(StandardCharsets.UTF_8), key, contentType, true, LIMIT)
                        .source()
                        .format());
    }

    /** S4: nested so deeply that it would be nothing but indents, or more than the stack holds. */
    @ParameterizedTest
    @CsvSource({
        "<a>, 3000, </a>, '', x.xml",
        "<a>, 30000, </a>, '', x.xml",
        "'{\"a\":', 480, }, 0, x.json",
        "[, 100000, ], '', x.json",
        "[, 100000, ], '', x.yaml",
        "'{a: ', 100000, }, 0, x.yml"
    })
    void whatIsNestedDeeplyStaysAsItIs(String open, int depth, String close, String inmost, String key) {
        String text = open.repeat(depth) + inmost + close.repeat(depth);
        Preview preview = of(text.getBytes(StandardCharsets.UTF_8), key, null, true, 1 << 20);
        assertEquals(Preview.Kind.TEXT, preview.kind());
        assertTrue(pretty(preview) == null, "it would grow many times");
        assertEquals(text.length(), preview.text().length());
    }

    @Test
    void whatWouldGrowManyTimesStaysAsItIs() {
        String deep = "{\"a\":".repeat(150) + "0" + "}".repeat(150);
        String text = "[" + (deep + ",").repeat(300) + "0]";
        Preview preview = of(text.getBytes(StandardCharsets.UTF_8), "x.json", null, true, 1 << 20);
        assertTrue(pretty(preview) == null, "it would grow many times");
        assertEquals("{\n  \"a\" : 1\n}", pretty(of("{\"a\":1}", "x.json")).replace("\r\n", "\n"));
    }
}
