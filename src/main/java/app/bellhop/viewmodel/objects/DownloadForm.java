package app.bellhop.viewmodel.objects;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;

/** Asks which folder a download goes into. */
public final class DownloadForm {

    private final Field<Path> folder;

    public DownloadForm(Path initial) {
        folder = Field.folder(Field.ONLY, Texts.get("download.field"), initial, Texts.get("download.noFolder"));
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
