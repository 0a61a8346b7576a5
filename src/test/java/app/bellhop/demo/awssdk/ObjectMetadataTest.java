package app.bellhop.demo.awssdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ObjectMetadataTest {

    @Test
    void rowsOfOlderDemosAreRead() {
        ObjectMetadata headers = Version.JSON.readValue(
                "{\"contentType\":\"text/plain\",\"storageClass\":null,\"metadata\":{\"a\":\"b\"}}",
                ObjectMetadata.class);
        assertEquals("text/plain", headers.contentType());
        assertEquals("AES256", headers.response().build().serverSideEncryptionAsString());
    }
}
