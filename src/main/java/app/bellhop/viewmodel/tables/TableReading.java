package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.ReadOptions;
import app.bellhop.table.RowReader;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which objects are read into a table, and how: found out, and changeable. FX thread. */
final class TableReading {

    private static final String EVERYTHING = "**";

    private final UiContext context;
    private final Runnable read;
    private ReadOptions options = ReadOptions.AUTOMATIC;
    private String glob = EVERYTHING;

    /** @param read reads anew */
    TableReading(UiContext context, Runnable read) {
        this.context = context;
        this.read = read;
    }

    ReadOptions options() {
        return options;
    }

    /** Why there is no table, and what to do. */
    String nothing() {
        return glob.equals(EVERYTHING) ? Texts.get("table.nothing") : Texts.get("table.nothingMatches", glob);
    }

    /**
     * Which objects are read: by their names, below the place they were chosen in. For any thread.
     *
     * @param selection objects that were chosen by themselves, not by a prefix, are read whatever they are called
     */
    Predicate<ObjectEntry> filter(S3Location place, List<ObjectEntry> selection) {
        Set<ObjectEntry> chosen = new HashSet<>(selection);
        Pattern names = Pattern.compile(regex(glob), Pattern.DOTALL);
        boolean any = !glob.equals(EVERYTHING);
        return entry -> (any || RowReader.readable(entry.key()) || chosen.contains(entry))
                && !entry.key().endsWith("/")
                && names.matcher(entry.nameBelow(place.key())).matches();
    }

    /** {@code *} is any text up to the next slash, {@code **} any text, {@code ?} one character. */
    static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        // By code points: half an emoji matches nothing.
        int[] characters = glob.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            if (c == '*' && i + 1 < characters.length && characters[i + 1] == '*') {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(Character.toString(c)));
            }
        }
        return regex.toString();
    }

    void ask() {
        ReadingForm form = new ReadingForm(glob, options);
        context.dialogs()
                .ask(form.form())
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    glob = form.glob(typed);
                    options = form.options(typed);
                    read.run();
                }));
    }
}
