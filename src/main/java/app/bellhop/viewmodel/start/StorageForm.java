package app.bellhop.viewmodel.start;

import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.secrets.SecretPrompt.Choice;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks where to keep secrets. */
final class StorageForm {

    private final Field<SecretStorage> storage;
    private final Field<String> passphrase = Field.secret("passphrase", Texts.get("secretStorage.passphrase"));
    private final Field<String> again = Field.secret("passphraseAgain", Texts.get("secretStorage.again"));
    private final Optional<SecretStorage> now;

    /** @param now where they are kept, if the user has chosen */
    StorageForm(List<SecretStorage> available, Optional<SecretStorage> now) {
        this.now = now;
        SecretStorage initial = now.filter(available::contains).orElse(available.get(0));
        storage = Field.choice("secretStorage", Texts.get("secretStorage.field"), initial, available, Texts::of);
    }

    /**
     * @param saved how many secrets are saved without encryption
     * @param newerJava whether a newer Java would use the system's keychain
     */
    Form first(int saved, boolean newerJava) {
        List<String> details = new ArrayList<>();
        if (newerJava) {
            details.add(Texts.get("secretStorage.newerJava"));
        }
        if (saved > 0) {
            details.add(Texts.get("secretStorage.saved", saved));
        }
        return form(Texts.get("secretStorage.first"), details);
    }

    Form change() {
        return form(Texts.get("secretStorage.change"), List.of());
    }

    private Form form(String text, List<String> details) {
        return Form.of(Texts.get("secretStorage.title"), text, Texts.get("secretStorage.ok"))
                .details(details)
                .fields(storage, passphrase, again)
                .hint(storage, typed -> hint(typed.get(storage)))
                .usedWhen(passphrase, this::inFile)
                .usedWhen(again, this::inFile)
                .hint(
                        passphrase,
                        typed -> inFile(typed)
                                        && now.filter(SecretStorage.PASSPHRASE_FILE::equals)
                                                .isPresent()
                                ? Texts.get("secretStorage.newPassphrase")
                                : "")
                .check(
                        passphrase,
                        typed -> inFile(typed) && typed.get(passphrase).isEmpty()
                                ? Texts.get("secretStorage.noPassphrase")
                                : "")
                .check(
                        again,
                        typed -> inFile(typed) && !typed.get(passphrase).equals(typed.get(again))
                                ? Texts.get("secretStorage.notSame")
                                : "");
    }

    private static String hint(SecretStorage storage) {
        return switch (storage) {
            case KEYCHAIN -> Texts.get("secretStorage.keychainHint");
            case PASSPHRASE_FILE -> Texts.get("secretStorage.fileHint");
            case THIS_RUN -> Texts.get("secretStorage.runHint");
        };
    }

    private boolean inFile(Answers typed) {
        return typed.get(storage) == SecretStorage.PASSPHRASE_FILE;
    }

    Choice choice(Answers typed) {
        return new Choice(typed.get(storage), inFile(typed) ? typed.get(passphrase) : "");
    }
}
