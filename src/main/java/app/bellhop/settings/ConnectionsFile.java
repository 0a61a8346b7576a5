package app.bellhop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file of connections to give to others: without secrets, and without trust in certificates. */
public final class ConnectionsFile {

    private static final String LIST = "bellhopConnections";

    /** Far more than anybody has. */
    private static final long MAX_BYTES = 10_000_000;

    private static final int MAX_CONNECTIONS = 1_000;

    /** Typed in an address by hand. */
    private static final Pattern PROXY_PASSWORD = Pattern.compile("^([^:/@]*(?:://)?[^:/@]*):.*@");

    /**
     * What a file holds.
     *
     * @param partial the names of those with options that this version does not know; they are left out
     * @param skipped how many entries are no connections that this version knows
     */
    public record Content(List<Connection> connections, List<String> partial, int skipped) {}

    private record Document(List<Connection> bellhopConnections) {}

    private ConnectionsFile() {}

    /** Writes a file that only its owner can read. Blocks. */
    public static void write(Path file, List<Connection> connections) throws IOException {
        Document document = new Document(
                connections.stream().map(ConnectionsFile::withoutSecrets).toList());
        OwnerOnlyFile.write(file.toAbsolutePath(), JsonFile.JSON.writeValueAsBytes(document));
    }

    /**
     * Reads a file. Blocks.
     *
     * @return empty if it is not one of these
     */
    public static Optional<Content> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        JsonNode list;
        try {
            list = JsonFile.JSON.readTree(Files.readAllBytes(file)).path(LIST);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return list.isArray() && list.size() <= MAX_CONNECTIONS ? Optional.of(content(list)) : Optional.empty();
    }

    private static Content content(JsonNode list) {
        List<Connection> connections = new ArrayList<>();
        List<String> partial = new ArrayList<>();
        for (JsonNode entry : list) {
            Connection connection = connection(entry);
            if (connection == null || !connection.saved()) {
                continue;
            }
            connections.add(withoutSecrets(connection));
            if (!Understood.all(entry, JsonFile.JSON.valueToTree(connection))) {
                partial.add(connection.name());
            }
        }
        return new Content(connections, partial, list.size() - connections.size());
    }

    private static @Nullable Connection connection(JsonNode entry) {
        try {
            return JsonFile.JSON.treeToValue(entry, Connection.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Whom one user trusts is nothing that a file can tell another; nor is a password. */
    private static Connection withoutSecrets(Connection c) {
        ServerOptions s = c.server();
        ServerOptions options = new ServerOptions(
                s.addressing(),
                s.checksums(),
                s.requesterPays(),
                s.proxy() == null ? null : PROXY_PASSWORD.matcher(s.proxy()).replaceFirst("$1@"),
                s.certificateAuthorities(),
                s.clientCertificate(),
                List.of());
        return new Connection(
                c.id(),
                c.name(),
                c.source(),
                c.profile(),
                c.endpoint(),
                c.snsEndpoint(),
                c.region(),
                c.accessKeyId(),
                c.look(),
                options,
                c.signIn());
    }
}
