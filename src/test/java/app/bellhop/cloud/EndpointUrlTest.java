package app.bellhop.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " http://localhost:9000 ",
                "https://s3.example.com/",
                "HTTPS://s3.example.com/some/path",
                "http://[::1]:9000",
                "http://[fe80::1]/"
            })
    void addressesAreTaken(String written) {
        assertEquals(Optional.empty(), EndpointUrl.problem(written));
        assertEquals(URI.create(written.strip()), EndpointUrl.parse(written, "office"));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9000, ENDPOINT_WITHOUT_SCHEME",
        "127.0.0.1:9000, ENDPOINT_WITHOUT_SCHEME",
        "s3.example.com/bucket, ENDPOINT_WITHOUT_SCHEME",
        "http://minio_server:9000, ENDPOINT_UNDERSCORE",
        "minio_1:9000, ENDPOINT_UNDERSCORE",
        "https://minio_1.example/base_path, ENDPOINT_UNDERSCORE",
        "http://s3 .example.com, BAD_ENDPOINT",
        "not one, BAD_ENDPOINT",
        "s3://bucket, BAD_ENDPOINT",
        "https://, BAD_ENDPOINT",
        "https://key:secret@s3.example.com, BAD_ENDPOINT",
        "https://console.example.com/#/buckets, BAD_ENDPOINT",
        "https://s3.example.com/?list-type=2, BAD_ENDPOINT",
        "http://localhost:99999, BAD_ENDPOINT",
        "http://::1:9000, BAD_ENDPOINT",
        "'', BAD_ENDPOINT"
    })
    void whatIsWrongIsNamed(String written, ConnectionProblem problem) {
        assertEquals(problem, EndpointUrl.problem(written).orElseThrow().code());
        CloudException e = assertThrows(CloudException.class, () -> EndpointUrl.parse(written, "office"));
        assertEquals(ErrorKind.INVALID, e.kind());
    }

    /** The failure goes to the log. */
    @Test
    void passwordInAnAddressIsNotRepeated() {
        CloudException e = assertThrows(
                CloudException.class, () -> EndpointUrl.parse("https://key:pa55@s3.example.com", "office"));
        assertFalse(e.toString().contains("pa55"), e::toString);
    }
}
