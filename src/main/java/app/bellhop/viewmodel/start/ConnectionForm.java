package app.bellhop.viewmodel.start;

import app.bellhop.cloud.EndpointUrl;
import app.bellhop.settings.Connection;
import app.bellhop.settings.services.StorageService;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for everything about a connection that is saved. */
final class ConnectionForm {

    private final Connection original;
    private final String secretsOf;
    private final Field<String> name;
    private final Field<String> endpoint;
    private final Field<String> snsEndpoint;
    private final Field<Boolean> sameSns;
    private final Field<String> region;
    private final CredentialFields credentials;
    private final ServerFields server;
    private final LookFields look;
    private final Optional<ServiceFields> service;

    /**
     * @param original what the fields begin with; its id, source and profile stay
     * @param secretsOf the id of the connection whose saved secrets are kept where none are typed
     * @param groups those that there are already
     * @param services to choose from; empty if the connection has one
     */
    ConnectionForm(Connection original, String secretsOf, List<String> groups, List<StorageService> services) {
        this.original = original;
        this.secretsOf = secretsOf;
        name = Field.text("name", Texts.get("connectionForm.name"), original.name());
        endpoint = Field.text("endpoint", Texts.get("connectionForm.endpoint"), orEmpty(original.endpoint()));
        snsEndpoint =
                Field.text("snsEndpoint", Texts.get("connectionForm.snsEndpoint"), orEmpty(original.snsEndpoint()));
        sameSns = Field.check(
                "sameSns",
                Texts.get("connectionForm.sameSns"),
                original.endpoint() != null && Objects.equals(original.endpoint(), original.snsEndpoint()));
        region = Field.text("region", Texts.get("connectionForm.region"), orEmpty(original.region()));
        credentials = new CredentialFields(original);
        server = new ServerFields(original.server());
        look = new LookFields(original.look(), groups);
        service = services.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceFields(services, endpoint, sameSns, snsEndpoint, region, server));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    Form form(String title, String okLabel) {
        List<Field<?>> connection = new ArrayList<>();
        service.ifPresent(choice -> connection.add(choice.field()));
        connection.addAll(List.of(name, endpoint, snsEndpoint, sameSns, region));
        connection.addAll(credentials.keys());
        Form form = Form.of(title, "", okLabel)
                .section(Texts.get("connectionForm.connection"), connection)
                .section(Texts.get("connectionForm.role"), credentials.role())
                .section(Texts.get("connectionForm.server"), server.all())
                .section(Texts.get("connectionForm.look"), look.all())
                .check(name, typed -> typed.get(name).isBlank() ? Texts.get("connectionForm.noName") : "")
                .check(endpoint, typed -> webAddress(typed.get(endpoint)))
                .check(snsEndpoint, typed -> webAddress(typed.get(snsEndpoint)))
                .check(
                        region,
                        typed -> typed.get(region).strip().chars().anyMatch(Character::isWhitespace)
                                ? Texts.get("connectionForm.badRegion")
                                : "")
                .check(
                        endpoint,
                        typed -> typed.get(endpoint).isBlank()
                                        && !typed.get(snsEndpoint).isBlank()
                                ? Texts.get("connectionForm.noEndpoint")
                                : "")
                .check(sameSns, typed -> typed.get(sameSns) && !same(typed) ? Texts.get("connectionForm.notSame") : "")
                .hint(endpoint, typed -> typed.get(endpoint).isBlank() ? Texts.get("connectionForm.aws") : "")
                .hint(snsEndpoint, this::snsHint)
                .fill(sameSns, this::sameEndpoint)
                .fill(endpoint, typed -> typed.get(sameSns) ? sameEndpoint(typed) : List.of());
        Form checked = look.checked(server.checked(credentials.checked(form)));
        return service.map(choice -> choice.filled(checked)).orElse(checked);
    }

    private static String webAddress(String typed) {
        String left = ServiceFields.placeholder(typed);
        return typed.isBlank() || !left.isEmpty()
                ? left
                : EndpointUrl.problem(typed).map(ErrorTexts::sentence).orElse("");
    }

    private boolean same(Answers typed) {
        return typed.get(snsEndpoint).strip().equals(typed.get(endpoint).strip());
    }

    private String snsHint(Answers typed) {
        if (!typed.get(snsEndpoint).isBlank()) {
            return "";
        }
        return typed.get(endpoint).isBlank() ? Texts.get("connectionForm.awsSns") : Texts.get("connectionForm.noSns");
    }

    /** The SNS endpoint as the box says: the S3 endpoint, or none. */
    private List<Answer<?>> sameEndpoint(Answers typed) {
        return List.of(new Answer<>(snsEndpoint, Optional.of(typed.get(sameSns) ? typed.get(endpoint) : "")));
    }

    Connector.Edited edited(Answers typed) {
        Connection connection = new Connection(
                original.id(),
                typed.get(name).strip(),
                original.source(),
                original.profile(),
                orNull(typed.get(endpoint)),
                orNull(typed.get(snsEndpoint)),
                orNull(typed.get(region)),
                credentials.accessKeyId(typed),
                look.look(typed),
                server.options(typed),
                credentials.signIn(typed));
        return new Connector.Edited(
                connection, secretsOf, saved -> server.secrets(typed, credentials.secrets(typed, saved)));
    }
}
