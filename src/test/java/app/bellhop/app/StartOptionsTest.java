package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void missingValueIsTold() {
        assertThrows(IllegalArgumentException.class, () -> StartOptions.parse(List.of("--home")));
    }
}
