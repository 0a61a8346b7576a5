package app.bellhop.viewmodel.base;

import java.nio.file.Path;
import java.util.List;

/** Asks which folder a download goes into. */
public final class DownloadForm {

    private DownloadForm() {}

    /**
     * The question.
     *
     * @param last the folder of the last download, or null
     * @param what names what is downloaded
     */
    public static Form of(String last, String what) {
        Path standard = Path.of(System.getProperty("user.home"), "Downloads");
        return new Form(
                Texts.get("download.title"),
                what,
                List.of(Texts.get("download.detail")),
                List.of(new Form.Field(
                        Form.ONLY,
                        Texts.get("download.field"),
                        Form.Kind.FOLDER,
                        last == null ? standard.toString() : last,
                        List.of())),
                Texts.get("download.ok"),
                false,
                answers -> answers.get(Form.ONLY).isBlank() ? Texts.get("download.noFolder") : "");
    }
}
