package app.bellhop.viewmodel.base;

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
        folder = Field.folder(
                Field.ONLY,
                Texts.get("download.field"),
                last == null ? Path.of(System.getProperty("user.home"), "Downloads") : Path.of(last),
                Texts.get("download.noFolder"));
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
