package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What has to be shipped with the libraries. */
class NoticesTest {

    private static final Path FOLDER = Path.of("target/classes/META-INF/third-party");
    private static final Pattern WITH_TEXT =
            Pattern.compile("(?m)^ *\\((?:MIT|BSD-[23]-Clause)\\).* \\(([^:() ]+):([^:]+):([^: ]+) - ");

    /** These licenses ask for their text and the copyright line, which many jars don't carry. */
    @Test
    void textsOfMitAndBsdLicensesAreInTheJarsOrBesideThem() throws IOException {
        String beside = Files.readString(FOLDER.resolve("LICENSES.txt"));
        List<MatchResult> libraries = WITH_TEXT
                .matcher(Files.readString(FOLDER.resolve("THIRD-PARTY.txt")))
                .results()
                .toList();
        List<String> missing = new ArrayList<>();
        for (MatchResult library : libraries) {
            String jar = library.group(2) + "-" + library.group(3) + ".jar";
            if (!beside.contains("(" + library.group(1) + ")") && !carriesText(jar)) {
                missing.add(jar);
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(libraries.size() > 10);
    }

    private static boolean carriesText(String jar) throws IOException {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(File.separator + jar))
                .findFirst()
                .orElseThrow(() -> new AssertionError(jar));
        try (ZipFile zip = new ZipFile(path)) {
            return zip.stream()
                    .anyMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).startsWith("meta-inf/license"));
        }
    }
}
