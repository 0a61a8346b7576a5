package app.bellhop.cloud.s3.bucket;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of an S3 server access log. A field that the service left out ({@code -}) is an empty text.
 *
 * @param status the HTTP status, or 0
 * @param bytesSent -1 where it is left out
 */
public record AccessLogRecord(
        Instant time,
        String bucket,
        String remoteIp,
        String requester,
        String operation,
        String key,
        int status,
        String errorCode,
        long bytesSent,
        String userAgent) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final int MIN_FIELDS = 17;

    /** Reads a line; empty when it is none. */
    public static Optional<AccessLogRecord> parse(String line) {
        List<String> f = fields(line);
        if (f.size() < MIN_FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccessLogRecord(
                    OffsetDateTime.parse(f.get(2), TIME).toInstant(),
                    f.get(1),
                    f.get(3),
                    f.get(4),
                    f.get(6),
                    f.get(7),
                    (int) number(f.get(9), 0),
                    f.get(10),
                    number(f.get(11), -1),
                    f.get(16)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long number(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    /** Fields stand between spaces; [ … ] and " … " may hold spaces. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char first = line.charAt(at);
            char close = first == '[' ? ']' : first == '"' ? '"' : ' ';
            int start = close == ' ' ? at : at + 1;
            int end = line.indexOf(close, start);
            if (end < 0) {
                end = line.length();
            }
            String field = line.substring(start, end);
            fields.add(field.equals("-") ? "" : field);
            at = close == ' ' ? end + 1 : end + 2;
        }
        return fields;
    }
}
