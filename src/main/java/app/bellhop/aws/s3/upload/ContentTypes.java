package app.bellhop.aws.s3.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** Derives a file's content type from its name, and where that does not tell, from its first bytes. */
final class ContentTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final int FIRST_BYTES = 1024;

    private ContentTypes() {}

    /** Blocks: reads the file's first bytes where the name does not tell. */
    static String of(Path file) throws IOException {
        String byName = AsyncRequestBody.fromFile(file).contentType();
        if (!byName.equals(UNKNOWN)) {
            return byName;
        }
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(FIRST_BYTES);
        }
        String byContent = URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(first));
        if (byContent != null) {
            return byContent;
        }
        return first.length > 0 && isText(first) ? "text/plain; charset=utf-8" : UNKNOWN;
    }

    /** Whether these are characters of UTF-8, maybe without the end of the last one, and no control characters. */
    private static boolean isText(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, false)
                .isError();
        return !malformed && text.flip().chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
    }
}
