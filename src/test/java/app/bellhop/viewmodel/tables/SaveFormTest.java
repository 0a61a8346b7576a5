package app.bellhop.viewmodel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaveFormTest {

    @Test
    void nameFollowsTheFormatUnlessItsEndingIsTheUsersOwn() {
        assertTrue(filled("/tmp/table.csv").contains("table.html"));
        assertTrue(filled("s3://b/a.b/t.tsv").contains("a.b/t.html"));
        assertTrue(filled("s3://b/t.report").equals("[]"));
    }

    @Test
    void formatFollowsTheEndingThatIsTyped() {
        assertEquals("HTML", formatFor("CSV", "s3://b/report.html"));
        assertEquals("NDJSON", formatFor("HTML", "/tmp/rows.NDJSON"));
        assertEquals("HTML", formatFor("HTML", "s3://b/t.report"));
        assertEquals("HTML", formatFor("HTML", "s3://b/t.html"));
    }

    /** What the form fills in when HTML is chosen while that name stands there. */
    private static String filled(String name) {
        Form form = form();
        Answer<?> html = Answer.read(form.fields().get(0), "HTML");
        Answer<?> named = Answer.read(form.fields().get(1), name);
        return form.filled(html.field(), new Answers(List.of(html, named))).toString();
    }

    /** The format after that name was typed. */
    private static String formatFor(String before, String name) {
        Form form = form();
        Answer<?> format = Answer.read(form.fields().get(0), before);
        Answer<?> named = Answer.read(form.fields().get(1), name);
        return form.filled(named.field(), new Answers(List.of(format, named))).stream()
                .filter(answer -> answer.field() == format.field())
                .map(answer -> answer.value().orElseThrow().toString())
                .findFirst()
                .orElse(before);
    }

    private static Form form() {
        return new SaveForm(Path.of("/tmp"), "").form(List.of());
    }
}
