package app.bellhop.work.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.ParquetTest;
import app.bellhop.table.parquet.RangedBytes;
import app.bellhop.work.preview.MarkdownBlock.Span;
import app.bellhop.work.preview.Preview.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images, documents, archives and media files, each made here. */
class PreviewFormatsTest {

    private static final int LIMIT = 1 << 20;
    private static final int HEAD = 1000;

    /** The bytes beyond the head are read in ranges, and counted. */
    private static final class Stored implements RangedBytes {

        private final byte[] bytes;
        private long read;

        Stored(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public byte[] read(long offset, int count) {
            read += count;
            return Arrays.copyOfRange(bytes, (int) offset, (int) offset + count);
        }
    }

    private static Preview of(byte[] bytes, String key) {
        return Previews.of(bytes, key, null, true, LIMIT, new ReadBytes(bytes, bytes.length, new Stored(bytes)));
    }

    private static Preview of(String text, String key) {
        return of(text.getBytes(StandardCharsets.UTF_8), key);
    }

    private static Preview ofHead(Stored object, String key) {
        byte[] head = Arrays.copyOf(object.bytes, Math.min(HEAD, object.bytes.length));
        return Previews.of(head, key, null, false, LIMIT, new ReadBytes(head, object.bytes.length, object));
    }

    private static BufferedImage drawn(Preview preview) {
        assertTrue(Rasters.draws(preview), preview.toString());
        return Rasters.draw(preview);
    }

    private static byte[] webp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    private static byte[] tiff(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0xFF8000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "tiff", out));
        return out.toByteArray();
    }

    @Test
    void webpAndTiffAreDrawn() throws IOException {
        assertEquals(Kind.IMAGE, of(webp(), "x").kind());
        assertEquals(1, drawn(of(webp(), "x")).getWidth());
        BufferedImage image = drawn(of(tiff(7, 5), "x.tif"));
        assertEquals(7, image.getWidth());
        assertEquals(5, image.getHeight());
        assertEquals(0xFFFF8000, image.getRGB(1, 1));
    }

    @Test
    void largeTiffIsDrawnSmaller() throws IOException {
        assertEquals(
                Rasters.MAX_SIDE,
                drawn(of(tiff(2 * Rasters.MAX_SIDE, 3), "x.tif")).getWidth());
    }

    /** A header of a few bytes that says 16,384 × 16,384. */
    @Test
    void imagesOfTooManyPixelsAreNotDecoded() {
        byte[] bomb = webp();
        Arrays.fill(bomb, 21, 24, (byte) 0xFF);
        bomb[24] |= 0x0F;
        assertEquals(Kind.HEX, of(bomb, "x.webp").kind());
        byte[] damaged = Arrays.copyOf(webp(), 24);
        assertNull(Rasters.draw(new Preview(Kind.IMAGE, new Preview.Picture(damaged), null, false, true)));
    }

    @Test
    void svgIsDrawnAndItsSourceKept() {
        Preview svg = of(
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">"
                        + "<rect width=\"20\" height=\"10\" fill=\"#ff0000\"/></svg>",
                "logo.svg");
        assertEquals(Kind.SVG, svg.kind());
        assertTrue(svg.text().contains("<rect"));
        BufferedImage image = drawn(svg);
        assertEquals(1024, image.getWidth());
        assertEquals(512, image.getHeight());
        assertEquals(0xFFFF0000, image.getRGB(500, 250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' width='10'",
            })
    void svgThatCannotBeDrawnIsNone(String text) {
        assertNull(Rasters.draw(of(text, "x.svg")));
    }

    @Test
    void svgReadsNothingElseAndNestsOnlySoFar() {
        String deep = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>" + "<g>".repeat(5000)
                + "<rect width='9' height='9'/>" + "</g>".repeat(5000) + "</svg>";
        assertNull(Rasters.draw(of(deep, "x.svg")));
        String entity = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&x;</text></svg>";
        BufferedImage image = Rasters.draw(of(entity, "x.svg"));
        assertTrue(image == null || image.getRGB(5, 5) == 0, "nothing of the file is drawn");
        String picture =
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image width='9' height='9' href='"
                        + "data:image/webp;base64," + Base64.getEncoder().encodeToString(webp()) + "'/></svg>";
        assertNotNull(Rasters.draw(of(picture, "x.svg")), "drawn without the image");
    }

    @Test
    void markdownIsReadBlockByBlock() {
        Preview preview = of(
                "# Title\n\nSome **bold** and [a link](https://example.org).\n\n- one\n  1. two\n\n> said\n\n"
                        + "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n---\n",
                "README.md");
        assertEquals(Kind.MARKDOWN, preview.kind());
        List<MarkdownBlock> blocks = ((Preview.Document) preview.view()).blocks();
        assertEquals(
                List.of(
                        MarkdownBlock.Kind.HEADING,
                        MarkdownBlock.Kind.PARAGRAPH,
                        MarkdownBlock.Kind.PARAGRAPH,
                        MarkdownBlock.Kind.PARAGRAPH,
                        MarkdownBlock.Kind.QUOTE,
                        MarkdownBlock.Kind.TABLE,
                        MarkdownBlock.Kind.CODE,
                        MarkdownBlock.Kind.RULE),
                blocks.stream().map(MarkdownBlock::kind).toList());
        assertEquals(
                List.of(
                        new Span("Some ", false, false, false, ""),
                        new Span("bold", true, false, false, ""),
                        new Span(" and ", false, false, false, ""),
                        new Span("a link", false, false, false, "https://example.org"),
                        new Span(".", false, false, false, "")),
                blocks.get(1).spans());
        assertEquals("•", blocks.get(2).marker());
        assertEquals("1.", blocks.get(3).marker());
        assertEquals(2, blocks.get(3).level());
        assertEquals(
                List.of(List.of("a", "b"), List.of("1", "2")), blocks.get(5).rows());
        assertTrue(preview.text().startsWith("# Title"), "the source is kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![a](", "1. "})
    void markdownIsNestedAndReadOnlySoFar(String repeated) {
        Preview preview = of(repeated.repeat(3_000) + "x\n\nx\n\n".repeat(5_000), "x.md");
        assertTrue(((Preview.Document) preview.view()).blocks().size() <= 1000);
    }

    private static byte[] zip(int entries, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("folder/"));
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("folder/" + i + ".txt"));
                zip.write(new byte[size]);
            }
        }
        return out.toByteArray();
    }

    private static List<ArchiveEntry> entries(Preview preview) {
        assertEquals(Kind.ARCHIVE, preview.kind());
        return ((Preview.Archive) preview.view()).entries();
    }

    @Test
    void zipIsListedFromItsEnd() throws IOException {
        List<ArchiveEntry> entries = entries(of(zip(2, 3), "x.jar"));
        assertEquals(
                List.of("folder/", "folder/0.txt", "folder/1.txt"),
                entries.stream().map(ArchiveEntry::name).toList());
        assertTrue(entries.get(0).folder());
        assertEquals(3, entries.get(2).size());
        Stored large = new Stored(zip(10, 300_000));
        assertEquals(11, entries(ofHead(large, "x.zip")).size());
        assertTrue(large.read < 200_000, "its directory only: " + large.read);
    }

    @Test
    void archivesOfManyEntriesShowTheFirst() throws IOException {
        assertEquals(Archives.MAX_ENTRIES, entries(of(zip(5000, 0), "x.zip")).size());
    }

    @Test
    void damagedZipIsShownAsBytes() throws IOException {
        byte[] zip = zip(2, 3);
        assertEquals(Kind.HEX, of(Arrays.copyOf(zip, zip.length - 30), "x.zip").kind());
    }

    private static byte[] tar(int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (String name : List.of("a.bin", "b/c.bin")) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(size);
                tar.putArchiveEntry(entry);
                tar.write(new byte[size]);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void tarIsListedWithoutItsContents() throws IOException {
        Stored large = new Stored(tar(3_000_000));
        List<ArchiveEntry> entries = entries(ofHead(large, "x.tar"));
        assertEquals(
                List.of("a.bin", "b/c.bin"),
                entries.stream().map(ArchiveEntry::name).toList());
        assertEquals(3_000_000, entries.get(1).size());
        assertTrue(large.read < 400_000, "what lies between is skipped: " + large.read);
        Preview damaged = of(Arrays.copyOf(large.bytes, 3_000_000), "x.tar");
        assertEquals(1, entries(damaged).size(), "as far as it goes");
        assertFalse(damaged.whole());
    }

    @Test
    void compressedTarIsListedAsFarAsItIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(tar(1000));
        }
        Preview preview = of(out.toByteArray(), "x.tar.gz");
        assertEquals(2, entries(preview).size());
        assertTrue(preview.compressed() && preview.whole());
        Preview cut = Previews.of(out.toByteArray(), "x.tar.gz", null, true, 1200, new Stored(new byte[0]));
        assertEquals(1, entries(cut).size());
        assertFalse(cut.whole());
    }

    private static Preview parquet() throws IOException {
        try (InputStream file = ParquetTest.class.getResourceAsStream("snappy.parquet")) {
            return ofHead(new Stored(file.readAllBytes()), "x.parquet");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void parquetShowsItsColumnsAndRows() throws IOException {
        Preview preview = parquet();
        assertEquals(Kind.PARQUET, preview.kind());
        Preview.Parquet file = (Preview.Parquet) preview.view();
        assertEquals(3, file.info().rows());
        List<List<String>> rows = file.rows();
        assertEquals(List.of("id", "name", "price"), rows.get(0).subList(0, 3));
        assertEquals(4, rows.size());
    }

    @Test
    @DisabledForJreRange(min = JRE.JAVA_22)
    void parquetIsShownAsBytesByAnOldJava() throws IOException {
        assertEquals(Kind.PARQUET, parquet().kind());
        assertInstanceOf(Preview.Dump.class, parquet().view());
    }

    private static MediaFacts facts(Preview preview) {
        return assertInstanceOf(Preview.Media.class, preview.view()).facts();
    }

    @Test
    void waveSaysItsLength() throws IOException {
        AudioFormat format = new AudioFormat(8000, 16, 2, true, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(new byte[96_000]), format, 24_000),
                AudioFileFormat.Type.WAVE,
                out);
        Stored wave = new Stored(out.toByteArray());
        assertEquals(new MediaFacts("WAV", 3000, 0, 0, 8000, 2), facts(ofHead(wave, "x.wav")));
    }

    private static byte[] box(String name, byte[]... content) {
        int size = 8 + Arrays.stream(content).mapToInt(part -> part.length).sum();
        ByteBuffer box = ByteBuffer.allocate(size).putInt(size).put(name.getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(content).forEach(box::put);
        return box.array();
    }

    /** As cameras write them: what describes the film comes last. */
    @Test
    void filmSaysItsLengthAndSize() {
        ByteBuffer header = ByteBuffer.allocate(100).putInt(12, 600).putInt(16, 600 * 83);
        ByteBuffer track = ByteBuffer.allocate(84).putInt(76, 1920 << 16).putInt(80, 1080 << 16);
        byte[] film = box(
                "free",
                box("ftyp", "isom    ".getBytes(StandardCharsets.US_ASCII)),
                box("mdat", new byte[5_000_000]),
                box("moov", box("mvhd", header.array()), box("trak", box("tkhd", track.array()))));
        Stored object = new Stored(Arrays.copyOfRange(film, 8, film.length));
        assertEquals(new MediaFacts("MP4", 83_000, 1920, 1080, 0, 0), facts(ofHead(object, "x.mp4")));
        assertTrue(object.read < 1000, "only its boxes: " + object.read);
        byte[] cut = Arrays.copyOf(object.bytes, object.bytes.length - 20);
        assertEquals("MP4", facts(ofHead(new Stored(cut), "x.mp4")).format());
    }

    @Test
    void flacSaysItsLengthAndOthersTheirFormat() {
        byte[] flac = Arrays.copyOf("fLaC".getBytes(StandardCharsets.US_ASCII), 42);
        ByteBuffer.wrap(flac).putLong(18, 44_100L << 44 | 1L << 41 | 15L << 36 | 441_000);
        assertEquals(new MediaFacts("FLAC", 10_000, 0, 0, 44_100, 2), facts(of(flac, "x.flac")));
        assertEquals("Ogg", facts(of("OggS\0\2", "x.ogg")).format());
        assertEquals(
                "PDF 1.7",
                facts(of(new byte[] {'%', 'P', 'D', 'F', '-', '1', '.', '7', 0, 1}, "x.pdf"))
                        .format());
        assertEquals(Kind.PDF, of("%PDF-1.4\n1 0 obj\nendobj\n", "x.pdf").kind(), "some are all text");
        assertNotEquals(Kind.MEDIA, of("ID3,name\n1,2\n", "x.csv").kind());
    }

    @Test
    void pastItsLimitNoMoreIsRead() throws IOException {
        ReadBytes bytes = new ReadBytes(new byte[10], 1L << 40, new RangedBytes() {
            @Override
            public long length() {
                return 1L << 40;
            }

            @Override
            public byte[] read(long offset, int count) {
                return new byte[count];
            }
        });
        assertEquals(10, bytes.read(0, 10).length);
        IOException end = null;
        for (int i = 0; end == null && i < 100; i++) {
            try {
                bytes.read(i, 1 << 20);
            } catch (IOException e) {
                end = e;
            }
        }
        assertNotNull(end);
    }
}
