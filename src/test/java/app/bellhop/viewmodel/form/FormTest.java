package app.bellhop.viewmodel.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormTest {

    private enum Size {
        SMALL,
        LARGE
    }

    private final Field<String> name = Field.text("name", "Name", "");
    private final Field<Integer> days = Field.number("days", "Days", 7, 1, 365, "Enter 1 to 365 days.");
    private final Field<Boolean> raw = Field.check("raw", "Raw", true);
    private final Form form = Form.of("Title", "Text", "Make")
            .fields(name, days, raw)
            .check(name, answers -> answers.get(name).isBlank() ? "Enter a name." : "")
            .check(raw, answers -> answers.get(raw) && answers.get(days) > 30 ? "Not for so long." : "");

    private Answers answers(String name, String days, String raw) {
        return new Answers(
                List.of(Answer.read(this.name, name), Answer.read(this.days, days), Answer.read(this.raw, raw)));
    }

    @Test
    void answersHaveTheTypesOfTheirFields() {
        Answers answers = answers("a", " 12 ", "false");
        int number = answers.get(days);
        assertEquals(12, number);
        assertFalse(answers.get(raw));
        assertEquals("a", answers.get(name));
        assertEquals(List.of(), form.problems(answers));
    }

    @Test
    void everyProblemIsSaidAtItsField() {
        assertEquals(
                List.of(new Problem(name, "Enter a name."), new Problem(raw, "Not for so long.")),
                form.problems(answers(" ", "31", "true")));
    }

    @Test
    void whatCannotBeReadIsSaidBeforeRulesAreApplied() {
        for (String bad : List.of("", "0", "366", "a week", "99999999999")) {
            Answers answers = answers("", bad, "true");
            assertEquals(List.of(new Problem(days, "Enter 1 to 365 days.")), form.problems(answers));
            assertThrows(NoSuchElementException.class, () -> answers.get(days));
        }
    }

    @Test
    void fieldOfAnotherFormHasNoAnswer() {
        Field<String> other = Field.text("name", "Name", "");
        assertFalse(answers("a", "1", "true").has(other));
        assertThrows(
                NoSuchElementException.class, () -> answers("a", "1", "true").get(other));
    }

    @Test
    void choiceIsAmongValuesWhateverTheirWords() {
        Field<Size> size =
                Field.choice("size", "Size", Size.SMALL, List.of(Size.values()), s -> "Taille " + s.ordinal());
        assertEquals("Taille 1", size.format(Size.LARGE));
        assertEquals(Optional.of(Size.LARGE), size.read("Taille 1"));
        assertEquals(Optional.empty(), size.read("LARGE"));
    }

    @Test
    void editableChoiceTakesItsValuesByTheirWordsAndReadsTheRest() {
        Field<Integer> minutes = Field.editableChoice(
                "minutes",
                "Minutes",
                60,
                List.of(15, 60),
                m -> m == 60 ? "an hour" : m + " minutes",
                text -> text.matches("\\d+") ? Optional.of(Integer.valueOf(text)) : Optional.empty(),
                "Enter minutes.");
        assertEquals(Optional.of(60), minutes.read("an hour"));
        assertEquals(Optional.of(90), minutes.read("90"));
        assertEquals(Optional.empty(), minutes.read("soon"));
    }

    @Test
    void pathsAreReadAndMayBeLeftOutWhereThatIsSaid() {
        Field<Path> folder = Field.folder("folder", "Folder", Path.of("/tmp"), "Choose a folder.");
        assertEquals(Optional.of(Path.of("/data")), folder.read(" /data "));
        assertEquals(Optional.empty(), folder.read(" "));
        assertEquals(Optional.empty(), folder.read("a\0b"));
        Field<Optional<Path>> optional = Field.optionalFolder("folder", "Folder", "Not a folder.");
        assertEquals(Optional.of(Optional.empty()), optional.read(""));
        assertEquals(Optional.of(Optional.of(Path.of("/data"))), optional.read("/data"));
        assertTrue(optional.read("a\0b").isEmpty());
    }

    @Test
    void confirmationIsAboutSomethingLost() {
        Form question = Form.confirm("Delete", "Really?", List.of("a"), "Delete");
        assertTrue(question.destructive());
        assertEquals(List.of(), question.problems(new Answers(List.of())));
    }
}
