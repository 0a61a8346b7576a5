package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents: where their links lead, and the versions that they name. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z0-9.]+)>([^<]+)</\\1>");

    @Test
    void linksAndPicturesAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            for (MatchResult link : found(LINK, text(document))) {
                String target = link.group(1) == null ? link.group(2) : link.group(1);
                if (ELSEWHERE.matcher(target).matches()) {
                    continue;
                }
                links++;
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                if (!Files.exists(file) || parts.length > 1 && !anchors(file).contains(parts[1])) {
                    broken.add(document + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 0);
    }

    /** What a project needs beside the jar of the demo must be what the demo was tested with. */
    @Test
    void theDemoNamesTheVersionsOfTheBuild() {
        Map<String, String> built = new TreeMap<>();
        String pom = text(Path.of("pom.xml"));
        Map<String, String> properties = new TreeMap<>();
        found(PROPERTY, pom).forEach(p -> properties.put("${" + p.group(1) + "}", p.group(2)));
        found(DEPENDENCY, pom).forEach(d -> built.put(d.group(1), properties.getOrDefault(d.group(2), d.group(2))));
        built.put("s3", built.get("bom"));
        List<MatchResult> named = found(DEPENDENCY, text(Path.of("docs/demo.md")));
        assertTrue(named.size() > 1);
        named.forEach(d -> assertEquals(built.get(d.group(1)), d.group(2), d.group(1)));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> below = Stream.of("docs", "packaging", ".github").flatMap(DocsTest::tree)) {
            return Stream.concat(top, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Stream<Path> tree(String folder) {
        try {
            return Files.walk(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) {
        return found(HEADING, text(document)).stream()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
