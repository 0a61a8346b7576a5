package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of one connection as the bytes that keychains keep. */
final class SecretsJson {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private SecretsJson() {}

    static byte[] write(ConnectionSecrets secrets) {
        return JSON.writeValueAsBytes(secrets);
    }

    static ConnectionSecrets read(byte[] json) {
        return JSON.readValue(json, ConnectionSecrets.class);
    }
}
