package app.bellhop.fake;

import java.util.stream.Stream;

/** Keys are bytes, not paths: these are legal, and trip whoever takes them for something else. */
public final class OddKeys {

    private OddKeys() {}

    public static Stream<String> all() {
        return Stream.of(
                "plain.txt",
                "a//b",
                "/leading",
                "..",
                "../up",
                "a/../b",
                "./here",
                "trailing/",
                "with space + plus % percent # hash ? question & and = é ü 漢字 😀.txt",
                "\"quotes\" 'single' <tag> \\back",
                "k".repeat(1024),
                "tab\tand \u0001 here");
    }
}
