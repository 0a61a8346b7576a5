package app.bellhop.demo.s3.log;

import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.http.BufferedResponse;
import app.bellhop.demo.s3.http.CopySource;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/** Logs one request, from its arrival to its response. */
public final class CallLogger {

    private final AccessLog log;
    private final SqliteBlobStore store;
    private final S3Call call;
    private final BufferedResponse response;
    private final boolean website;
    private final String requestId;
    private final String hostId;
    private final Instant arrival = Instant.now();

    public CallLogger(AccessLog log, SqliteBlobStore store, S3Call call, BufferedResponse response, boolean website) {
        this.log = log;
        this.store = store;
        this.call = call;
        this.response = response;
        this.website = website;
        this.requestId = log.uniqueId();
        this.hostId = Base64.getEncoder()
                .encodeToString((log.uniqueId() + log.uniqueId()).getBytes(StandardCharsets.US_ASCII));
        response.identify(requestId, hostId);
    }

    /** Logs the request, and the read of its source if it is a copy. */
    public void record() {
        boolean copies = call.request().getHeader("x-amz-copy-source") != null;
        if (call.bucket().isEmpty() || !copies && !log.isEnabled(call.bucket())) {
            return;
        }
        String operation = website ? "WEBSITE." + call.method() + ".OBJECT" : LogOperation.of(call);
        LogLine line = new LogLine(
                call,
                operation,
                requestId,
                hostId,
                arrival,
                response.getStatus(),
                response.errorCode(),
                call.method().equals("HEAD") ? 0 : response.bytes(),
                size(operation),
                millis(Instant.now()),
                millis(response.firstByte()));
        log.record(line);
        if (copies) {
            CopySource source = CopySource.of(call.request().getHeader("x-amz-copy-source"));
            S3Call read = new S3Call(call.request(), call.method(), source.bucket(), source.key());
            log.record(line.as(operation + "_GET", read, line.status(), line.error()));
        }
    }

    /** Logs each key that a DeleteObjects request deleted or failed to delete. */
    public void recordDeletes(List<String> keys) {
        if (!log.isEnabled(call.bucket())) {
            return;
        }
        Map<String, String> errors = Xml.parse(response.text()).stream()
                .flatMap(root -> Xml.all(root, "Error").stream())
                .collect(Collectors.toMap(
                        (Element error) -> Xml.text(error, "Key"), error -> Xml.text(error, "Code"), (a, b) -> a));
        for (String key : keys) {
            String error = errors.get(key);
            S3Call one = new S3Call(call.request(), call.method(), call.bucket(), key);
            log.record(new LogLine(
                    one,
                    "BATCH.DELETE.OBJECT",
                    requestId,
                    hostId,
                    arrival,
                    error == null ? 204 : 403,
                    error,
                    0,
                    null,
                    millis(Instant.now()),
                    millis(Instant.now())));
        }
    }

    private @Nullable Long size(String operation) {
        if (!operation.endsWith(".OBJECT")
                || response.getStatus() >= 300
                || call.method().equals("DELETE")) {
            return null;
        }
        try {
            return store.blobMetadata(HeadObjectRequest.builder()
                            .bucket(call.bucket())
                            .key(call.key())
                            .versionId(call.request().getParameter("versionId"))
                            .build())
                    .contentLength();
        } catch (AwsServiceException e) {
            return null; // Deleted meanwhile, or a website served another key.
        }
    }

    private long millis(Instant end) {
        return Duration.between(arrival, end).toMillis();
    }
}
