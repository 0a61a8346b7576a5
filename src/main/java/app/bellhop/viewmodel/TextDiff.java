package app.bellhop.viewmodel;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** What a change would change, line by line. */
public final class TextDiff {

    /** What happens to a line. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** One line of either text. */
    public record Line(Kind kind, String text) {}

    private TextDiff() {}

    /** All lines of both texts, those that go before those that come. */
    public static List<Line> of(String before, String after) {
        List<Line> lines = new ArrayList<>();
        DiffRowGenerator generator = DiffRowGenerator.create()
                .lineNormalizer(line -> line)
                .ignoreWhiteSpaces(false)
                .build();
        for (DiffRow row : generator.generateDiffRows(lines(before), lines(after))) {
            switch (row.getTag()) {
                case EQUAL -> lines.add(new Line(Kind.SAME, row.getNewLine()));
                case INSERT -> lines.add(new Line(Kind.ADDED, row.getNewLine()));
                case DELETE -> lines.add(new Line(Kind.REMOVED, row.getOldLine()));
                default -> {
                    lines.add(new Line(Kind.REMOVED, row.getOldLine()));
                    lines.add(new Line(Kind.ADDED, row.getNewLine()));
                }
            }
        }
        return lines;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
