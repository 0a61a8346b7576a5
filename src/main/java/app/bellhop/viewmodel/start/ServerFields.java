package app.bellhop.viewmodel.start;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.ServerOptions.Checksums;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields about how the server of a connection is spoken to. */
final class ServerFields {

    private static final Pattern PROXY = Pattern.compile("https?://([^/@:\\s]+@)?[^/@:\\s]+(:\\d{1,5})?/?");

    private final ServerOptions original;
    private final Field<Addressing> addressing;
    private final Field<Checksums> checksums;
    private final Field<Boolean> requesterPays;
    private final Field<String> proxy;
    private final Field<String> proxyPassword =
            Field.secret("proxyPassword", Texts.get("connectionForm.proxyPassword"));
    private final Field<String> certificateAuthorities;
    private final Field<String> clientCertificate;
    private final Field<String> certificatePassword =
            Field.secret("certificatePassword", Texts.get("connectionForm.certificatePassword"));
    private final Field<Boolean> keepTrusted;

    ServerFields(ServerOptions original) {
        this.original = original;
        addressing = Field.choice(
                "addressing",
                Texts.get("connectionForm.addressing"),
                original.addressing(),
                List.of(Addressing.values()),
                Texts::of);
        checksums = Field.choice(
                "checksums",
                Texts.get("connectionForm.checksums"),
                original.checksums(),
                List.of(Checksums.values()),
                Texts::of);
        requesterPays =
                Field.check("requesterPays", Texts.get("connectionForm.requesterPays"), original.requesterPays());
        proxy = Field.text("proxy", Texts.get("connectionForm.proxy"), orEmpty(original.proxy()));
        certificateAuthorities = Field.openFile(
                "certificateAuthorities",
                Texts.get("connectionForm.certificateAuthorities"),
                orEmpty(original.certificateAuthorities()));
        clientCertificate = Field.openFile(
                "clientCertificate",
                Texts.get("connectionForm.clientCertificate"),
                orEmpty(original.clientCertificate()));
        keepTrusted = Field.check(
                "keepTrusted",
                Texts.get(
                        "connectionForm.keepTrusted",
                        original.trustedCertificates().size()),
                true);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    List<Field<?>> all() {
        List<Field<?>> all = new ArrayList<>(List.of(
                addressing,
                checksums,
                requesterPays,
                proxy,
                proxyPassword,
                certificateAuthorities,
                clientCertificate,
                certificatePassword));
        if (!original.trustedCertificates().isEmpty()) {
            all.add(keepTrusted);
        }
        return all;
    }

    Form checked(Form form) {
        return form.check(
                        proxy,
                        typed -> typed.get(proxy).isBlank()
                                        || PROXY.matcher(typed.get(proxy).strip())
                                                .matches()
                                ? ""
                                : Texts.get("connectionForm.badProxy"))
                .hint(requesterPays, typed -> typed.get(requesterPays) ? Texts.get("connectionForm.youPay") : "")
                .hint(proxy, typed -> typed.get(proxy).isBlank() ? Texts.get("connectionForm.noProxy") : "")
                .hint(certificateAuthorities, typed -> Texts.get("connectionForm.certificateAuthoritiesHint"))
                .hint(clientCertificate, typed -> Texts.get("connectionForm.clientCertificateHint"));
    }

    Answer<Addressing> addressing(Addressing value) {
        return new Answer<>(addressing, Optional.of(value));
    }

    ServerOptions options(Answers typed) {
        return new ServerOptions(
                typed.get(addressing),
                typed.get(checksums),
                typed.get(requesterPays),
                ConnectionForm.orNull(typed.get(proxy)),
                ConnectionForm.orNull(typed.get(certificateAuthorities)),
                ConnectionForm.orNull(typed.get(clientCertificate)),
                typed.has(keepTrusted) && !typed.get(keepTrusted) ? List.of() : original.trustedCertificates());
    }

    /** Saved passwords are kept for the proxy and the certificate that they were typed for. */
    ConnectionSecrets secrets(Answers typed, ConnectionSecrets saved) {
        return new ConnectionSecrets(
                saved.secretAccessKey(),
                saved.sessionToken(),
                password(typed, proxy, original.proxy(), proxyPassword, saved.proxyPassword()),
                password(
                        typed,
                        clientCertificate,
                        original.clientCertificate(),
                        certificatePassword,
                        saved.certificatePassword()));
    }

    private static @Nullable String password(
            Answers typed,
            Field<String> owner,
            @Nullable String formerOwner,
            Field<String> password,
            @Nullable String saved) {
        String now = ConnectionForm.orNull(typed.get(owner));
        if (now == null) {
            return null;
        }
        String entered = typed.get(password);
        return entered.isEmpty() ? (Objects.equals(now, formerOwner) ? saved : null) : entered;
    }
}
