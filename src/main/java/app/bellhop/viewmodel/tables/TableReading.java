package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.data.ReadOptions;
import app.bellhop.table.data.ReadOptions.Header;
import app.bellhop.table.data.TableReader;
import app.bellhop.viewmodel.base.Form;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which objects are read into a table, and how: found out, and changeable. FX thread. */
final class TableReading {

    private static final String EVERYTHING = "**";
    private static final List<String> CHARSETS =
            List.of("", "UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "Shift_JIS", "GB18030");

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
        return entry -> (any || TableReader.readable(entry.key()) || chosen.contains(entry))
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

    private static Map<String, Character> separators() {
        Map<String, Character> separators = new LinkedHashMap<>();
        separators.put(Texts.get("table.auto"), '\0');
        separators.put(Texts.get("table.comma"), ',');
        separators.put(Texts.get("table.semicolon"), ';');
        separators.put(Texts.get("table.tab"), '\t');
        separators.put(Texts.get("table.pipe"), '|');
        return separators;
    }

    void ask() {
        Map<String, Character> separators = separators();
        String now = separators.entrySet().stream()
                .filter(e -> e.getValue() == options.separator())
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(String.valueOf(options.separator()));
        Form form = new Form(
                Texts.get("table.options"),
                Texts.get("table.optionsText"),
                List.of(),
                List.of(
                        Form.Field.text("glob", Texts.get("table.glob"), glob),
                        new Form.Field(
                                "separator",
                                Texts.get("table.separator"),
                                Form.Kind.EDITABLE_CHOICE,
                                now,
                                List.copyOf(separators.keySet())),
                        Form.Field.text(
                                "quote",
                                Texts.get("table.quote"),
                                options.quote() == '\0' ? "" : String.valueOf(options.quote())),
                        Form.Field.choice(
                                "header",
                                Texts.get("table.header"),
                                Texts.of(options.header()),
                                Stream.of(Header.values()).map(Texts::of).toList()),
                        new Form.Field(
                                "charset",
                                Texts.get("table.charset"),
                                Form.Kind.EDITABLE_CHOICE,
                                options.charset(),
                                CHARSETS)),
                Texts.get("table.readAgain"),
                false,
                typed -> check(typed, separators));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    glob = typed.get("glob").strip();
                    options = new ReadOptions(
                            separator(typed, separators),
                            typed.get("quote").isEmpty()
                                    ? '\0'
                                    : typed.get("quote").charAt(0),
                            Stream.of(Header.values())
                                    .filter(h -> Texts.of(h).equals(typed.get("header")))
                                    .findFirst()
                                    .orElse(Header.AUTOMATIC),
                            text(typed.get("charset")));
                    read.run();
                }));
    }

    private static String text(String orNull) {
        return orNull == null ? "" : orNull.strip();
    }

    private static char separator(Map<String, String> typed, Map<String, Character> separators) {
        String chosen = typed.get("separator");
        return separators.containsKey(chosen) ? separators.get(chosen) : chosen.charAt(0);
    }

    private static String check(Map<String, String> typed, Map<String, Character> separators) {
        if (typed.get("glob").isBlank()) {
            return Texts.get("table.noGlob");
        }
        String separator = typed.get("separator") == null ? "" : typed.get("separator");
        boolean one = separators.containsKey(separator) || separator.length() == 1;
        boolean lineEnd = separator.equals("\n") || separator.equals("\r");
        if (!one
                || lineEnd
                || typed.get("quote").length() > 1
                || typed.get("quote").equals(separator)) {
            return Texts.get("table.oneCharacter");
        }
        try {
            String charset = text(typed.get("charset"));
            return charset.isEmpty() || Charset.isSupported(charset) ? "" : Texts.get("table.badCharset");
        } catch (IllegalCharsetNameException e) {
            return Texts.get("table.badCharset");
        }
    }
}
