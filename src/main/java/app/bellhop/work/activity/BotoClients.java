package app.bellhop.work.activity;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.ServerOptions.Checksums;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first lines of a script: what it imports, and its clients for a connection. Without credentials. */
final class BotoClients {

    private final Connection connection;
    private final boolean links;

    /** @param links whether links are signed */
    BotoClients(Connection connection, boolean links) {
        this.connection = connection;
        this.links = links;
    }

    /** @param services those that calls are made of, by boto3's names */
    String lines(Collection<String> services, Collection<String> imports) {
        List<String> lines = new ArrayList<>();
        new TreeSet<>(imports).forEach(module -> lines.add("import " + module));
        if (!imports.isEmpty()) {
            lines.add("");
        }
        lines.add("import boto3");
        Map<String, String> s3 = s3Config();
        if (!s3.isEmpty()) {
            lines.add("from botocore.config import Config");
        }
        if (connection.signIn().anonymous()) {
            lines.add("from botocore import UNSIGNED");
        }
        lines.add("");
        lines.add("# boto3 finds the credentials itself: in environment variables or the AWS files.");
        String role = connection.signIn().roleArn();
        if (role != null) {
            lines.add("# Bellhop has assumed the role " + PythonWriter.text(role) + " with them.");
        }
        String profile = connection.profile();
        if (profile != null) {
            lines.add("session = boto3.Session(profile_name=" + PythonWriter.text(profile) + ")");
        }
        String factory = profile == null ? "boto3.client(" : "session.client(";
        for (String service : new TreeSet<>(services)) {
            Map<String, String> arguments = new LinkedHashMap<>();
            put(arguments, "endpoint_url", endpoint(service));
            put(arguments, "region_name", connection.region());
            put(arguments, "verify", connection.server().certificateAuthorities());
            if (service.equals("s3") && !s3.isEmpty()) {
                arguments.put("config", "Config(" + named(s3) + ")");
            }
            String more = arguments.isEmpty() ? "" : ", " + named(arguments);
            lines.add(service + " = " + factory + PythonWriter.text(service) + more + ")");
        }
        return String.join("\n", lines) + "\n";
    }

    private @Nullable String endpoint(String service) {
        return switch (service) {
            case "s3" -> connection.endpoint();
            case "athena" -> null; // Only profiles know it, and boto3 reads them.
            default -> connection.snsEndpoint();
        };
    }

    private Map<String, String> s3Config() {
        Map<String, String> config = new LinkedHashMap<>();
        if (connection.signIn().anonymous()) {
            config.put("signature_version", "UNSIGNED");
        } else if (links) {
            config.put("signature_version", "'s3v4'"); // Else boto3 signs many as servers no longer accept.
        }
        Addressing addressing = connection.server().addressing();
        if (addressing == Addressing.AUTO ? connection.endpoint() != null && !aws() : addressing == Addressing.PATH) {
            config.put("s3", "{'addressing_style': 'path'}");
        } else if (links) {
            config.put("s3", "{'addressing_style': 'virtual'}"); // Else boto3 leaves the region out of the host.
        }
        if (connection.server().checksums() == Checksums.WHEN_REQUIRED) {
            config.put("request_checksum_calculation", "'when_required'");
            config.put("response_checksum_validation", "'when_required'");
        }
        return config;
    }

    private boolean aws() {
        return String.valueOf(connection.endpoint()).contains(".amazonaws.com");
    }

    private static void put(Map<String, String> arguments, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            arguments.put(name, PythonWriter.text(value));
        }
    }

    private static String named(Map<String, String> arguments) {
        return String.join(
                ", ",
                arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + "=" + argument.getValue())
                        .toList());
    }
}
