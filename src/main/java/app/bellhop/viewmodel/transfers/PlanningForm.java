package app.bellhop.viewmodel.transfers;

import app.bellhop.settings.PlanningSettings;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;

/** Asks what is done, unasked, about existing targets, and which names are left out of folders. */
final class PlanningForm {

    private final Field<IfExists> uploads;
    private final Field<IfExists> downloads;
    private final Field<String> excluded;

    PlanningForm(PlanningSettings now) {
        uploads = ifExists("uploadIfExists", Texts.get("planning.uploads"), now.uploadIfExists());
        downloads = ifExists("downloadIfExists", Texts.get("planning.downloads"), now.downloadIfExists());
        excluded = Field.text("excludedNames", Texts.get("planning.excluded"), now.excludedNames());
    }

    private static Field<IfExists> ifExists(String name, String label, String now) {
        return Field.choice(name, label, IfExists.named(now), List.of(IfExists.values()), Texts::of);
    }

    Form form() {
        return Form.of(Texts.get("planning.title"), Texts.get("planning.text"), Texts.get("planning.ok"))
                .details(Texts.get("planning.detail"))
                .fields(uploads, downloads, excluded);
    }

    PlanningSettings settings(Answers typed) {
        return new PlanningSettings(
                typed.get(uploads).name(), typed.get(downloads).name(), typed.get(excluded));
    }
}
