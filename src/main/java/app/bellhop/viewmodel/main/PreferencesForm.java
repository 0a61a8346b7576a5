package app.bellhop.viewmodel.main;

import app.bellhop.settings.Appearance;
import app.bellhop.settings.Preferences;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.List;

/** Asks for what the user prefers in all connections. How transfers work is asked by their own form. */
final class PreferencesForm {

    private final Field<Appearance> appearance;
    private final Field<Path> downloads;
    private final Field<LinkExpiry> links;
    private final Field<String> protectedTopics;
    private final Field<Boolean> updates;

    PreferencesForm(Preferences now) {
        appearance = Field.choice(
                "appearance",
                Texts.get("menu.appearance"),
                now.appearance(),
                List.of(Appearance.values()),
                value -> Texts.get(value == Appearance.DARK ? "menu.appearance.dark" : "menu.appearance.light"));
        downloads = Field.folder(
                "downloadFolder", Texts.get("preferences.downloads"), now.downloads(), Texts.get("download.noFolder"));
        links = LinkExpiry.field("linkLifetime", Texts.get("preferences.links"), now.presignSeconds());
        protectedTopics =
                Field.text("protectedTopics", Texts.get("preferences.protectedTopics"), now.protectedTopics());
        updates = Field.check("lookForUpdates", Texts.get("preferences.updates"), now.lookForUpdates());
    }

    Form form() {
        return Form.of(Texts.get("preferences.title"), Texts.get("preferences.text"), Texts.get("preferences.ok"))
                .fields(appearance, downloads, links, protectedTopics, updates)
                .hint(protectedTopics, typed -> Texts.get("protectTopics.text"));
    }

    boolean dark(Answers typed) {
        return typed.get(appearance) == Appearance.DARK;
    }

    Preferences apply(Preferences now, Answers typed) {
        return now.withDownloadFolder(typed.get(downloads).toString())
                .withPresignSeconds(typed.get(links).fromNow().toSeconds())
                .withProtectedTopics(typed.get(protectedTopics))
                .withLookForUpdates(typed.get(updates));
    }
}
