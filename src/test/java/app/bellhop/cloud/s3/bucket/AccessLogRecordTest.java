package app.bellhop.cloud.s3.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessLogRecordTest {

    private static final String LINE =
            "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be bucket [06/Feb/2019:00:00:38 +0000]"
                    + " 192.0.2.3 arn:aws:iam::1:user/ada 3E57427F3EXAMPLE REST.GET.OBJECT a%2Bb/photo.jpg"
                    + " \"GET /bucket/a%2Bb/photo.jpg?x=1 HTTP/1.1\" 403 AccessDenied 113 - 7 - \"-\""
                    + " \"S3Console/0.4, aws-sdk\" - s9lzHYrFp76ZVxRcpX9 SigV4 ECDHE-RSA AuthHeader host TLSv1.2 - -";

    @Test
    void lineIsReadField() {
        AccessLogRecord record = AccessLogRecord.parse(LINE).orElseThrow();
        assertEquals(
                new AccessLogRecord(
                        Instant.parse("2019-02-06T00:00:38Z"),
                        "bucket",
                        "192.0.2.3",
                        "arn:aws:iam::1:user/ada",
                        "REST.GET.OBJECT",
                        "a%2Bb/photo.jpg",
                        403,
                        "AccessDenied",
                        113,
                        "S3Console/0.4, aws-sdk"),
                record);
    }

    @Test
    void anythingElseIsNone() {
        assertTrue(AccessLogRecord.parse("").isEmpty());
        assertTrue(AccessLogRecord.parse("not a log line").isEmpty());
        assertTrue(
                AccessLogRecord.parse(LINE.replace("06/Feb/2019", "yesterday")).isEmpty());
        assertTrue(AccessLogRecord.parse(LINE.replace(" 403 ", " many ")).isEmpty());
        assertTrue(AccessLogRecord.parse(LINE.substring(0, 200)).isEmpty());
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        AccessLogRecord record =
                AccessLogRecord.parse(LINE.replace("AccessDenied 113", "- -")).orElseThrow();
        assertEquals("", record.errorCode());
        assertEquals(-1, record.bytesSent());
    }
}
