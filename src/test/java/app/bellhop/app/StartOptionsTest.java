package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartOptionsTest {

    @Test
    void valuesFollowAnEqualsSignOrASpace() {
        StartOptions options = StartOptions.parse(List.of("--demo", "--home=/a=b", "--tour", "out"));
        assertTrue(options.has("demo"));
        assertEquals(Optional.of("/a=b"), options.get("home"));
        assertEquals(Optional.of("out"), options.get("tour"));
        assertEquals(Optional.empty(), options.get("region"));
    }

    @Test
    void unknownOptionIsTold() {
        var e = assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("--colour=red")));
        assertTrue(e.getMessage().contains("--colour=red"));
    }

    @Test
    void placeIsDecodedOnce() {
        StartOptions options = StartOptions.parse(List.of("--demo", "s3://city-data/100%25+a%20b%252F.csv"));
        assertEquals(Optional.of(new S3Location("city-data", "100%+a b%2F.csv")), options.place());
    }

    @Test
    void placeThatIsNotEncodedIsReadAsItStands() {
        StartOptions options = StartOptions.parse(List.of("s3://city-data/100% sure"));
        assertEquals(Optional.of(new S3Location("city-data", "100% sure")), options.place());
    }

    @Test
    void placeWithoutABucketAndSeveralPlacesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("s3://")));
        assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("s3://a", "s3://b")));
    }

    /** On Windows a quote after a backslash is part of the path. */
    @Test
    void folderThatCannotBeIsTold() {
        assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("--home=a\0b")));
        assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("--tour=a\0b")));
    }

    /** In the locale C, letters beyond ASCII have no bytes, as half a pair of chars never has. */
    @Test
    void userFolderThatTheLocaleCannotNameIsToldWithTheRemedy() {
        String folder = System.getProperty("user.home");
        System.setProperty("user.home", "/home/M\uD800ller");
        try {
            assertTrue(StartOptions.parse(List.of("--help")).has("help"));
            IllegalArgumentException told =
                    assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of()));
            assertEquals(
                    "Bellhop cannot use the folder /home/M\uD800ller/.bellhop: Malformed input or input contains unmappable"
                            + " characters. Set LC_ALL to a UTF-8 locale, such as C.UTF-8.",
                    told.getMessage());
        } finally {
            System.setProperty("user.home", folder);
        }
    }

    @Test
    void missingValueIsTold() {
        assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("--home")));
    }
}
