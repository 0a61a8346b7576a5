package app.bellhop.viewmodel.start;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.SecretProblem;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.settings.secrets.SecretsException;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for passphrases and secrets in dialogs. Any thread. */
public final class SecretPrompts implements SecretPrompt {

    private final Supplier<Dialogs> dialogs;
    private final Executor ui;
    private final Supplier<ErrorViewModel> errors;
    private final boolean newerJava;

    /**
     * @param dialogs called on the FX thread
     * @param errors the banner that is shown
     * @param newerJava whether a newer Java would use the system's keychain
     */
    public SecretPrompts(Supplier<Dialogs> dialogs, Executor ui, Supplier<ErrorViewModel> errors, boolean newerJava) {
        this.dialogs = dialogs;
        this.ui = ui;
        this.errors = errors;
        this.newerJava = newerJava;
    }

    private CompletableFuture<Optional<Answers>> ask(Form form) {
        return CompletableFuture.supplyAsync(() -> dialogs.get().ask(form), ui).thenCompose(answer -> answer);
    }

    @Override
    public CompletableFuture<Optional<Choice>> storage(List<SecretStorage> available, int saved) {
        StorageForm form = new StorageForm(available, Optional.empty());
        return ask(form.first(saved, newerJava)).thenApply(answer -> answer.map(form::choice));
    }

    @Override
    public CompletableFuture<Optional<String>> passphrase(boolean wrong) {
        Field<String> passphrase = Field.secret("passphrase", Texts.get("passphrase.field"));
        Form form = Form.of(Texts.get("passphrase.title"), Texts.get("passphrase.text"), Texts.get("passphrase.ok"))
                .failure(wrong ? Texts.get("passphrase.wrong") : "")
                .fields(passphrase)
                .check(
                        passphrase,
                        typed -> typed.get(passphrase).isEmpty() ? Texts.get("secretStorage.noPassphrase") : "");
        return ask(form).thenApply(answer -> answer.map(typed -> typed.get(passphrase)));
    }

    @Override
    public CompletableFuture<Optional<ConnectionSecrets>> secrets(
            Connection connection, @Nullable SecretsException why) {
        Field<String> key = Field.secret("secretAccessKey", Texts.get("connectionForm.secretAccessKey"));
        Field<String> token = Field.secret("sessionToken", Texts.get("connectionForm.sessionToken"));
        Field<String> proxy = Field.secret("proxyPassword", Texts.get("connectionForm.proxyPassword"));
        Field<String> certificate =
                Field.secret("certificatePassword", Texts.get("connectionForm.certificatePassword"));
        List<Field<?>> fields = new ArrayList<>();
        if (connection.accessKeyId() != null) {
            fields.addAll(List.of(key, token));
        }
        if (connection.server().proxy() != null) {
            fields.add(proxy);
        }
        if (connection.server().clientCertificate() != null) {
            fields.add(certificate);
        }
        Form form = Form.of(
                        Texts.get("enterSecrets.title", connection.name()),
                        Texts.get("enterSecrets.text"),
                        Texts.get("enterSecrets.ok"))
                .failure(why == null ? "" : ErrorTexts.sentence(reason(why)))
                .fields(fields)
                .check(
                        key,
                        typed ->
                                typed.has(key) && typed.get(key).isBlank() ? Texts.get("connectionForm.noSecret") : "");
        return ask(form)
                .thenApply(answer -> answer.map(typed -> new ConnectionSecrets(
                        entered(typed, key),
                        entered(typed, token),
                        password(typed, proxy),
                        password(typed, certificate))));
    }

    /** It may begin or end with a blank. */
    private static @Nullable String password(Answers typed, Field<String> field) {
        return typed.has(field) && !typed.get(field).isEmpty() ? typed.get(field) : null;
    }

    private static @Nullable String entered(Answers typed, Field<String> field) {
        return typed.has(field) ? ConnectionForm.orNull(typed.get(field)) : null;
    }

    @Override
    public void notMoved(SecretsException why) {
        ui.execute(() -> errors.get().show(Texts.get("secretStorage.notMoved", ErrorTexts.sentence(reason(why)))));
    }

    private static Reason reason(SecretsException e) {
        SecretProblem problem = switch (e.kind()) {
            case NO_KEYCHAIN -> SecretProblem.NO_KEYCHAIN;
            case NOT_CHOSEN -> SecretProblem.NOT_CHOSEN;
            case KEYCHAIN_LOCKED -> SecretProblem.KEYCHAIN_LOCKED;
            case KEYCHAIN_FAILED -> SecretProblem.KEYCHAIN_FAILED;
            case KEYCHAIN_TOO_SMALL -> SecretProblem.KEYCHAIN_TOO_SMALL;
            case NO_PASSPHRASE -> SecretProblem.NO_PASSPHRASE;
            case FILE_DAMAGED -> SecretProblem.FILE_DAMAGED;
            case FILE_FAILED -> SecretProblem.FILE_FAILED;
        };
        return Reason.of(problem, String.valueOf(e.getMessage()));
    }

    /**
     * A failure to read or keep secrets, as one of what needed them.
     *
     * @param connection the name of the connection whose secrets they are; empty for all
     */
    public static CloudException of(String operation, String connection, SecretsException e) {
        return new CloudException(ErrorKind.BAD_CREDENTIALS, Failure.local(operation, connection, reason(e)), e);
    }
}
