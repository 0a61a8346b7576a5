package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields about who signs the requests of a connection. */
final class CredentialFields {

    private static final Pattern ROLE = Pattern.compile("arn:[a-z0-9-]+:iam::\\d{12}:role/\\S+");

    /** As STS takes it. */
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final Connection original;

    /** Whether keys are typed here, rather than found where the AWS CLI finds them. */
    private final boolean ownKeys;

    private final Field<String> accessKeyId;
    private final Field<String> secretAccessKey =
            Field.secret("secretAccessKey", Texts.get("connectionForm.secretAccessKey"));
    private final Field<String> sessionToken = Field.secret("sessionToken", Texts.get("connectionForm.sessionToken"));
    private final Field<Boolean> anonymous;
    private final Field<String> roleArn;
    private final Field<String> externalId;
    private final Field<String> mfaSerial;
    private final Field<String> sessionName;

    CredentialFields(Connection original) {
        this.original = original;
        this.ownKeys = original.source() == Connection.Source.SAVED;
        SignInOptions signIn = original.signIn();
        accessKeyId = text("accessKeyId", Texts.get("connectionForm.accessKeyId"), original.accessKeyId());
        anonymous = Field.check("anonymous", Texts.get("connectionForm.anonymous"), signIn.anonymous());
        roleArn = text("roleArn", Texts.get("connectionForm.roleArn"), signIn.roleArn());
        externalId = text("externalId", Texts.get("connectionForm.externalId"), signIn.externalId());
        mfaSerial = text("mfaSerial", Texts.get("connectionForm.mfaSerial"), signIn.mfaSerial());
        sessionName = text("sessionName", Texts.get("connectionForm.sessionName"), signIn.roleSessionName());
    }

    private static Field<String> text(String name, String label, @Nullable String initial) {
        return Field.text(name, label, initial == null ? "" : initial);
    }

    List<Field<?>> keys() {
        if (ownKeys) {
            return List.of(accessKeyId, secretAccessKey, sessionToken, anonymous);
        }
        String source = original.profile() == null
                ? Texts.get("connection.environment")
                : Texts.get("connectionForm.profile", original.profile());
        return List.of(Field.fact(Texts.get("connectionForm.credentials"), source), anonymous);
    }

    List<Field<?>> role() {
        return List.of(roleArn, externalId, mfaSerial, sessionName);
    }

    Form checked(Form form) {
        Form checked = form.check(
                        roleArn,
                        typed -> typed.get(roleArn).isBlank()
                                        || ROLE.matcher(typed.get(roleArn).strip())
                                                .matches()
                                ? ""
                                : Texts.get("connectionForm.badRole"))
                .check(roleArn, typed -> needsRole(typed) ? Texts.get("connectionForm.noRole") : "")
                .hint(roleArn, typed -> typed.get(roleArn).isBlank() ? Texts.get("connectionForm.roleHint") : "")
                .check(
                        sessionName,
                        typed -> typed.get(sessionName).isBlank()
                                        || SESSION_NAME
                                                .matcher(typed.get(sessionName).strip())
                                                .matches()
                                ? ""
                                : Texts.get("connectionForm.badSessionName"))
                .hint(sessionName, typed -> Texts.get("connectionForm.sessionNameHint"))
                .hint(mfaSerial, typed -> Texts.get("connectionForm.mfaHint"))
                .hint(anonymous, typed -> typed.get(anonymous) ? Texts.get("connectionForm.anonymousHint") : "");
        return ownKeys
                ? checked.check(
                                accessKeyId,
                                typed -> typed.get(anonymous)
                                                || !typed.get(accessKeyId).isBlank()
                                        ? ""
                                        : Texts.get("connectionForm.noAccessKeyId"))
                        .check(
                                secretAccessKey,
                                typed -> typed.get(anonymous)
                                                || !typed.get(secretAccessKey).isBlank()
                                                || keepsKey(typed)
                                        ? ""
                                        : Texts.get("connectionForm.noSecret"))
                        .hint(secretAccessKey, typed -> keepsKey(typed) ? Texts.get("connectionForm.keptSecret") : "")
                : checked;
    }

    private boolean needsRole(Answers typed) {
        return typed.get(roleArn).isBlank()
                && Stream.of(externalId, mfaSerial, sessionName)
                        .anyMatch(field -> !typed.get(field).isBlank());
    }

    /** Whether the saved secret still belongs to the key. */
    private boolean keepsKey(Answers typed) {
        return original.accessKeyId() != null
                && original.accessKeyId().equals(typed.get(accessKeyId).strip());
    }

    /** Null where the credentials come from elsewhere. */
    @Nullable
    String accessKeyId(Answers typed) {
        return ownKeys ? ConnectionForm.orNull(typed.get(accessKeyId)) : null;
    }

    SignInOptions signIn(Answers typed) {
        return new SignInOptions(
                typed.get(anonymous),
                ConnectionForm.orNull(typed.get(roleArn)),
                ConnectionForm.orNull(typed.get(externalId)),
                ConnectionForm.orNull(typed.get(mfaSerial)),
                ConnectionForm.orNull(typed.get(sessionName)));
    }

    /** A new secret key replaces the session token too: both are issued together. */
    ConnectionSecrets secrets(Answers typed, ConnectionSecrets saved) {
        if (!ownKeys) {
            return saved;
        }
        String secret = ConnectionForm.orNull(typed.get(secretAccessKey));
        String token = ConnectionForm.orNull(typed.get(sessionToken));
        boolean kept = secret == null && keepsKey(typed);
        return new ConnectionSecrets(
                kept ? saved.secretAccessKey() : secret,
                kept && token == null ? saved.sessionToken() : token,
                saved.proxyPassword(),
                saved.certificatePassword());
    }
}
