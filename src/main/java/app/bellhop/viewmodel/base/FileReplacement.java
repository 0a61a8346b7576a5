package app.bellhop.viewmodel.base;

import app.bellhop.viewmodel.form.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks before a file is replaced. FX thread. */
public final class FileReplacement {

    private FileReplacement() {}

    /** @param next receives whether to replace a file of that name; isn't called if the user keeps the one that is there */
    public static void ask(UiContext context, Path file, Consumer<Boolean> next) {
        context.then(context.inBackground(() -> Files.exists(file)), there -> {
            if (there) {
                context.ask(
                        question(Texts.get("page.replaceText", file.toString()), List.of()), yes -> next.accept(true));
            } else {
                next.accept(false);
            }
        });
    }

    /** @param details what is known of what would be replaced */
    public static Form question(String text, List<String> details) {
        return Form.confirm(Texts.get("page.replace"), text, details, Texts.get("page.replaceOk"));
    }
}
