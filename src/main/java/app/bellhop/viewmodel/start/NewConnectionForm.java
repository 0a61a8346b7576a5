package app.bellhop.viewmodel.start;

import app.bellhop.cloud.EndpointUrl;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for a connection with its own access keys. */
final class NewConnectionForm {

    private final Field<String> name = Field.text("name", Texts.get("newConnection.name"), "");
    private final Field<String> endpoint = Field.text("endpoint", Texts.get("newConnection.endpoint"), "");
    private final Field<String> snsEndpoint = Field.text("snsEndpoint", Texts.get("newConnection.snsEndpoint"), "");
    private final Field<String> region = Field.text("region", Texts.get("newConnection.region"), "");
    private final Field<String> accessKeyId = Field.text("accessKeyId", Texts.get("newConnection.accessKeyId"), "");
    private final Field<String> secretAccessKey =
            Field.secret("secretAccessKey", Texts.get("newConnection.secretAccessKey"));

    Form form() {
        return Form.of(Texts.get("newConnection.title"), Texts.get("newConnection.text"), Texts.get("newConnection.ok"))
                .details(Texts.get("newConnection.detail"))
                .fields(name, endpoint, snsEndpoint, region, accessKeyId, secretAccessKey)
                .check(name, typed -> typed.get(name).isBlank() ? Texts.get("newConnection.noName") : "")
                .check(endpoint, typed -> webAddress(typed.get(endpoint)))
                .check(snsEndpoint, typed -> webAddress(typed.get(snsEndpoint)))
                .check(
                        endpoint,
                        typed -> typed.get(endpoint).isBlank()
                                        && !typed.get(snsEndpoint).isBlank()
                                ? Texts.get("newConnection.noEndpoint")
                                : "")
                .check(
                        accessKeyId,
                        typed -> typed.get(accessKeyId).isBlank() ? Texts.get("newConnection.noAccessKeyId") : "")
                .check(
                        secretAccessKey,
                        typed -> typed.get(secretAccessKey).isBlank() ? Texts.get("newConnection.noSecret") : "");
    }

    private static String webAddress(String typed) {
        return typed.isBlank()
                ? ""
                : EndpointUrl.problem(typed).map(ErrorTexts::sentence).orElse("");
    }

    Connection connection(Answers typed) {
        return new Connection(
                UUID.randomUUID().toString(),
                typed.get(name).strip(),
                Connection.Source.SAVED,
                null,
                orNull(typed.get(endpoint)),
                orNull(typed.get(snsEndpoint)),
                orNull(typed.get(region)),
                typed.get(accessKeyId).strip());
    }

    String secret(Answers typed) {
        return typed.get(secretAccessKey).strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
