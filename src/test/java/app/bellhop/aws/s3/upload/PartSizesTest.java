package app.bellhop.aws.s3.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No upload has more parts than S3 takes, whatever the size of its file. */
class PartSizesTest {

    @ParameterizedTest
    @CsvSource({
        "16777217, 8388608, 3",
        "64424509440, 8388608, 7680", // 60 GiB
        "83886080000, 8388608, 10000",
        "83886080001, 9437184, 8889",
        "107374182400, 11534336, 9310", // 100 GiB
        "53687091200000, 5368709120, 10000" // The largest object.
    })
    void growWithTheFile(long size, long partSize, int parts) {
        PartSizes sizes = PartSizes.of(size);
        assertEquals(partSize, sizes.partSize());
        assertEquals(parts, sizes.count());
        long last = sizes.length(parts);
        assertTrue(last > 0 && last <= partSize, () -> "last part: " + last);
        assertEquals(size, sizes.offset(parts) + last);
    }
}
