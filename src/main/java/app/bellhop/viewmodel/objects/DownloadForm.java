package app.bellhop.viewmodel.objects;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks which folder a download goes into. */
public final class DownloadForm {

    private final Field<Path> folder;

    /** @param last the folder of the last download, or null */
    public DownloadForm(@Nullable String last) {
        folder = Field.folder(Field.ONLY, Texts.get("download.field"), folder(last), Texts.get("download.noFolder"));
    }

    /** Where downloads go unless the user says otherwise. */
    public static Path folder(@Nullable String last) {
        return last == null ? Path.of(System.getProperty("user.home"), "Downloads") : Path.of(last);
    }

    /** @param what names what is downloaded */
    public Form form(String what) {
        return Form.of(Texts.get("download.title"), what, Texts.get("download.ok"))
                .fields(folder);
    }

    public Path folder(Answers typed) {
        return typed.get(folder);
    }
}
