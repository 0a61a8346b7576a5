package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Pages of keys in UTF-8 byte order. Keys behind a common prefix are skipped, not scanned. */
final class ObjectLister {

    private static final int PAGE_SIZE = 1000;
    private final Database database;

    ObjectLister(Database database) {
        this.database = database;
    }

    ListObjectsV2Response objects(ListObjectsV2Request r) {
        String prefix = orEmpty(r.prefix());
        String delimiter = orEmpty(r.delimiter());
        String after = r.continuationToken() != null ? fromToken(r.continuationToken()) : orEmpty(r.startAfter());
        int max = r.maxKeys() == null ? PAGE_SIZE : r.maxKeys();
        var page = new Page(max);
        byte[] from = start(prefix, delimiter, after);
        while (from != null && max > 0 && !page.more) {
            byte[] begin = from;
            byte[][] next = {null};
            database.scan(
                    "SELECT key, size, etag, modified, headers ->> 'storageClass' AS class FROM version"
                            + " WHERE bucket = ? AND key >= ? AND key < ? AND latest = 1 AND marker = 0 ORDER BY key",
                    row -> {
                        String key = Database.key(row, "key");
                        String commonPrefix = commonPrefix(key, prefix, delimiter);
                        if (!page.hasRoom()) {
                            return false;
                        }
                        if (commonPrefix != null) {
                            page.prefixes.add(SdkResponses.commonPrefix(commonPrefix));
                            page.last = commonPrefix;
                            next[0] = endOf(commonPrefix);
                            return false;
                        }
                        String storageClass = row.getString("class");
                        page.objects.add(S3Object.builder()
                                .key(key)
                                .eTag(row.getString("etag"))
                                .size(row.getLong("size"))
                                .lastModified(java.time.Instant.ofEpochMilli(row.getLong("modified")))
                                .storageClass(storageClass == null ? "STANDARD" : storageClass)
                                .build());
                        page.last = key;
                        return true;
                    },
                    r.bucket(),
                    begin,
                    endOf(prefix));
            from = next[0];
        }
        return SdkResponses.objectsPage(
                page.objects, page.prefixes, page.more ? token(Objects.requireNonNull(page.last)) : null);
    }

    /** Encoded, because a key may contain characters that XML can't. */
    private static String token(String last) {
        return Base64.getUrlEncoder().encodeToString(Database.key(last));
    }

    private static String fromToken(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    ListObjectVersionsResponse versions(ListObjectVersionsRequest r) {
        String prefix = orEmpty(r.prefix());
        String delimiter = orEmpty(r.delimiter());
        int max = r.maxKeys() == null ? PAGE_SIZE : r.maxKeys();
        long afterSeq = r.versionIdMarker() == null ? 0 : seq(r);
        // With a version ID marker, the listing continues within that key; without one, after it.
        byte[] from = afterSeq > 0 ? Database.key(r.keyMarker()) : start(prefix, delimiter, orEmpty(r.keyMarker()));
        var versions = new ArrayList<ObjectVersion>();
        var markers = new ArrayList<DeleteMarkerEntry>();
        var prefixes = new TreeSet<String>();
        var page = new Page(max);
        String[] lastVersion = {null};
        database.scan(
                "SELECT * FROM version WHERE bucket = ? AND key >= ? AND key < ? ORDER BY key, seq DESC",
                row -> {
                    Version v = Version.read(row);
                    if (afterSeq > 0 && v.key().equals(r.keyMarker()) && v.seq() >= afterSeq) {
                        return true;
                    }
                    String commonPrefix = commonPrefix(v.key(), prefix, delimiter);
                    if (commonPrefix != null && prefixes.contains(commonPrefix)) {
                        return true;
                    }
                    page.count = versions.size() + markers.size() + prefixes.size();
                    if (!page.hasRoom()) {
                        return false;
                    }
                    page.last = commonPrefix != null ? commonPrefix : v.key();
                    lastVersion[0] = commonPrefix != null ? null : v.id();
                    if (commonPrefix != null) {
                        prefixes.add(commonPrefix);
                    } else if (v.marker()) {
                        markers.add(DeleteMarkerEntry.builder()
                                .key(v.key())
                                .versionId(v.id())
                                .isLatest(v.latest())
                                .lastModified(v.modifiedAt())
                                .build());
                    } else {
                        versions.add(ObjectVersion.builder()
                                .key(v.key())
                                .versionId(v.id())
                                .isLatest(v.latest())
                                .lastModified(v.modifiedAt())
                                .eTag(v.etag())
                                .size(v.size())
                                .storageClass(v.storageClass())
                                .build());
                    }
                    return true;
                },
                r.bucket(),
                from,
                endOf(prefix));
        return ListObjectVersionsResponse.builder()
                .versions(versions)
                .deleteMarkers(markers)
                .commonPrefixes(
                        prefixes.stream().map(SdkResponses::commonPrefix).toList())
                .isTruncated(page.more)
                .nextKeyMarker(page.more ? page.last : null)
                .nextVersionIdMarker(page.more ? lastVersion[0] : null)
                .build();
    }

    /**
     * The sequence number of the version that ended the last page. That version may have been deleted since (emptying a
     * bucket deletes page by page); its ID still contains the number. The {@code null} version's doesn't, so its key is
     * listed from the start.
     */
    private long seq(ListObjectVersionsRequest r) {
        return database.first(
                        "SELECT seq FROM version WHERE bucket = ? AND key = ? AND id = ?",
                        row -> row.getLong(1),
                        r.bucket(),
                        Database.key(r.keyMarker()),
                        r.versionIdMarker())
                .or(() -> Versions.seq(r.versionIdMarker()))
                .orElse(Long.MAX_VALUE);
    }

    private static final class Page {
        final List<S3Object> objects = new ArrayList<>();
        final List<CommonPrefix> prefixes = new ArrayList<>();
        final int max;
        int count = -1;

        @Nullable
        String last;

        boolean more;

        Page(int max) {
            this.max = max;
        }

        boolean hasRoom() {
            int used = count >= 0 ? count : objects.size() + prefixes.size();
            more = used >= max;
            return !more;
        }
    }

    /** The lowest key a page can contain; {@code after} is the last key or common prefix of the previous page. */
    private static byte[] start(String prefix, String delimiter, String after) {
        if (after.isEmpty()) {
            return Database.key(prefix);
        }
        boolean wasPrefix = !delimiter.isEmpty()
                && after.length() > prefix.length()
                && after.startsWith(prefix)
                && after.endsWith(delimiter);
        byte[] from = wasPrefix ? endOf(after) : Database.key(after + "\0");
        byte[] first = Database.key(prefix);
        return java.util.Arrays.compareUnsigned(from, first) < 0 ? first : from;
    }

    private static @Nullable String commonPrefix(String key, String prefix, String delimiter) {
        int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }

    /** A bound above every key that starts with {@code prefix}: 0xFF never occurs in UTF-8. */
    private static byte[] endOf(String prefix) {
        byte[] bytes = Database.key(prefix);
        byte[] end = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = (byte) 0xFF;
        return end;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
