package app.bellhop.cloud.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.ByteRanges.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteRangesTest {

    @Test
    void rangesThatTouchOrOverlapBecomeOne() {
        ByteRanges ranges = new ByteRanges();
        ranges.add(10, 20);
        ranges.add(30, 40);
        ranges.add(5, 5);
        assertEquals("10-20,30-40", ranges.toString());
        ranges.add(20, 30);
        assertEquals("10-40", ranges.toString());
        ranges.add(0, 12);
        ranges.add(35, 50);
        assertEquals("0-50", ranges.toString());
        assertEquals(50, ranges.total());
    }

    @Test
    void whatIsMissingIsBetweenTheRangesAndBehindThem() {
        ByteRanges ranges = ByteRanges.parse("0-10,25-30");
        assertEquals(10, ranges.unbroken());
        assertEquals(30, ranges.end());
        assertEquals(List.of(new Range(10, 25), new Range(30, 32)), ranges.missing(32));
        assertEquals(List.of(), ByteRanges.parse("0-40").missing(32));
        assertEquals(List.of(new Range(0, 3)), ByteRanges.parse("").missing(3));
    }
}
