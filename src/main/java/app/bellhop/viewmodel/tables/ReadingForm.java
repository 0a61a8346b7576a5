package app.bellhop.viewmodel.tables;

import app.bellhop.table.ReadOptions;
import app.bellhop.table.ReadOptions.Header;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Optional;

/** The form for which objects to read into a table, and how. */
final class ReadingForm {

    /** Detects the setting from the objects. */
    private static final char AUTOMATIC = '\0';

    private static final List<Character> SEPARATORS = List.of(AUTOMATIC, ',', ';', '\t', '|');
    private static final List<String> CHARSETS =
            List.of("", "UTF-8", "UTF-16", "windows-1252", "ISO-8859-1", "Shift_JIS", "GB18030");

    private final Field<String> glob;
    private final Field<Character> separator;
    private final Field<Character> quote;
    private final Field<Header> header;
    private final Field<String> charset;

    ReadingForm(String glob, ReadOptions now) {
        this.glob = Field.text("glob", Texts.get("table.glob"), glob);
        separator = Field.editableChoice(
                "separator",
                Texts.get("table.separator"),
                now.separator(),
                SEPARATORS,
                ReadingForm::words,
                text -> character(text).filter(c -> c != '\n' && c != '\r'),
                Texts.get("table.oneCharacter"));
        quote = Field.parsed(
                "quote",
                Texts.get("table.quote"),
                now.quote(),
                c -> c == AUTOMATIC ? "" : c.toString(),
                text -> text.isEmpty() ? Optional.of(AUTOMATIC) : character(text),
                Texts.get("table.oneCharacter"));
        header = Field.choice("header", Texts.get("table.header"), now.header(), List.of(Header.values()), Texts::of);
        charset = Field.editableChoice(
                "charset",
                Texts.get("table.charset"),
                now.charset(),
                CHARSETS,
                name -> name,
                ReadingForm::charset,
                Texts.get("table.badCharset"));
    }

    private static String words(char separator) {
        return switch (separator) {
            case AUTOMATIC -> Texts.get("table.auto");
            case ',' -> Texts.get("table.comma");
            case ';' -> Texts.get("table.semicolon");
            case '\t' -> Texts.get("table.tab");
            case '|' -> Texts.get("table.pipe");
            default -> String.valueOf(separator);
        };
    }

    private static Optional<Character> character(String text) {
        return text.length() == 1 ? Optional.of(text.charAt(0)) : Optional.empty();
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
        return Form.of(Texts.get("table.options"), Texts.get("table.optionsText"), Texts.get("table.readAgain"))
                .fields(glob, separator, quote, header, charset)
                .check(glob, typed -> typed.get(glob).isBlank() ? Texts.get("table.noGlob") : "")
                .check(
                        quote,
                        typed -> typed.get(quote) != AUTOMATIC
                                        && typed.get(quote).equals(typed.get(separator))
                                ? Texts.get("table.oneCharacter")
                                : "");
    }

    String glob(Answers typed) {
        return typed.get(glob).strip();
    }

    ReadOptions options(Answers typed) {
        return new ReadOptions(typed.get(separator), typed.get(quote), typed.get(header), typed.get(charset));
    }
}
