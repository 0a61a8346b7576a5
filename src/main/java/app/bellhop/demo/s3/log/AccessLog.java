package app.bellhop.demo.s3.log;

import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.http.Xml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Server access logging: requests to buckets with a logging configuration become lines, and lines become objects in the
 * target bucket.
 *
 * <p>S3 delivers logs within hours. The demo delivers them when the target bucket is listed, when a thousand lines are
 * pending for it, or when the server stops: a listing of the target includes every request answered before. Deliveries
 * aren't logged.
 */
public final class AccessLog {

    private static final int MAX_PENDING_LINES = 1000;
    private static final DateTimeFormatter NAME = format("yyyy-MM-dd-HH-mm-ss");
    private static final DateTimeFormatter DAY = format("yyyy/MM/dd");
    private static final String ACCOUNT = "000000000000";

    private record PendingLine(String prefix, String line) {}

    private final SqliteBlobStore store;
    private final SecureRandom random = new SecureRandom();

    /** By target bucket. Guarded by itself. */
    private final Map<String, List<PendingLine>> pending = new LinkedHashMap<>();

    public AccessLog(SqliteBlobStore store) {
        this.store = store;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /** Returns 16 hexadecimal digits, as S3 uses for request IDs and log names. */
    public String uniqueId() {
        return "%016X".formatted(random.nextLong());
    }

    public boolean isEnabled(String bucket) {
        return configuration(bucket).isPresent();
    }

    private Optional<Element> configuration(String bucket) {
        return store.subResources().get(bucket, "logging").flatMap(Xml::parse).stream()
                .flatMap(root -> Xml.all(root, "LoggingEnabled").stream())
                .findFirst();
    }

    /** Records a line if its bucket is logged. */
    public void record(LogLine line) {
        String source = line.call().bucket();
        Optional<Element> configuration = configuration(source);
        if (configuration.isEmpty()) {
            return;
        }
        String target = Xml.text(configuration.get(), "TargetBucket");
        int count;
        synchronized (pending) {
            List<PendingLine> lines = pending.computeIfAbsent(target, name -> new ArrayList<>());
            lines.add(new PendingLine(prefix(configuration.get(), source, line.time()), line.toString()));
            count = lines.size();
        }
        if (count >= MAX_PENDING_LINES) {
            deliver(target);
        }
    }

    private String prefix(Element configuration, String source, Instant time) {
        String prefix = Xml.text(configuration, "TargetPrefix");
        return Xml.all(configuration, "PartitionedPrefix").isEmpty()
                ? prefix
                : prefix + ACCOUNT + "/" + store.region(source).orElse("us-east-1") + "/" + source + "/"
                        + DAY.format(time) + "/";
    }

    /** Writes the pending lines of a target bucket, one object per prefix. */
    public void deliver(String target) {
        List<PendingLine> lines;
        synchronized (pending) {
            lines = pending.remove(target);
        }
        if (lines == null) {
            return;
        }
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        lines.forEach(line -> texts.computeIfAbsent(line.prefix(), prefix -> new StringBuilder())
                .append(line.line())
                .append('\n'));
        texts.forEach((prefix, log) -> put(target, prefix, log.toString()));
    }

    public void deliverAll() {
        List<String> targets;
        synchronized (pending) {
            targets = List.copyOf(pending.keySet());
        }
        targets.forEach(this::deliver);
    }

    private void put(String target, String prefix, String log) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(target)
                .key(prefix + NAME.format(Instant.now()) + "-" + uniqueId())
                .contentType("text/plain")
                .contentLength((long) bytes.length)
                .build();
        try {
            store.putBlob(request, new ByteArrayInputStream(bytes));
        } catch (AwsServiceException e) {
            // The target bucket no longer exists. S3 loses such lines, too.
        }
    }
}
