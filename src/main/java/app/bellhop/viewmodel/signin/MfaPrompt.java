package app.bellhop.viewmodel.signin;

import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Has the user enter MFA codes in a dialog, one for each device at a time. Any thread. */
public final class MfaPrompt implements CodePrompt {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final Supplier<Dialogs> dialogs;
    private final Executor ui;

    /** By device: whoever needs another code of it waits for the same. FX thread. */
    private final Map<String, CompletableFuture<Optional<String>>> open = new HashMap<>();

    /** @param dialogs those of the connection's tab */
    public MfaPrompt(Supplier<Dialogs> dialogs, Executor ui) {
        this.dialogs = dialogs;
        this.ui = ui;
    }

    @Override
    public CompletableFuture<Optional<String>> ask(String device, String problem) {
        return CompletableFuture.supplyAsync(() -> show(device, problem), ui).thenCompose(answer -> answer);
    }

    private CompletableFuture<Optional<String>> show(String device, String problem) {
        CompletableFuture<Optional<String>> shown = open.get(device);
        if (shown != null) {
            return shown;
        }
        Field<String> code = Field.text("mfaCode", Texts.get("mfa.code"), "");
        Form form = Form.of(Texts.get("mfa.title"), Texts.get("mfa.text", device), Texts.get("mfa.ok"))
                .failure(problem)
                .fields(code)
                .check(
                        code,
                        answers -> CODE.matcher(answers.get(code).strip()).matches() ? "" : Texts.get("mfa.badCode"));
        CompletableFuture<Optional<String>> answer = dialogs.get()
                .ask(form)
                .thenApply(answers -> answers.map(typed -> typed.get(code).strip()));
        open.put(device, answer);
        answer.whenComplete((typed, e) -> open.remove(device));
        return answer;
    }
}
