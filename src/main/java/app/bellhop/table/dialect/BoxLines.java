package app.bellhop.table.dialect;

import java.util.regex.Pattern;

/** The lines of boxes around cells, which are in a block of Unicode, as others draw them with dashes and bars. */
final class BoxLines {

    private static final Pattern RULE = Pattern.compile("[\\s\u2500-\u257F]+");

    private static final String HORIZONTAL = "\u2500\u2501\u2504\u2505\u2508\u2509\u254C\u254D\u2550";
    private static final String VERTICAL = "\u2502\u2503\u2506\u2507\u250A\u250B\u254E\u254F\u2551";

    private static final int FIRST_LINES = 4;

    private BoxLines() {}

    /** Whether one of the first lines is nothing but such lines. */
    static boolean drawn(String head) {
        return head.lines()
                .filter(line -> !line.isBlank())
                .limit(FIRST_LINES)
                .anyMatch(
                        line -> RULE.matcher(line).matches() && line.chars().anyMatch(c -> HORIZONTAL.indexOf(c) >= 0));
    }

    /** With dashes, bars and plus signs; bars within cells are escaped. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '|') {
                plain.append("\\|");
            } else if (c < '\u2500' || c > '\u257F') {
                plain.append(c);
            } else {
                plain.append(HORIZONTAL.indexOf(c) >= 0 ? '-' : VERTICAL.indexOf(c) >= 0 ? '|' : '+');
            }
        }
        return plain.toString();
    }
}
