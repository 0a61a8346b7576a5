package app.bellhop.work.preview;

import app.bellhop.table.parquet.RangedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Lists ZIP and tar archives without extracting anything: only the headers of the first entries are read. */
final class Archives {

    /** Of more entries, one more is read. */
    static final int MAX_ENTRIES = 1000;

    /** Where a tar file has its mark. */
    private static final int MARK = 257;

    private Archives() {}

    /** Whether a file with this beginning is a ZIP file: a jar, too, and documents of office programs. */
    static boolean zip(byte[] head) {
        return Magic.at(head, 0, "PK\3\4") || Magic.at(head, 0, "PK\5\6");
    }

    /** Whether a file with this beginning is a tar file. */
    static boolean tar(byte[] head) {
        return Magic.at(head, MARK, "ustar");
    }

    /** The entries, from the directory at the end of the file. */
    static List<ArchiveEntry> ofZip(RangedBytes bytes) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new RangedChannel(bytes))
                .setIgnoreLocalFileHeader(true)
                .get()) {
            List<ArchiveEntry> entries = new ArrayList<>();
            Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder();
            while (all.hasMoreElements() && entries.size() <= MAX_ENTRIES) {
                ZipArchiveEntry entry = all.nextElement();
                entries.add(new ArchiveEntry(
                        entry.getName(), entry.isDirectory(), entry.getSize(), instant(entry.getLastModifiedTime())));
            }
            return entries;
        } catch (IllegalArgumentException e) {
            throw new IOException(e); // A damaged directory.
        }
    }

    /** The entries, by the header before each; what lies between is not read. */
    static List<ArchiveEntry> ofTar(RangedBytes bytes) throws IOException {
        try (TarFile tar = new TarFile(new RangedChannel(bytes))) {
            return tar.getEntries().stream()
                    .limit(MAX_ENTRIES + 1)
                    .map(Archives::entry)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException(e); // A damaged header.
        }
    }

    /** The first entries, as far as the stream reaches. */
    static List<ArchiveEntry> ofTar(InputStream stream) {
        List<ArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && entries.size() <= MAX_ENTRIES) {
                entries.add(entry(entry));
                entry = tar.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            return entries; // The rest is missing or damaged.
        }
        return entries;
    }

    private static ArchiveEntry entry(TarArchiveEntry entry) {
        return new ArchiveEntry(
                entry.getName(), entry.isDirectory(), entry.getSize(), instant(entry.getLastModifiedTime()));
    }

    private static @Nullable Instant instant(@Nullable FileTime time) {
        return time == null ? null : time.toInstant();
    }
}
