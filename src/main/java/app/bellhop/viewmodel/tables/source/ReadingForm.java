package app.bellhop.viewmodel.tables.source;

import app.bellhop.table.data.FirstObject;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.types.EmptyValues;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form for which objects to read into a table, and how. */
final class ReadingForm {

    private static final String AUTOMATIC = "";

    /** As the user types it: nothing but separators can be blank. */
    private static final String NOTHING = "none";

    private static final int DETECT = -1;
    private static final int MAX_SKIPPED = 1_000_000;
    private static final List<String> SEPARATORS =
            List.of(AUTOMATIC, ",", ";", "\t", "|", " ", ":", "^", "~", "\u0001");
    private static final List<String> MARKS = List.of(AUTOMATIC, "\"", "'", NOTHING);
    private static final List<String> ESCAPES = List.of(AUTOMATIC, "\\", NOTHING);
    private static final List<String> COMMENTS = List.of(AUTOMATIC, "#", "//", "%", NOTHING);
    private static final List<Integer> HEADERS = List.of(DETECT, 0, 1, 2, 3);
    private static final List<String> CHARSETS =
            List.of("", "UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "IBM437", "IBM850", "Shift_JIS", "GB18030");

    private final Field<String> glob;
    private final Field<String> charset;
    private final Field<String> separator;
    private final Field<String> quote;
    private final Field<String> escape;
    private final Field<String> comment;
    private final Field<Integer> skip;
    private final Field<Integer> header;
    private final Field<String> sheet;
    private final Field<EmptyValues> empties;
    private final Field<String> records;
    private final boolean sheets;
    private final boolean json;

    /** @param first how what was read is written */
    ReadingForm(String glob, ReadOptions now, FirstObject first) {
        this.glob = Field.text("glob", Texts.get("table.glob"), glob);
        charset = Field.editableChoice(
                "charset",
                Texts.get("table.charset"),
                now.charset(),
                CHARSETS,
                name -> name.isEmpty() ? Texts.get("table.auto") : name,
                ReadingForm::charset,
                Texts.get("table.badCharset"));
        separator = Field.editableChoice(
                "separator",
                Texts.get("table.separator"),
                now.separator() == null ? AUTOMATIC : now.separator(),
                SEPARATORS,
                ReadingForm::words,
                text -> text.length() > 9 || text.matches("(?s).*[\r\n].*") ? Optional.empty() : Optional.of(text),
                Texts.get("table.badSeparator"));
        quote = mark("quote", Texts.get("table.quote"), typed(now.quote()), MARKS);
        escape = mark("escape", Texts.get("table.escape"), typed(now.escape()), ESCAPES);
        comment = Field.editableChoice(
                "comment",
                Texts.get("table.comment"),
                now.comment() == null ? AUTOMATIC : now.comment().isEmpty() ? NOTHING : now.comment(),
                COMMENTS,
                ReadingForm::words,
                text -> Optional.of(text.strip()),
                "");
        skip = Field.parsed(
                "skip",
                Texts.get("table.skip"),
                now.skip() == null ? DETECT : now.skip(),
                lines -> lines == DETECT ? "" : lines.toString(),
                ReadingForm::lines,
                Texts.get("table.badSkip"));
        header = Field.choice(
                "header",
                Texts.get("table.header"),
                now.headerRows() == null ? DETECT : now.headerRows(),
                HEADERS,
                ReadingForm::headerWords);
        empties = Field.parsed(
                "empties",
                Texts.get("table.empties"),
                now.empties(),
                values -> values.texts().stream().sorted().collect(Collectors.joining(", ")),
                text -> Optional.of(new EmptyValues(Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toSet()))),
                "");
        json = first.json().isPresent();
        records = Field.editableChoice(
                "records",
                Texts.get("table.records"),
                now.records() == null ? AUTOMATIC : now.records().isEmpty() ? NOTHING : now.records(),
                recordChoices(first),
                path -> path.equals(NOTHING) ? Texts.get("table.wholeDocument") : words(path),
                text -> Optional.of(text.strip()),
                "");
        sheets = !first.sheets().isEmpty();
        sheet = Field.choice(
                "sheet",
                Texts.get("table.sheet"),
                now.sheet(),
                sheetChoices(now, first.sheets()),
                name -> switch (name) {
                    case "" -> Texts.get("table.firstSheet");
                    case ReadOptions.ALL_SHEETS -> Texts.get("table.allSheets");
                    default -> name;
                });
    }

    private static List<String> sheetChoices(ReadOptions now, List<String> names) {
        Set<String> choices = new LinkedHashSet<>(List.of("", ReadOptions.ALL_SHEETS));
        choices.addAll(names);
        choices.add(now.sheet());
        return List.copyOf(choices);
    }

    private static List<String> recordChoices(FirstObject first) {
        List<String> choices = new ArrayList<>(List.of(AUTOMATIC, NOTHING));
        first.json().ifPresent(shape -> choices.addAll(shape.choices()));
        return choices;
    }

    private static Field<String> mark(String name, String label, String now, List<String> choices) {
        return Field.editableChoice(
                name,
                label,
                now,
                choices,
                ReadingForm::words,
                text -> text.length() < 2 || text.equals(NOTHING) ? Optional.of(text) : Optional.empty(),
                Texts.get("table.oneCharacter"));
    }

    /** The name of a choice; a character that isn't named is shown as it is. */
    static String words(String choice) {
        return switch (choice) {
            case AUTOMATIC -> Texts.get("table.auto");
            case NOTHING -> Texts.get("table.none");
            case "," -> Texts.get("table.comma");
            case ";" -> Texts.get("table.semicolon");
            case "\t" -> Texts.get("table.tab");
            case "|" -> Texts.get("table.pipe");
            case " " -> Texts.get("table.space");
            case "\u0001" -> Texts.get("table.controlA");
            default -> choice;
        };
    }

    private static String headerWords(int rows) {
        return switch (rows) {
            case DETECT -> Texts.get("table.auto");
            case 0 -> Texts.get("table.noHeader");
            case 1 -> Texts.get("table.firstLineHeader");
            default -> Texts.get("table.headerLines", rows);
        };
    }

    private static Optional<Integer> lines(String text) {
        String number = text.strip();
        if (number.isEmpty()) {
            return Optional.of(DETECT);
        }
        return number.matches("[0-9]{1,7}")
                ? Optional.of(Integer.valueOf(number)).filter(lines -> lines <= MAX_SKIPPED)
                : Optional.empty();
    }

    private static Optional<String> charset(String text) {
        String name = text.strip();
        try {
            return name.isEmpty() || Charset.isSupported(name) ? Optional.of(name) : Optional.empty();
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    Form form() {
        Form form = Form.of(Texts.get("table.options"), Texts.get("table.optionsText"), Texts.get("table.readAgain"))
                .fields(sheets ? forSheets() : json ? forJson() : forText())
                .check(glob, typed -> typed.get(glob).isBlank() ? Texts.get("table.noGlob") : "");
        return sheets || json ? form : form.check(quote, this::quoteIsSeparator);
    }

    private String quoteIsSeparator(Answers typed) {
        return !typed.get(quote).isEmpty() && typed.get(separator).startsWith(typed.get(quote))
                ? Texts.get("table.sameCharacter")
                : "";
    }

    private List<Field<?>> forText() {
        return List.of(glob, charset, separator, quote, escape, comment, skip, header, empties);
    }

    private List<Field<?>> forJson() {
        return List.of(glob, charset, records, header, empties);
    }

    private List<Field<?>> forSheets() {
        return List.of(glob, sheet, skip, header, empties);
    }

    String glob(Answers typed) {
        return typed.get(glob).strip();
    }

    ReadOptions options(Answers typed) {
        ReadOptions now = ReadOptions.AUTOMATIC.withEmpties(typed.get(empties));
        if (sheets) {
            return now.withLines(null, detected(typed.get(skip)), detected(typed.get(header)))
                    .withSheet(typed.get(sheet));
        }
        if (json) {
            return now.withCharset(typed.get(charset))
                    .withRecords(detected(typed.get(records)))
                    .withHeaderRows(detected(typed.get(header)));
        }
        return now.withCharset(typed.get(charset))
                .withCells(
                        typed.get(separator).isEmpty() ? null : typed.get(separator),
                        character(typed.get(quote)),
                        character(typed.get(escape)))
                .withLines(detected(typed.get(comment)), detected(typed.get(skip)), detected(typed.get(header)));
    }

    private static String typed(@Nullable Character mark) {
        return mark == null ? AUTOMATIC : mark == Dialect.NONE ? NOTHING : mark.toString();
    }

    private static @Nullable Character character(String typed) {
        return typed.isEmpty()
                ? null
                : typed.equals(NOTHING) ? Character.valueOf(Dialect.NONE) : Character.valueOf(typed.charAt(0));
    }

    /** Null to detect it, and empty for none. */
    private static @Nullable String detected(String typed) {
        return typed.isEmpty() ? null : typed.equals(NOTHING) ? "" : typed;
    }

    private static @Nullable Integer detected(int rows) {
        return rows == DETECT ? null : Integer.valueOf(rows);
    }
}
