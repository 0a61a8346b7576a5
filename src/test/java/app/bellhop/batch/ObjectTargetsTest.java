package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectTargetsTest {

    private static ObjectTargets targets(String... keys) {
        return ObjectTargets.of(
                "b",
                List.of(keys).stream()
                        .map(key -> key.isEmpty() || key.endsWith("/")
                                ? ObjectEntry.ofPrefix(key)
                                : new ObjectEntry(key, false, 1, null, null, null))
                        .toList());
    }

    private static void overlap(String expected, ObjectTargets one, ObjectTargets other) {
        Optional<S3Location> place = expected == null ? Optional.empty() : Optional.of(new S3Location("b", expected));
        assertEquals(place, one.overlap(other));
        assertEquals(place, other.overlap(one));
    }

    @Test
    void sameObjectOverlaps() {
        overlap("c", targets("a", "c"), targets("b", "c", "d"));
    }

    @Test
    void objectBelowAPrefixOverlaps() {
        overlap("p/q/r", targets("x", "p/"), targets("p/q/r"));
    }

    @Test
    void prefixBelowAPrefixOverlaps() {
        overlap("p/q/", targets("p/"), targets("p/q/"));
        overlap("p/", targets("p/"), targets("p/"));
    }

    @Test
    void wholeBucketOverlapsEverythingInIt() {
        overlap("a", targets(""), targets("a"));
        overlap("p/", ObjectTargets.prefix(new S3Location("b", "")), targets("p/"));
    }

    @Test
    void neighboursDoNotOverlap() {
        overlap(null, targets("a", "p/"), targets("b", "p", "pq", "q/"));
    }

    @Test
    void otherBucketsDoNotOverlap() {
        assertEquals(Optional.empty(), targets("a").overlap(ObjectTargets.object(new S3Location("other", "a"))));
    }
}
