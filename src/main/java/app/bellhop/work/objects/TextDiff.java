package app.bellhop.work.objects;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** A line-by-line comparison of two texts. */
public final class TextDiff {

    /** Whether a line is kept, added or removed. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** A line of either text. */
    public record Line(Kind kind, String text) {}

    private static final int MAX_LINES = 6000;

    private TextDiff() {}

    /** All lines of both texts, removed before added ones; for very long texts, only the part that differs. */
    public static List<Line> of(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        if (old.size() + now.size() > MAX_LINES) {
            return ends(old, now);
        }
        List<Line> lines = new ArrayList<>();
        DiffRowGenerator generator = DiffRowGenerator.create()
                .lineNormalizer(line -> line)
                .ignoreWhiteSpaces(false)
                .build();
        for (DiffRow row : generator.generateDiffRows(old, now)) {
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

    /** Everything between the first and last difference, because comparing it line by line would take minutes. */
    private static List<Line> ends(List<String> old, List<String> now) {
        int start = 0;
        int shorter = Math.min(old.size(), now.size());
        while (start < shorter && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        old.subList(start, old.size() - end).forEach(line -> lines.add(new Line(Kind.REMOVED, line)));
        now.subList(start, now.size() - end).forEach(line -> lines.add(new Line(Kind.ADDED, line)));
        return lines;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
