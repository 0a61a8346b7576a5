package app.bellhop.viewmodel.pages;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.pages.Website;
import java.nio.file.Path;
import java.util.Optional;

final class WebsiteForm {

    private final Field<String> index = Field.text("index", Texts.get("website.index"), "index.html");
    private final Field<String> error = Field.text("error", Texts.get("website.error"), "");
    private final Field<Boolean> everybody = Field.check("everybody", Texts.get("site.everybody"), true);
    private final Field<Optional<Path>> folder =
            Field.optionalFolder("folder", Texts.get("site.folder"), Texts.get("site.noFolder"));
    private final Field<Boolean> open = Field.check("open", Texts.get("site.open"), true);

    Form form(String bucket) {
        return Form.of(Texts.get("site.title"), Texts.get("site.text", bucket), Texts.get("contacts.plan"))
                .details(Texts.get("site.explained"))
                .fields(index, error, everybody, folder, open)
                .check(
                        index,
                        typed -> typed.get(index).isBlank() || typed.get(index).contains("/")
                                ? Texts.get("site.badIndex")
                                : "");
    }

    Website website(Answers typed) {
        return new Website(
                typed.get(index).strip(),
                typed.get(error).strip(),
                typed.get(everybody),
                typed.get(folder),
                typed.get(open));
    }
}
