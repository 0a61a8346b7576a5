package app.bellhop.transfer.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Glob patterns of a sync. */
class NamePatternsTest {

    @ParameterizedTest
    @CsvSource({
        "*.tmp, a.tmp, true",
        "*.tmp, logs/2026/a.tmp, true",
        "*.tmp, a.tmpx, false",
        "logs/*.csv, logs/a.csv, true",
        "logs/*.csv, logs/2026/a.csv, false",
        "logs/*.csv, old/logs/a.csv, false",
        "logs/**, logs/2026/a.csv, true",
        "**/a.csv, x/y/a.csv, true",
        "build/, build/a, true",
        "build/, x/build/y/z, true",
        "build/, rebuild/a, false",
        "build/, build, false",
        "node_modules, x/node_modules/y/z.js, true",
        "logs/*, logs/2026/a.csv, true",
        "*.TMP, a.tmp, true",
        "thumbs.db, Pictures/Thumbs.db, true",
        "report-?.csv, report-1.csv, true",
        "report-?.csv, report-12.csv, false",
        "a+(b).txt, a+(b).txt, true",
        "a//*, a//b, true",
        "/*, /b, true",
        "*, ünïcode 😀, true",
    })
    void matchesAsAShellUserExpects(String pattern, String name, boolean matches) {
        assertThat(NamePatterns.of(pattern).match(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a.tmp, true", "b.bak, true", "c.csv, false"})
    void severalPatternsAreSeparatedByCommasOrLineEnds(String name, boolean matches) {
        assertThat(NamePatterns.of(" *.tmp ,\n*.bak\n").match(name)).isEqualTo(matches);
        assertThat(NamePatterns.of(" , \n").none()).isTrue();
    }
}
