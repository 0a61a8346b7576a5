package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.JsonFile;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of one connection as the bytes that keychains keep. */
final class SecretsJson {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private SecretsJson() {}

    static byte[] write(ConnectionSecrets secrets) {
        return JSON.writeValueAsBytes(secrets);
    }

    static ConnectionSecrets read(byte[] json) throws SecretsException {
        try {
            return Objects.requireNonNullElse(JSON.readValue(json, ConnectionSecrets.class), ConnectionSecrets.NONE);
        } catch (JacksonException e) {
            throw new SecretsException(Kind.KEYCHAIN_FAILED, "JSON, " + JsonFile.place(e));
        }
    }
}
