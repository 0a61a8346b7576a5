package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * JavaFX holds bindings weakly: one that is made, listened to and kept by nobody is collected sooner or later, and what
 * listens hears nothing any more.
 */
class BindingsTest {

    /** A binding that is listened to in the statement that makes it. */
    private static final Pattern LOST = Pattern.compile(
            "(?:\\bBindings\\s*\\.\\w+\\(|\\.(?:isNotEmpty|isEmpty|isNull|isNotNull|not|and|or|isEqualTo|isNotEqualTo"
                    + "|greaterThan|lessThan|when|concat)\\()[^;{}]*\\)\\s*\\.(?:subscribe|addListener)\\(");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bindings.isNotEmpty(a).or(b).subscribe(this::show); | true",
                "model.text().isNotEmpty() .addListener((o, x, y) -> {}); | true",
                "wanted.subscribe(this::show); | false",
                "wanted = Bindings.isNotEmpty(a); wanted.subscribe(this::show); | false",
                "model.view().map(View::name).subscribe(this::show); | false"
            })
    void knowsThem(String code, boolean lost) {
        assertEquals(lost, LOST.matcher(code).find());
    }

    @Test
    void nobodyListensToABindingThatNobodyHolds() throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : List.of("ui", "viewmodel", "app")) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/app/bellhop", room))) {
                for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                    LOST.matcher(Files.readString(file)).results().forEach(m -> found.add(file + ": " + m.group()));
                }
            }
        }
        assertEquals(List.of(), found);
    }
}
