package app.bellhop.transfer.local;

import java.util.Locale;

/** Names that keep two files apart. */
public final class NumberedName {

    private NumberedName() {}

    /** As {@code report (1).csv}. */
    public static String of(String name, int number) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        return String.format(Locale.ROOT, "%s (%d)%s", stem, number, ending);
    }
}
