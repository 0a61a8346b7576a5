package app.bellhop.work.activity;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions.Addressing;
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

    BotoClients(Connection connection) {
        this.connection = connection;
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
        String profile = connection.profile();
        if (profile != null) {
            lines.add("session = boto3.Session(profile_name=" + PythonWriter.text(profile) + ")");
        }
        String factory = profile == null ? "boto3.client(" : "session.client(";
        for (String service : new TreeSet<>(services)) {
            Map<String, String> arguments = new LinkedHashMap<>();
            put(arguments, "endpoint_url", service.equals("s3") ? connection.endpoint() : connection.snsEndpoint());
            put(arguments, "region_name", connection.region());
            if (service.equals("s3") && !s3.isEmpty()) {
                arguments.put("config", "Config(" + named(s3) + ")");
            }
            String more = arguments.isEmpty() ? "" : ", " + named(arguments);
            lines.add(service + " = " + factory + PythonWriter.text(service) + more + ")");
        }
        return String.join("\n", lines) + "\n";
    }

    private Map<String, String> s3Config() {
        Map<String, String> config = new LinkedHashMap<>();
        if (connection.signIn().anonymous()) {
            config.put("signature_version", "UNSIGNED");
        }
        Addressing addressing = connection.server().addressing();
        boolean path =
                addressing == Addressing.AUTO ? connection.endpoint() != null && !aws() : addressing == Addressing.PATH;
        if (path) {
            config.put("s3", "{'addressing_style': 'path'}");
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
