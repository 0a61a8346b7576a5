package app.bellhop.fake.athena;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.AwsProfiles;
import app.bellhop.fake.FaultyServer;
import app.bellhop.settings.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for Athena, in its protocol: answers each operation as the test says, and keeps what was asked. */
public final class AthenaServer implements AutoCloseable {

    private static final String TARGET = "AmazonAthena.";

    /** An answer. */
    public record Answer(int status, String body) {

        public static Answer of(String json) {
            return new Answer(200, json);
        }

        public static Answer error(String code, String message) {
            return new Answer(
                    400,
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("__type", "com.amazonaws.athena#" + code)
                            .put("Message", message)
                            .toString());
        }
    }

    /** A request: its operation, its document, and how it was signed. */
    public record Request(String operation, JsonNode document, String authorization) {}

    public final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    private final FaultyServer server;

    /** @param answer by the operation and its document */
    public AthenaServer(BiFunction<String, JsonNode, Answer> answer) throws IOException {
        server = new FaultyServer(exchange -> {
            String operation = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .replace(TARGET, "");
            JsonNode document =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            requests.add(new Request(
                    operation,
                    document,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
            Answer sent = answer.apply(operation, document);
            byte[] bytes = sent.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(sent.status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    public String endpoint() {
        return server.endpoint();
    }

    /** The operations that were asked for, in their order. */
    public List<String> operations() {
        return List.copyOf(requests).stream().map(Request::operation).toList();
    }

    /** A profile that names this server for Athena only. Sets {@code aws.configFile}, which the test clears. */
    public static Connection profile(Path folder, String s3, String athena, String keyId, String secret)
            throws IOException {
        Path config = folder.resolve("athena-config");
        Files.writeString(
                config,
                "[profile p]\nregion = eu-west-1\naws_access_key_id = " + keyId + "\naws_secret_access_key = "
                        + secret + "\n"
                        + "services = s\n[services s]\ns3 =\n  endpoint_url = " + s3 + "\nathena =\n  endpoint_url = "
                        + athena + "\n");
        System.setProperty("aws.configFile", config.toString());
        return AwsProfiles.read().profiles().stream()
                .filter(profile -> profile.name().equals("p"))
                .findFirst()
                .orElseThrow();
    }

    /** Connects with such a profile. */
    public AwsConnection connect(Path folder) throws IOException {
        return new AwsConnection(profile(folder, endpoint(), endpoint(), "AKIA", "secret"), null, Runnable::run);
    }

    @Override
    public void close() {
        server.close();
    }
}
